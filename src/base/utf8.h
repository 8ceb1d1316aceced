#ifndef HOTLINT_BASE_UTF8_H
#define HOTLINT_BASE_UTF8_H

/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
 * U+10FFFF. */

#include "base/str.h"

/* Replaces each byte that is part of no code point by `?`, which keeps all
 * offsets. Returns whether there was one. */
bool utf8_repair(char *text, size_t size);

/* Reads the code point at `at`, which is below the size. Returns its size, or
 * 0 when there is none. */
size_t utf8_read(Str text, size_t at, uint32_t *code_point);

/* Writes a code point, which is none of surrogates, as 1 to 4 bytes. Returns
 * how many. */
size_t utf8_write(uint32_t code_point, char *to);

/* The number of UTF-16 code units of a valid text. */
size_t utf8_utf16_units(Str text);

#endif
