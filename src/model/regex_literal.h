#ifndef HOTLINT_MODEL_REGEX_LITERAL_H
#define HOTLINT_MODEL_REGEX_LITERAL_H

/* The characters that string literals stand for. */

#include "model/model.h"
#include "model/regex_syntax.h"

/* Longer patterns are left alone. */
enum { REGEX_LONGEST = 5000 };

/* The text of an expression that is made of literals: raw or not, str or
 * bytes, one behind the other or joined by `+`, also through names that can
 * only be such. Arrays are of the arena; offsets are bytes of the file. False:
 * it is something else, or too long, or has a `\N{…}` that is not raw. */
bool regex_literal_read(Arena *arena, Model *model, Node node, RegexText *text);

#endif
