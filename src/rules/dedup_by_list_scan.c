#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"

/* With so many the list is still the faster one. */
enum { FEW_PASSES = 9 };

Answer rule_dedup_by_list_scan(const Question *question)
{
    Model *model = question->model;
    Node loop = loop_around(question->tree, match_report(question->match));
    Node iterable = loop_iterable(question->tree, loop);
    if (loop_has_few_passes(model, loop, FEW_PASSES))
        return question_no(question, "the loop has few passes");
    if (iterable && (length_is_command_line(model, iterable) ||
                     length_is_spelled_out(model, iterable) ||
                     length_is_bases(model, iterable)))
        return question_no(question, "the loop is over few");
    return length_passes_are_many(model, match_report(question->match))
               ? ANSWER_YES
               : ANSWER_NOTE;
}
