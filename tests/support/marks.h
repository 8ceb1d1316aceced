#ifndef HOTLINT_TESTS_SUPPORT_MARKS_H
#define HOTLINT_TESTS_SUPPORT_MARKS_H

/* Python files that say what the model must answer. A comment at the end of
 * a line asks about expressions of that line:
 *
 *   for k, v in d.items():  #? k: str; v: int
 *   x = x + 1               #? x@2: int        the second `x`
 *   y = z                   #?- y: str         a known gap
 *
 * A gap's answer may be "unknown", or the class without its arguments; a
 * wrong one fails as well. Which question is asked is the test's affair: it
 * may take a word of its own off the front (`mutated xs: yes`). */

#include "base/buffer.h"
#include "model/model.h"
#include "syntax/parse.h"

/* A text with its tree and model, with the facts of the shipped rules. */
typedef struct Modelled {
    Arena arena;
    Interner interner;
    Parser *parser;
    Tree tree;
    Facts facts;
    Model *model;
} Modelled;

/* `text` must outlive it; free it with modelled_free. */
void model_of_text(Modelled *modelled, Str text, Version target);
void modelled_free(Modelled *modelled);

/* The line of a node, from 1. */
uint32_t modelled_line(const Modelled *modelled, Node node);

/* The innermost node with just this text, the `nth` (from 1) of those on
 * the line (0: on any). NODE_NONE when there is none. */
Node modelled_find(const Modelled *modelled, uint32_t line, Str text,
                   uint32_t nth);

typedef struct Mark {
    uint32_t line;
    Str word; /* in front of the expression, or empty */
    Node node;
    Str wanted;
} Mark;

/* What the model answers; the text may be in the model's arena. */
typedef Str MarkAnswer(Modelled *modelled, const Mark *mark);

typedef enum MarkForm {
    MARK_PLAIN, /* `expression: answer` */
    MARK_WORD   /* `word expression: answer` */
} MarkForm;

typedef struct MarkTotals {
    uint32_t files;
    uint32_t lines; /* that have marks */
    uint32_t gaps;  /* lines of known gaps */
    uint32_t wrong;
} MarkTotals;

/* Asks all marks of the files fixtures/model/<prefix>_*.py and prints, to
 * standard error, each that is answered otherwise. */
MarkTotals marks_check(const char *prefix, MarkForm form, MarkAnswer *answer);

#endif
