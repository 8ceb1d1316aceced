#include "rules/rules.h"

/* Known once all other rules have run: run/suppress.h tells them. */
Answer rule_unused_suppression(const Question *question)
{
    return question_no(question, "suppressions are judged after all rules");
}
