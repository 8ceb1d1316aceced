#include "rules/rules.h"

#include "syntax/parse.h"

/* Only where the file breaks first: later errors often follow from it. */
Answer rule_unparsed_code(const Question *question)
{
    Node broken = parse_broken(question->tree);
    if (match_report(question->match) != broken)
        return question_no(question, "the file breaks before that");
    return ANSWER_YES;
}
