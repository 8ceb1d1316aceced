#include "rules/rules.h"

#include "model/built.h"
#include "model/effect.h"
#include "model/import.h"
#include "model/keep.h"

/* A compiled pattern that is used right there, once. */
static bool is_used_up(const Question *question, Node call)
{
    const Tree *tree = question->tree;
    Node holder = tree_parent(tree, call);
    if (tree_kind(tree, holder) == KIND_attribute)
        return true;
    Node name = tree_kind(tree, holder) == KIND_assignment
                    ? tree_child(tree, holder, FIELD_left)
                    : NODE_NONE;
    return name && tree_symbol(tree, name) &&
           !effect_escapes(question->model, name) &&
           !keep_serves_loop(question->model, call);
}

Answer rule_regex_built_in_loop(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node call = question_capture(question, "call");
    Str name = tree_word(question->tree, import_qualified(model, call));
    Node loop = question_loop(question, report);
    Node built = built_text(model, question_capture(question, "pattern"));
    if (!built)
        return question_no(question, "the pattern is not put together here");
    if (!built_varies(model, built, loop))
        return question_no(question, "only a few patterns are made");
    if (str_is(name, "re.compile") && !is_used_up(question, report))
        return question_no(question, "the pattern is kept, or used often");
    return built_recurs(model, built, loop) ? ANSWER_YES : ANSWER_NOTE;
}
