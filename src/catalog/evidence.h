#ifndef HOTLINT_CATALOG_EVIDENCE_H
#define HOTLINT_CATALOG_EVIDENCE_H

/* rules/evidence.tsv: one measurement a line, under a line of column names;
 * tools/measure.py writes it. */

#include "base/error.h"
#include "engine/builder.h"

/* Adds the measurements of the rules in `builder`; lines of one rule stand
 * together. Unknown rules are an error. */
MUST_USE bool evidence_add(RuleBuilder *builder, const char *path, Str text,
                           Error *error);

#endif
