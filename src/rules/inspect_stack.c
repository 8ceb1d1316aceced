#include "rules/rules.h"

#include "model/entry.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/scope.h"

/* Is it in a `raise`, or does one follow on every way? */
static bool is_for_error(const Tree *tree, Node node)
{
    if (tree_ancestor(tree, node, KIND_raise_statement))
        return true;
    for (node = loop_statement_of(tree, node); node;
         node = loop_statement_of(tree, tree_parent(tree, node))) {
        if (tree_kind(tree, node) == KIND_function_definition)
            return false;
        for (Node next = node; next; next = tree_next_named(tree, next))
            if (tree_kind(tree, next) == KIND_raise_statement)
                return true;
    }
    return false;
}

/* `if hasattr(sys, "_getframe"):` and the like: this is for a Python whose
 * frames cannot be had otherwise. */
static bool knows_frames(const Tree *tree, Node node)
{
    Node def = scope_def(tree, node);
    Str text = def ? tree_text(tree, def) : (Str){0};
    return str_contains(text, STR("currentframe")) ||
           str_contains(text, STR("_getframe"));
}

/* Of a list of frames that has a name, is one all that is read? */
Answer rule_inspect_stack(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node stack = question_capture(question, "stack");
    if (is_for_error(tree, report))
        return question_no(question, "it is a part of an error's text");
    if (knows_frames(tree, report))
        return question_no(question, "the function knows the other way");
    Answer answer =
        entry_runs_once(question->model, report) ? ANSWER_NOTE : ANSWER_YES;
    if (!stack)
        return answer;
    int64_t index = 0;
    Node statement = loop_statement_of(tree, stack);
    if (place_is_read_at(question->model, stack, statement, &index))
        return answer;
    return question_no(question, "more than one frame is used");
}
