#include "rules/rules.h"

#include "model/import.h"

/* A pass through a layer of a network takes far longer than the copy; a tuple
 * of an object is mostly one because others share it. */
Answer rule_list_concat_in_loop(const Question *question)
{
    if (!str_is(question->match->pattern->variant, "tuple"))
        return ANSWER_YES;
    Node tuple = question_capture(question, "list");
    bool shared = tree_kind(question->tree, tuple) == KIND_attribute;
    return shared || import_exists(question->model, STR("torch")) ? ANSWER_NOTE
                                                                  : ANSWER_YES;
}
