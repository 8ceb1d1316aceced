#ifndef HOTLINT_TEXT_UTF8_H
#define HOTLINT_TEXT_UTF8_H

/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
 * U+10FFFF. */

#include "base/str.h"

/* Replaces each byte that is part of no code point by `?`, which keeps all
 * offsets. Returns whether there was one. */
bool utf8_repair(char *text, size_t size);

/* The number of UTF-16 code units of a valid text. */
size_t utf8_utf16_units(Str text);

#endif
