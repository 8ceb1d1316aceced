#include "rules/rules.h"

#include "model/loop.h"
#include "model/mapping.h"
#include "model/type.h"

static bool is_super(const Tree *tree, Node object)
{
    Node function = tree_child(tree, object, FIELD_function);
    return function && str_is(tree_text(tree, function), "super");
}

/* A look-up costs some nanoseconds: it takes a loop to make them count. */
Answer rule_keys_membership(const Question *question)
{
    Node dict = question_capture(question, "dict");
    Node report = match_report(question->match);
    const Type *type = type_of(question->model, dict).type;
    if (is_super(question->tree, dict))
        return question_no(question, "`super()` has no `in`");
    if (type && type->class && !mapping_is_plain(question->model, type->class))
        return question_no(question, "a class of the file may look up anew");
    bool view = str_is(question->match->pattern->variant, "view");
    return view && !loop_repeating(question->model, report) ? ANSWER_NOTE
                                                            : ANSWER_YES;
}
