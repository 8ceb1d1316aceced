#include "rules/rules.h"

/* Tests collect so as to see what is left over. */
Answer rule_gc_collect_in_loop(const Question *question)
{
    if (question_is_test(question, match_report(question->match)))
        return question_no(question, "it is test code");
    return ANSWER_YES;
}
