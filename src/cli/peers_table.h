#ifndef HOTLINT_CLI_PEERS_TABLE_H
#define HOTLINT_CLI_PEERS_TABLE_H

/* Which rules stand for the codes of other linters, as the pages' `peers`
 * name them: a table of GitHub's Markdown, in the order of those codes. */

#include "base/buffer.h"
#include "engine/rule.h"

/* Links lead from `docs` to the pages. */
void peers_table_put(Buffer *buffer, Arena *arena, const RuleSet *rules);

#endif
