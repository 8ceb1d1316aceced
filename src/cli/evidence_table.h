#ifndef HOTLINT_CLI_EVIDENCE_TABLE_H
#define HOTLINT_CLI_EVIDENCE_TABLE_H

/* What was measured for a rule, as tables for people: one a variant, with a
 * line for each Python version and a column for each size. */

#include "base/buffer.h"
#include "engine/rule.h"

/* Writes nothing when nothing was measured. */
void evidence_table_put(Buffer *buffer, const RuleSet *rules, const Rule *rule);

#endif
