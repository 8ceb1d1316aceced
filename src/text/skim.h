#ifndef HOTLINT_TEXT_SKIM_H
#define HOTLINT_TEXT_SKIM_H

/* Which functions of a file can hold what a vocabulary wants, told from its
 * words and marks alone. A part is a `def` that is in no other. */

#include "text/span.h"
#include "text/vocabulary.h"

typedef struct SkimPart {
    uint32_t start; /* of `def` or `async` */
    Span body;      /* whole lines behind the header's; empty: there are none */
    bool kept;      /* a want may be met in it, or it rebinds globals */
    Bits met;       /* wants that its own words meet */
} SkimPart;

typedef struct Skim {
    bool sure;   /* false: not understood, so nothing below counts */
    bool whole;  /* a want asks for the whole file */
    bool needed; /* a want is met anywhere */
    Bits met;    /* ids of wants that are met anywhere */
    ARRAY(SkimPart) parts;
    ARRAY(Span) comments; /* that hold a watched word */
} Skim;

/* Skims `text`, which a NUL must follow. The parts are `arena`'s. */
Skim skim_text(Arena *arena, const Vocabulary *vocabulary, Str text);

#endif
