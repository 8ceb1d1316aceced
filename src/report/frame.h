#ifndef HOTLINT_REPORT_FRAME_H
#define HOTLINT_REPORT_FRAME_H

/* The piece of code that a finding is about, with marks below it:
 *
 *      |
 *   10 |     while queue:
 *      |     ----------- in this loop
 *   ...
 *   14 |         item = queue.pop(0)
 *      |                ^^^^^^^^^^^^
 *
 * Of a span of several lines the first one is shown; of a very long line,
 * the part around the span. Time and output are bounded for any line. */

#include "report/paint.h"
#include "text/source.h"

typedef struct Frame {
    Source *source;
    Span span;
    Paint paint;  /* of what marks the span */
    Span related; /* a second place; empty: none */
    Str label;    /* of the second place */
    bool is_colored;
} Frame;

/* The columns in front of the bar: digits of the largest line number. */
uint32_t frame_gutter(const Frame *frame);

/* Writes spaces, or a line number, to the left of the bar, and the bar. */
void frame_draw_gutter(const Frame *frame, Buffer *buffer, uint32_t line);

/* Writes the lines of the frame; the first is a bar alone. */
void frame_draw(const Frame *frame, Buffer *buffer);

#endif
