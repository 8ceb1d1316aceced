#ifndef HOTLINT_ENGINE_NEEDS_H
#define HOTLINT_ENGINE_NEEDS_H

/* The inside of need_vocabulary: what one pattern needs. */

#include "engine/need.h"
#include "engine/predicate.h"

enum {
    MOST_LEXEMES = 512, /* of one clause */
    MOST_LINES = 8      /* of a match that is looked for line by line */
};

/* Lexemes of which one must be there; none: nothing is known. */
typedef struct Clause {
    Str lexemes[MOST_LEXEMES];
    uint32_t count;
    bool full; /* there were more */
} Clause;

typedef struct Needs {
    const RuleSet *rules;
    const Pattern *pattern;
    const PatternNode *nodes;
    Vocabulary *vocabulary;
    Want *want;
    const Str *names; /* one of which is called, NULL: any */
    uint32_t name_count;
    bool calls; /* they stand before a bracket */
} Needs;

/* Nothing is in it; its room, some 8 KB, stays as it is. */
static inline void needs_clear(Clause *clause)
{
    clause->count = 0;
    clause->full = false;
}

/* Adds a lexeme that is not there yet. */
void needs_add(Clause *clause, Str lexeme);

/* One of the clause's lexemes must be there; without any, nothing is known.
 * `bits` are those of the want, for the place or for the file. */
void needs_require(const Needs *needs, const Clause *clause, Bits *bits);

/* The lexeme must be there, unless it is empty. */
void needs_require_text(const Needs *needs, Str lexeme);

const Argument *needs_argument(const Needs *needs, const Check *check,
                               uint32_t index);
Str needs_word(const Needs *needs, Symbol symbol);

/* The lexeme for `search` of `re.search`. */
Str needs_last_part(const Needs *needs, Str dotted);

/* Is argument `index` this capture? */
bool needs_is_about(const Needs *needs, const Check *check, uint32_t index,
                    uint8_t capture);

/* Adds what the check lists behind its first argument. */
void needs_add_listed(const Needs *needs, const Check *check, Clause *clause);

/* Is the root, or each choice for it, of such a kind? */
bool needs_root_is(const Needs *needs, bool (*is)(uint16_t kind));

/* Is the node, whatever is chosen, what a call calls? */
bool needs_is_called(const Needs *needs, uint16_t at);

/* Adds what the nodes of the pattern cannot be written without. */
void needs_of_nodes(const Needs *needs);

/* Adds what a check asks for. */
void needs_of_check(Needs *needs, const Check *check);

/* The logical lines from the first to the last thing that the pattern names
 * from its node `at` on; 0: any number. */
uint32_t needs_line_count(const Needs *needs, uint16_t at);

#endif
