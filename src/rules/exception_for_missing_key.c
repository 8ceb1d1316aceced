#include "rules/rules.h"

Answer rule_exception_for_missing_key(const Question *question)
{
    (void)question;
    return ANSWER_YES;
}
