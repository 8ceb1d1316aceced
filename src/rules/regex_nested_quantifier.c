#include "rules/rules.h"

#include "model/regex_verdict.h"

/* A search that begins anew at each character of a long run is quadratic, as
 * with `\d+k`. So are so many patterns that only who asks for this very rule
 * is told. */
static bool is_for_few(const Question *question, RegexVerdict verdict)
{
    const bool *named = question->inquiry->named;
    return verdict.is_restart && verdict.degree == 2 &&
           !(named && named[question->match->pattern->rule]);
}

Answer rule_regex_nested_quantifier(const Question *question)
{
    Node call = question_capture(question, "call");
    RegexVerdict verdict = regex_verdict(question->model, call);
    if (verdict.growth == REGEX_LINEAR)
        return question_no(question, "no text is known that takes long");
    if (is_for_few(question, verdict))
        return question_no(question, "only the search makes it quadratic");
    question_detail(question, verdict.part,
                    STR("can match the same text in many ways"), verdict.text);
    return verdict.growth == REGEX_EXPONENTIAL ? ANSWER_YES : ANSWER_NOTE;
}
