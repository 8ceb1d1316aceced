#include "rules/rules.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/walk.h"

/* A pass through a layer of a network takes far longer than the copy; a tuple
 * of an object is mostly one because others share it. */
Answer rule_list_concat_in_loop(const Question *question)
{
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->model, report);
    if (walk_is_whole(question->model, list, loop, report))
        return question_no(question, "the loop walks it on every pass");
    if (!str_is(question->match->pattern->variant, "tuple"))
        return ANSWER_YES;
    bool shared = tree_kind(question->tree, list) == KIND_attribute;
    return shared || import_exists(question->model, STR("torch")) ? ANSWER_NOTE
                                                                  : ANSWER_YES;
}
