#ifndef HOTLINT_ENGINE_MESSAGE_H
#define HOTLINT_ENGINE_MESSAGE_H

/* Messages with the user's own names in them. Placeholders in braces:
 * captures, `{gain}`, `{python}`, `{detail}` (what the filter says), and of the
 * table row that `#in-table?` found `{key}` and `{cost}`, its first column. A
 * capture of such a name comes before it. */

#include "base/error.h"
#include "engine/question.h"

enum { MESSAGE_QUOTE = 60 /* code points of a quoted capture */ };

/* Fills the placeholders. A capture is cut at MESSAGE_QUOTE code points and
 * its line breaks become single spaces. Result in the inquiry's arena. */
Str message_fill(const Question *question, Str message, Str gain);

/* Checks that a message has only placeholders that can be filled. */
MUST_USE bool message_check(Arena *arena, const Str *captures, uint32_t count,
                            Str message, Error *error);

#endif
