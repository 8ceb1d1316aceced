#include "rules/rules.h"

#include "model/distinct.h"
#include "model/length.h"
#include "model/loop.h"

/* Making a dict of positions costs about as much as a few searches. */
enum { FEW_SEARCHES = 4 };

Answer rule_list_index_in_loop(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node list = question_capture(question, "list");
    Node loop = loop_around(question->tree, report);
    if (loop_has_few_passes(model, loop, FEW_SEARCHES))
        return question_no(question, "there are few passes");
    bool many = length_passes_are_many(model, report) ||
                length_sets_passes(model, list, loop);
    return many && !distinct_set_passes(model, list, report) ? ANSWER_YES
                                                             : ANSWER_NOTE;
}
