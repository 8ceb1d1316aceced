#ifndef HOTLINT_TEXT_ENCODING_H
#define HOTLINT_TEXT_ENCODING_H

/* The encoding that a Python file declares for itself (PEP 263). */

#include "base/error.h"
#include "base/str.h"

/* The encoding named by a comment in the first two lines, as it is written
 * there; empty when there is none. Points into `text`. */
Str encoding_declared(Str text);

/* Is a text of this encoding UTF-8 as it stands? True of ASCII, too. */
bool encoding_is_utf8(Str name);

/* Turns `*text`, which declares the encoding `name` (a part of `*text`), into
 * UTF-8 in `arena`. `*is_broken` becomes true when bytes that mean nothing in
 * it were replaced by `?`. Fails when nobody knows the encoding, or Python
 * could not use it for source. */
bool encoding_to_utf8(Arena *arena, Str name, Str *text, bool *is_broken,
                      Error *error) MUST_USE;

#endif
