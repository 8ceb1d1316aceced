#include "rules/rules.h"

#include "model/isoformat.h"
#include "model/loop.h"
#include "model/value.h"

Answer rule_strptime_of_iso_format(const Question *question)
{
    Node report = match_report(question->match);
    Node format = question_capture(question, "format");
    Str text =
        value_string(question->tree, value_behind(question->model, format));
    bool zulu = str_is(question->match->pattern->variant, "zulu");
    if (isoformat_of(text, question->inquiry->target) !=
        (zulu ? ISOFORMAT_ZULU : ISOFORMAT_READ))
        return question_no(question, "the format is not known to be ISO");
    if (tree_kind(question->tree, tree_parent(question->tree, report)) ==
        KIND_expression_statement)
        return question_no(question, "it only checks the text");
    return loop_repeating(question->model, report) ? ANSWER_YES : ANSWER_NOTE;
}
