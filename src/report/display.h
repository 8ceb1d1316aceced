#ifndef HOTLINT_REPORT_DISPLAY_H
#define HOTLINT_REPORT_DISPLAY_H

/* Text as a terminal shows it, in columns from 0: a tab reaches to the next
 * multiple of DISPLAY_TAB, wide characters take two columns, combining ones
 * none. What has no picture, or could change how the rest is shown (control
 * characters, marks of writing direction, bytes that are no UTF-8), is
 * written as `\xNN`, byte by byte. */

#include "base/buffer.h"

enum { DISPLAY_TAB = 4 };

/* Writes `text`, which begins at `column`; returns the column behind it.
 * Without a buffer (NULL) it only measures. */
uint32_t display_put(Buffer *buffer, Str text, uint32_t column);

/* The bytes at the front of `text`, which begins at `column`, that end at
 * or before the column `limit`. */
size_t display_fit(Str text, uint32_t column, uint32_t limit);

/* Writes a path or a message: one line, a tab being `\x09`. */
void display_escape(Buffer *buffer, Str text);

#endif
