#include "rules/rules.h"

Answer rule_sort_for_extreme(const Question *question)
{
    (void)question;
    return ANSWER_YES;
}
