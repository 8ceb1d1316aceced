#include "text/scan_class.h"

#define LETTERS(first)                                                         \
    [(first)] = CLASS_LETTER, [(first) + 1] = CLASS_LETTER,                    \
    [(first) + 2] = CLASS_LETTER, [(first) + 3] = CLASS_LETTER,                \
    [(first) + 4] = CLASS_LETTER, [(first) + 5] = CLASS_LETTER,                \
    [(first) + 6] = CLASS_LETTER, [(first) + 7] = CLASS_LETTER

#define NOT_ASCII(first)                                                       \
    LETTERS(first), LETTERS((first) + 8), LETTERS((first) + 16),               \
        LETTERS((first) + 24)

const unsigned char scan_classes[256] = {
    [' '] = CLASS_SPACE,
    ['\t'] = CLASS_SPACE,
    ['\f'] = CLASS_SPACE,
    ['\r'] = CLASS_SPACE,
    ['\n'] = CLASS_NEWLINE,
    ['#'] = CLASS_COMMENT,
    ['\\'] = CLASS_BACKSLASH,
    ['\0'] = CLASS_NUL,
    ['"'] = CLASS_QUOTE,
    ['\''] = CLASS_QUOTE,
    ['('] = CLASS_OPEN,
    ['['] = CLASS_OPEN,
    ['{'] = CLASS_OPEN,
    [')'] = CLASS_CLOSE,
    [']'] = CLASS_CLOSE,
    ['}'] = CLASS_CLOSE,
    ['_'] = CLASS_LETTER,
    LETTERS('a'),
    LETTERS('i'),
    LETTERS('q'),
    ['y'] = CLASS_LETTER,
    ['z'] = CLASS_LETTER,
    LETTERS('A'),
    LETTERS('I'),
    LETTERS('Q'),
    ['Y'] = CLASS_LETTER,
    ['Z'] = CLASS_LETTER,
    ['0'] = CLASS_DIGIT,
    ['1'] = CLASS_DIGIT,
    ['2'] = CLASS_DIGIT,
    ['3'] = CLASS_DIGIT,
    ['4'] = CLASS_DIGIT,
    ['5'] = CLASS_DIGIT,
    ['6'] = CLASS_DIGIT,
    ['7'] = CLASS_DIGIT,
    ['8'] = CLASS_DIGIT,
    ['9'] = CLASS_DIGIT,
    NOT_ASCII(0x80),
    NOT_ASCII(0xA0),
    NOT_ASCII(0xC0),
    NOT_ASCII(0xE0),
};
