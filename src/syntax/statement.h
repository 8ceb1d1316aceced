#ifndef HOTLINT_SYNTAX_STATEMENT_H
#define HOTLINT_SYNTAX_STATEMENT_H

/* The statements of a file as pieces that do not overlap, in the order of
 * the text: a simple statement; of a compound one the header, and that of
 * each of its clauses; a decorator.
 *
 *     @cache              one piece; the whole ends with the function
 *     def area(a, b):     another
 *         return a * b    a third
 */

#include "syntax/tree.h"

typedef struct Statement {
    Span head;    /* bytes; of a compound statement up to its colon */
    uint32_t end; /* offset behind the whole, body and clauses included */
} Statement;

typedef struct StatementList {
    const Statement *items;
    uint32_t count;
} StatementList;

/* All of them, in the arena. Where code does not parse, its parts count as
 * simple statements. */
StatementList statement_list(Arena *arena, const Tree *tree);

/* The node of the one that a node is part of; NODE_NONE: of none, as the
 * module itself. Its head. */
Node statement_around(const Tree *tree, Node node);
Span statement_head(const Tree *tree, Node statement);

/* The index of the first one whose head ends behind `offset`, or `count`. */
uint32_t statement_behind(const StatementList *list, uint32_t offset);

#endif
