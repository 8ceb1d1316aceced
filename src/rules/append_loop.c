#include "rules/rules.h"

#include "model/comprehension.h"

/* The loop has the right shape; may it be a comprehension? */
Answer rule_append_loop(const Question *question)
{
    FillLoop fill = {
        .loop = match_report(question->match),
        .target = question_capture(question, "target"),
        .iterable = question_capture(question, "iterable"),
        .condition = question_capture(question, "condition"),
        .value = question_capture(question, "value"),
        .list = question_capture(question, "list"),
    };
    Model *model = question->model;
    const char *reason = comprehension_target_refuted(model, &fill);
    if (!reason)
        reason = comprehension_parts_refuted(model, &fill);
    if (!reason)
        reason = comprehension_list_refuted(model, &fill);
    return reason ? question_no(question, "%s", reason) : ANSWER_YES;
}
