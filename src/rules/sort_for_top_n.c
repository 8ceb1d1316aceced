#include "rules/rules.h"

#include "model/ends.h"
#include "model/value.h"

enum { FEWEST_ELEMENTS = 1000, SHARE = 50, MOST_KEPT = 100 };

Answer rule_sort_for_top_n(const Question *question)
{
    Model *model = question->model;
    Node number = question_capture(question, "n");
    Node data = question_capture(question, "data");
    Node report = match_report(question->match);
    int64_t size = value_size(model, data);
    int64_t kept = 0;
    bool known = value_integer(model, number, &kept);
    if (question_is_test(question, report))
        return question_no(question, "a test compares with what is simple");
    if (value_is_step(question->tree, number))
        return question_no(question, "it takes elements at a distance");
    if (known && (kept < 1 || kept > MOST_KEPT))
        return question_no(question, "it keeps many");
    if (size >= 0 && (size < FEWEST_ELEMENTS || kept * SHARE > size))
        return question_no(question, "there are few to choose from");
    if (known && size >= 0)
        return ANSWER_YES;
    const char *reason = ends_few_refuted(model, data, number, report);
    return reason ? question_no(question, "%s", reason) : ANSWER_NOTE;
}
