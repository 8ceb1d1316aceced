#include "rules/rules.h"

#include "model/history.h"
#include "model/value.h"

enum { FEW = 8 };

Answer rule_bounded_history_by_slicing(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node kept = question_capture(question, "kept");
    Node limit = history_limit(model, list, report);
    int64_t most = FEW + 1;
    if (!history_grows(model, list, report))
        return question_no(question, "nothing is appended to it");
    if (!kept && !limit)
        return question_no(question, "no test of its length is around");
    const char *reason = history_refuted(model, list, report);
    if (reason)
        return question_no(question, "%s", reason);
    (void)value_integer(model, limit ? limit : kept, &most);
    return most <= FEW && most >= -FEW ? ANSWER_NOTE : ANSWER_YES;
}
