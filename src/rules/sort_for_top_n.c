#include "rules/rules.h"

#include "model/length.h"
#include "model/value.h"

enum { FEWEST_ELEMENTS = 1000, SHARE = 50, MOST_KEPT = 100 };

Answer rule_sort_for_top_n(const Question *question)
{
    Model *model = question->model;
    Node number = question_capture(question, "n");
    int64_t kept = 0;
    bool known = value_integer(model, number, &kept);
    if (known && (kept < 1 || kept > MOST_KEPT))
        return question_no(question, "it keeps many");
    if (!known && length_is_share(model, number))
        return question_no(question, "it keeps a share of the length");
    int64_t size = value_size(model, question_capture(question, "data"));
    if (size < 0 || (!known && size >= FEWEST_ELEMENTS))
        return ANSWER_NOTE;
    if (size < FEWEST_ELEMENTS || kept * SHARE > size)
        return question_no(question, "there are few to choose from");
    return ANSWER_YES;
}
