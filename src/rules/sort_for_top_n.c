#include "rules/rules.h"

Answer rule_sort_for_top_n(const Question *question)
{
    (void)question;
    return ANSWER_YES;
}
