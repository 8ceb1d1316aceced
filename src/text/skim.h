#ifndef HOTLINT_TEXT_SKIM_H
#define HOTLINT_TEXT_SKIM_H

/* Which functions of a file can hold what a vocabulary wants, told from its
 * words and marks alone, and what else of the file they can mean. */

#include "text/span.h"
#include "text/vocabulary.h"

typedef enum SkimKind {
    SKIM_STATEMENT, /* outside of functions; of a suite, its header alone */
    SKIM_HEAD,      /* of a `def` that is in no other, from its decorators on */
    SKIM_BODY       /* of the function whose head the part before is */
} SkimKind;

/* Whole lines; the parts of a file follow each other. */
typedef struct SkimPart {
    SkimKind kind;
    Span span;
    uint32_t start; /* of a function's `def` or `async` */
    uint32_t end;   /* of a body, without comments that are none of it */
    bool kept;      /* cannot be left out: see skim_text */
    Bits met;       /* wants that the function's own words meet */
    Span words;     /* in Skim.words: those that it mentions */
    Span names;     /* those among them that it gives a meaning */
} SkimPart;

typedef struct Skim {
    bool sure;   /* false: not understood, so only places of parts count */
    bool broken; /* some code could not be read: the part that it is in is kept,
                  * and all wants are met */
    bool whole;  /* a want asks for the whole file */
    bool needed; /* a want is met anywhere */
    Bits met;    /* ids of wants that are met anywhere */
    ARRAY(SkimPart) parts;
    ARRAY(uint32_t) words; /* scan_hash of each word, strings' too */
    ARRAY(Span) comments;  /* all, from `#` to the end of the line */
    ARRAY(Span) watched;   /* those that hold a watched word */
} Skim;

/* Skims `text`, which a NUL must follow, of the file `path`. The parts are
 * `arena`'s. Kept are functions where a want may be met, those that rebind
 * globals, and whatever gives a meaning to a word that is mentioned in what is
 * kept; all that is outside of functions if a want may be met there. */
Skim skim_text(Arena *arena, const Vocabulary *vocabulary, Str text, Str path);

/* More parts were marked as kept: keeps what gives a meaning to words that
 * they mention, too. */
void skim_keep_named(Skim *skim);

#endif
