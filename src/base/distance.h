#ifndef HOTLINT_BASE_DISTANCE_H
#define HOTLINT_BASE_DISTANCE_H

/* "Did you mean": the known word that is nearest to a mistyped one. */

#include "base/str.h"

/* Edits (insert, delete, replace, swap of neighbours) between two words, case
 * aside; words of more than 64 bytes are as far apart as they are long. */
uint32_t distance_between(Str left, Str right);

/* The nearest of `count` words, or the empty view when none is near: at
 * most a third of the word's length, and at most 3 edits, away. */
Str distance_nearest(Str word, const Str *words, size_t count);

/* `, did you mean X?` in `arena`, or "" when nothing is near. */
const char *distance_hint(Arena *arena, Str word, const Str *words,
                          size_t count);

#endif
