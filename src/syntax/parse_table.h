#ifndef HOTLINT_SYNTAX_PARSE_TABLE_H
#define HOTLINT_SYNTAX_PARSE_TABLE_H

/* tree-sitter-python's tables, as tree_sitter/parser.h of each grammar
 * describes them: what to do in a state of the parser with what comes next. */

#include "base/str.h"

#include <tree_sitter/api.h>
#include <tree_sitter/parser.h>

enum { PARSE_TABLE_BITS = 13, PARSE_TABLE_SLOTS = 1 << PARSE_TABLE_BITS };

/* Most states are kept as lists that must be searched; what was found is
 * remembered, in few enough bytes to stay near. Zeroed it is ready but for
 * `language`. */
typedef struct ParseTable {
    const TSLanguage *language;
    struct {
        uint16_t tag; /* what is left of the state and the symbol, and 1 */
        uint16_t value;
    } memo[PARSE_TABLE_SLOTS];
} ParseTable;

/* What to do with a token: in the order of the actions, all of them if there
 * are several. */
typedef struct Actions {
    const TSParseActionEntry *entries;
    uint32_t count;
} Actions;

/* Is this a layout of tables that is known here? (15, of tree-sitter 0.25) */
bool parse_table_is_known(const TSLanguage *language);

/* The actions for the token `symbol`; none: it is an error. */
Actions parse_table_actions(ParseTable *table, TSStateId state,
                            TSSymbol symbol);

/* The state behind the node `symbol`, which begins in `state`. */
TSStateId parse_table_next(ParseTable *table, TSStateId state, TSSymbol symbol);

/* Is the keyword `symbol` no name in this state, whatever else it is? */
bool parse_table_is_reserved(const ParseTable *table, TSStateId state,
                             TSSymbol symbol);

#endif
