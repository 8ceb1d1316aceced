#include "rules/rules.h"

#include "model/regex_verdict.h"

/* Of quadratic patterns there are many, nearly all on texts that are short:
 * those with two loops are for who asks for this very rule, those where the
 * search alone makes it so, as with `\d+k`, for nobody. */
static bool is_for_few(const Question *question, RegexVerdict verdict)
{
    const bool *named = question->inquiry->named;
    return verdict.degree == 2 &&
           (verdict.is_restart ||
            !(named && named[question->match->pattern->rule]));
}

Answer rule_regex_nested_quantifier(const Question *question)
{
    Node call = question_capture(question, "call");
    RegexVerdict verdict = regex_verdict(question->model, call);
    if (verdict.growth == REGEX_LINEAR)
        return question_no(question, "no text is known that takes long");
    if (is_for_few(question, verdict))
        return question_no(question, "it is but quadratic");
    if (verdict.growth == REGEX_POLYNOMIAL && question_is_test(question, call))
        return question_no(question, "it is test code");
    question_detail(question, verdict.part,
                    STR("can match the same text in many ways"), verdict.text);
    return verdict.growth == REGEX_EXPONENTIAL ? ANSWER_YES : ANSWER_NOTE;
}
