#include "rules/rules.h"

#include "model/ends.h"
#include "model/purpose.h"
#include "model/value.h"

Answer rule_sort_for_extreme(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node sorted = question_capture(question, "sorted");
    Node data = question_capture(question, "data");
    int64_t index = 1;
    const char *reason =
        sorted ? NULL : ends_refuted(question->model, data, report, &index);
    if (reason)
        return question_no(question, "%s", reason);
    if (purpose_is_exception(tree, report) || purpose_is_check(tree, report))
        return question_no(question, "it is for an exception or a check");
    if (sorted)
        (void)value_integer(question->model,
                            question_capture(question, "index"), &index);
    Node call = sorted ? tree_parent(tree, sorted) : report;
    if (index == 0 || !value_keyword(tree, call, STR("key")))
        return ANSWER_YES;
    question_detail(question, (Span){0}, (Str){0},
                    STR(" (of equal keys the last, where `min` and `max` take "
                        "the first)"));
    return ANSWER_NOTE;
}
