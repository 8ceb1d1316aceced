#ifndef HOTLINT_TESTS_SUPPORT_RULEBOOK_H
#define HOTLINT_TESTS_SUPPORT_RULEBOOK_H

/* A few rules made in memory, and a piece of Python put to them: for tests
 * of the engine, which need neither pages nor files.
 *
 *   rulebook_open, rulebook_rule, rulebook_query…, rulebook_read, …_close */

#include "base/error.h"
#include "engine/builder.h"
#include "engine/question.h"
#include "syntax/parse.h"

typedef struct Rulebook {
    Arena arena; /* of everything here */
    RuleBuilder builder;
    const RuleSet *rules; /* from rulebook_read on */
    Interner interner;
    Parser *parser;
    Tree tree;
    Facts facts;
    Inquiry inquiry;
    Error error; /* of the last query that was refused */
} Rulebook;

void rulebook_open(Rulebook *book);
void rulebook_close(Rulebook *book);

/* Adds a rule without patterns: a warning, of impact `complexity`, with the
 * message `m`. The pointer is good until the next rule. */
Rule *rulebook_rule(Rulebook *book, const char *name, const char *code);

/* Adds a pattern to the last rule; NULL when the query is refused. The
 * pointer is good until the next query. */
Pattern *rulebook_query(Rulebook *book, const char *query);

/* Adds a table of facts. */
void rulebook_table(Rulebook *book, const char *name, const char *text);

/* Finishes the rules and parses `python`, for VERSION_DEFAULT. The inquiry
 * may be changed before it is used; a text that is read again replaces the
 * one before. */
Inquiry *rulebook_read(Rulebook *book, const char *python);

#endif
