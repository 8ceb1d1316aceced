#ifndef HOTLINT_RUN_SUPPRESS_H
#define HOTLINT_RUN_SUPPRESS_H

/* Findings that comments suppress (see directive.h). A finding is where it
 * begins. A comment that shares a line with a statement covers all of that
 * statement, of a compound one its header; one that stands alone covers the
 * next statement, with its body. */

#include "engine/diagnostic.h"
#include "engine/question.h"

/* Takes suppressed findings away, and adds those of the rule
 * unused-suppression, if it is enabled: suppressions that suppress nothing,
 * as far as the rules that they name were looked for, name no rule, or
 * cannot be read. Keeps the order of the text; all in the inquiry's arena. */
void suppress_findings(const Inquiry *inquiry, Diagnostics *diagnostics);

/* The rule that suppress_findings tells on its own, or NULL. */
const Rule *suppress_rule(const RuleSet *rules);

/* Words of the comments that the function below is for, in lower case. */
extern const char *const suppress_words[];

/* Does the comment, which holds such a word, speak for other lines than its
 * own, or name a rule and so may have to be told as unused? */
bool suppress_asks_for_file(Arena *arena, const RuleSet *rules, Str text,
                            Span comment);

#endif
