#include "rules/rules.h"

#include "model/distinct.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/purpose.h"
#include "model/search.h"

/* Making a `Counter` costs about as much as ten calls of `count`. */
enum { FEW_COUNTS = 9 };

Answer rule_list_count_in_loop(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node list = question_capture(question, "list");
    Node loop = loop_around(question->tree, report);
    if (search_goes_on(question->tree, report))
        return question_no(question, "the loop only looks for what is free");
    if (distinct_are_fewer(model, list, report))
        return question_no(question, "it is known that some are equal");
    if (purpose_is_exception(question->tree, report))
        return question_no(question, "it is for the text of an error");
    if (loop_has_few_passes(model, loop, FEW_COUNTS))
        return question_no(question, "there are few passes");
    bool many = length_passes_are_many(model, report) ||
                length_sets_passes(model, list, loop);
    return many && !distinct_set_passes(model, list, report) ? ANSWER_YES
                                                             : ANSWER_NOTE;
}
