#include "rules/rules.h"

Answer rule_heavy_import_in_function(const Question *question)
{
    (void)question;
    return ANSWER_YES;
}
