#ifndef HOTLINT_SYNTAX_TOKEN_CLASS_H
#define HOTLINT_SYNTAX_TOKEN_CLASS_H

/* What the bytes of a text may be a part of. */

#include <stdint.h>

enum {
    BLANK = 1,     /* the scanner and the lexer go over it */
    LETTER = 2,    /* begins a name */
    DIGIT = 4,     /* goes on in one */
    PREFIX = 8,    /* of a string */
    SCANNED = 16,  /* it may take a scanner to read what begins so */
    PLAIN = 32,    /* is itself in every string */
    LINE_END = 64, /* is itself in a string of three quotes */
    SPACE = 128    /* the lexer goes over it */
};

/* clang-format off */
#define BTW (BLANK | PLAIN | SPACE)
#define DT (DIGIT | PLAIN)
#define LPT (LETTER | PREFIX | PLAIN)
#define LT (LETTER | PLAIN)
#define S SCANNED
#define SNW (SCANNED | LINE_END | SPACE)
#define ST (SCANNED | PLAIN)
#define SW (SCANNED | SPACE)
#define T PLAIN
#define W SPACE
static const uint8_t CLASS[256] = {
    S, 0, 0, 0, 0, 0, 0, 0, 0, BTW, SNW, W, SW, SW, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    BTW, T, S, ST, T, T, T, S, T, T, T, T, T, T, T, T,
    DT, DT, DT, DT, DT, DT, DT, DT, DT, DT, T, T, T, T, T, T,
    T, LT, LPT, LT, LT, LT, LPT, LT, LT, LT, LT, LT, LT, LT, LT, LT,
    LT, LT, LPT, LT, LPT, LPT, LT, LT, LT, LT, LT, T, S, T, T, LT,
    S, LT, LPT, LT, LT, LT, LPT, LT, LT, LT, LT, LT, LT, LT, LT, LT,
    LT, LT, LPT, LT, LPT, LPT, LT, LT, LT, LT, LT, 0, T, 0, T, 0,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
};
#undef BTW
#undef DT
#undef LPT
#undef LT
#undef S
#undef SNW
#undef ST
#undef SW
#undef T
#undef W
/* clang-format on */

#endif
