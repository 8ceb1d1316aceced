#ifndef HOTLINT_BASE_INTERN_H
#define HOTLINT_BASE_INTERN_H

/* Words as small numbers: two words are equal when their numbers are. One
 * interner a worker: it begins with fixed words (numbers 1..n, the same in
 * every worker) and goes back to them after each file. */

#include "base/str.h"

/* Number of a word; 0 is no word. */
typedef uint32_t Symbol;

typedef struct Interner {
    Arena *arena;      /* holds the texts of words that were copied */
    Symbol *slots;     /* open addressing; 0 is free */
    Str *words;        /* by symbol; [0] is empty */
    uint32_t *hashes;  /* by symbol */
    uint32_t count;    /* symbols in use, word 0 included */
    uint32_t capacity; /* of words and hashes */
    uint32_t mask;     /* slots - 1 */
} Interner;

void interner_init(Interner *interner, Arena *arena);
void interner_free(Interner *interner);

/* The symbol of `word`, a new one if need be. The bytes must live as long
 * as the symbol does. */
Symbol intern(Interner *interner, Str word);

/* The symbol of `left.right`; the text is copied into the arena. */
Symbol intern_dotted(Interner *interner, Str left, Str right);

/* The symbol of a word that is known already, else 0. */
Symbol intern_find(const Interner *interner, Str word);

/* The text of a symbol. */
Str intern_text(const Interner *interner, Symbol symbol);

/* Forgets all words but the first `count` symbols (word 0 included). */
void interner_truncate(Interner *interner, uint32_t count);

#endif
