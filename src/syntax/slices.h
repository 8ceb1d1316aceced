#ifndef HOTLINT_SYNTAX_SLICES_H
#define HOTLINT_SYNTAX_SLICES_H

/* A file parsed in part: bodies of functions, or these with their heads, and
 * statements outside of functions are cut out. Whoever looks beyond the
 * function that it is about asks for what it would read there, by name; what
 * turns out to be in what was cut is noted, and the file is parsed again with
 * it. So no answer is ever given by what is not there. What gives a meaning
 * to a name that the rest mentions must not be cut, bodies apart.
 *
 * Of a tree of the whole file all questions below cost nothing. */

#include "syntax/tree.h"
#include "text/skim.h"

enum { SLICES_LEAST_CUT = 48 }; /* bytes that a cut is worth at least */

/* Whole lines: a statement, the head of a function that is in no other, or,
 * in the slice behind that one's, its body. */
typedef struct Slice {
    Span span;
    uint32_t start; /* of a function: its `def` or `async` */
    uint32_t end;   /* of a body, without comments that are none of it */
    Span words;     /* in Slices.hashes: those that it mentions */
    bool is_body;
    bool cut;
    bool spare; /* it is there only since it was asked for before */
    bool asked; /* it is cut or spare, and somebody asked for it */
} Slice;

typedef struct Slices {
    Str text;
    Slice *items; /* in the order of the text, those that are not cut, too */
    uint32_t count;
    const Span *comments;
    uint32_t comment_count;
    const uint32_t *hashes; /* as in Skim.words */
    bool lacking;           /* something that is cut was asked for */
    uint64_t *filter;       /* of words in what is cut; NULL: not made yet */
    uint8_t *answers;       /* by symbol: is it there? */
    uint32_t answer_count;
    Arena *arena;
} Slices;

/* One for each part of the text, none of them cut. They are `arena`'s. */
Slices slices_of(Arena *arena, Str text, const Skim *skim);

/* No more questions so far; `items` are kept, their `asked` is taken over
 * into `cut`: what was asked for is cut no more, but spare. */
void slices_begin(Slices *slices, Arena *arena);

/* Somebody wants to know all places of a word, which is an identifier, in
 * the nodes [start, end). */
void slices_ask_symbol(const Tree *tree, Node start, Node end, Symbol symbol);

/* The same in the whole file; the word's text must live as long as it. */
void slices_ask_word(const Tree *tree, Str word);

/* The same of import statements that name a module or package so. */
void slices_ask_import(const Tree *tree, Str word);

/* The same of places where an attribute of this name is assigned to. */
void slices_ask_store(const Tree *tree, Node start, Node end, Symbol symbol);

/* Somebody wants to know whether any function is called so. */
void slices_ask_def(const Tree *tree, Symbol name);

/* Somebody wants to know the statements outside of functions in which this text
 * stands, be it a part of a word or of a string. */
void slices_ask_text(const Tree *tree, Str text);

/* Somebody reads the body of a function_definition. */
void slices_ask_body(const Tree *tree, Node function);

#endif
