#ifndef HOTLINT_SYNTAX_PARSE_H
#define HOTLINT_SYNTAX_PARSE_H

/* Text to tree. A Parser belongs to one worker and is used file by file. */

#include "syntax/tree.h"

typedef struct Parser Parser;

Parser *parser_new(void);
void parser_free(Parser *parser);

/* Parses Python `text`. Broken code still gives a tree, with ERROR and
 * MISSING nodes in it; ask parse_broken. The result stands until the next
 * call with this parser. */
void parser_parse(Parser *parser, Str text);

/* The same by the library alone, with the same result: where the quicker way
 * gives up, and to hold that way to it in tests. */
void parser_parse_slowly(Parser *parser, Str text);

/* Flattens what was parsed last. The tree and its arrays are `arena`'s; the
 * identifiers are interned, their text being `text`'s. */
Tree parser_flatten(Parser *parser, Arena *arena, Interner *interner, Str text);

/* The first ERROR or MISSING node of the tree, the innermost one when they
 * are nested; NODE_NONE when it is whole. */
Node parse_broken(const Tree *tree);

#endif
