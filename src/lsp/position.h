#ifndef HOTLINT_LSP_POSITION_H
#define HOTLINT_LSP_POSITION_H

/* Places in a text as the protocol counts them: lines and characters from 0,
 * a character being a UTF-16 unit or, where both sides agree, a byte of
 * UTF-8. Lines end with "\n", "\r\n" or "\r". */

#include "base/str.h"

typedef enum PositionEncoding {
    POSITION_UTF16,
    POSITION_UTF8
} PositionEncoding;

typedef struct Position {
    uint32_t line;
    uint32_t character;
} Position;

/* The offset of a position. What is beyond a line is its end, what is beyond
 * the text is the text's end, what is within a code point is its start. */
size_t position_offset(Str text, Position position, PositionEncoding encoding);

#endif
