#ifndef HOTLINT_TEXT_SPAN_H
#define HOTLINT_TEXT_SPAN_H

#include <stdint.h>

/* Bytes [start, end) of a file's text. */
typedef struct Span {
    uint32_t start;
    uint32_t end;
} Span;

#endif
