#ifndef HOTLINT_TEXT_SCAN_CLASS_H
#define HOTLINT_TEXT_SCAN_CLASS_H

/* What a byte can begin in Python. */

#include <stdbool.h>

typedef enum Class {
    CLASS_MARK, /* what is nothing else */
    CLASS_QUOTE,
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_NUL,
    CLASS_SPACE, /* this and the next three: between lexemes */
    CLASS_NEWLINE,
    CLASS_COMMENT,
    CLASS_BACKSLASH,
    CLASS_LETTER, /* from here on: of words */
    CLASS_DIGIT
} Class;

extern const unsigned char scan_classes[256];

static inline Class scan_class(char byte)
{
    return (Class)scan_classes[(unsigned char)byte];
}

/* Is it a letter, a digit, `_`, or not ASCII? */
static inline bool scan_is_word_byte(char byte)
{
    return scan_class(byte) >= CLASS_LETTER;
}

#endif
