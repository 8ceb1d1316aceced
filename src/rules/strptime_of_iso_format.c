#include "rules/rules.h"

#include "model/loop.h"
#include "model/value.h"

enum { FULL_ISO = 311 /* the version that reads all of ISO 8601 */ };

static bool take(Str *rest, Str part)
{
    if (!str_starts_with(*rest, part))
        return false;
    *rest = str_slice(*rest, part.size, rest->size);
    return true;
}

/* Takes what of the format `fromisoformat` reads on the target. */
static bool is_iso(Str *rest, bool full, bool zulu)
{
    if (!take(rest, STR("%Y-%m-%d")))
        return false;
    if (!take(rest, STR("T%H:%M")) && !take(rest, STR(" %H:%M")))
        return !zulu;
    if (take(rest, STR(":%S")) && full)
        (void)take(rest, STR(".%f"));
    if (full)
        (void)take(rest, STR("%z"));
    return true;
}

Answer rule_strptime_of_iso_format(const Question *question)
{
    Node format = question_capture(question, "format");
    Str rest =
        value_string(question->tree, value_behind(question->model, format));
    bool full = question->inquiry->target >= FULL_ISO;
    bool zulu = str_is(question->match->pattern->variant, "zulu");
    if (!is_iso(&rest, full, zulu) || !str_is(rest, zulu ? "Z" : ""))
        return question_no(question, "the format is not known to be ISO");
    Node report = match_report(question->match);
    if (tree_kind(question->tree, tree_parent(question->tree, report)) ==
        KIND_expression_statement)
        return question_no(question, "it only checks the text");
    return loop_repeating(question->tree, report) ? ANSWER_YES : ANSWER_NOTE;
}
