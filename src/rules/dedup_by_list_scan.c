#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"

/* Below this the list is the faster one. */
enum { FEWEST_PASSES = 10 };

static bool has_few_passes(const Question *question, Node loop)
{
    const Tree *tree = question->tree;
    int64_t passes = loop_trip_count(question->model, loop);
    return passes >= 0 && passes < FEWEST_PASSES &&
           !loop_around(tree, loop_whole(tree, loop));
}

Answer rule_dedup_by_list_scan(const Question *question)
{
    Model *model = question->model;
    Node loop = loop_around(question->tree, match_report(question->match));
    Node iterable = loop_iterable(question->tree, loop);
    if (has_few_passes(question, loop))
        return question_no(question, "the loop has few passes");
    if (iterable && (length_is_command_line(model, iterable) ||
                     length_is_spelled_out(model, iterable) ||
                     length_is_bases(model, iterable)))
        return question_no(question, "the loop is over few");
    return length_passes_are_many(model, match_report(question->match))
               ? ANSWER_YES
               : ANSWER_NOTE;
}
