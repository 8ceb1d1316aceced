#ifndef HOTLINT_REPORT_PAINT_H
#define HOTLINT_REPORT_PAINT_H

/* Colours of a terminal. */

#include "base/buffer.h"

typedef enum Paint {
    PAINT_PLAIN,
    PAINT_BOLD,
    PAINT_WARNING,
    PAINT_NOTE,
    PAINT_FRAME, /* what is drawn around code */
    PAINT_SECOND /* the second mark of a finding */
} Paint;

/* Begins a colour, or ends all of them (PAINT_PLAIN), if wanted at all. */
void paint(Buffer *buffer, bool is_colored, Paint color);

/* Writes `text` in that colour. */
void paint_text(Buffer *buffer, bool is_colored, Paint color, Str text);

#endif
