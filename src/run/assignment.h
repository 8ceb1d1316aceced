#ifndef HOTLINT_RUN_ASSIGNMENT_H
#define HOTLINT_RUN_ASSIGNMENT_H

#include "run/analyst.h"

/* Adds to an assignment, of which rules, `enabled` and `named` are set, what
 * follows from them, in `arena`. `skims`: of each file only that part is
 * parsed which can hold a finding. */
void assignment_prepare(Assignment *assignment, Arena *arena, bool skims);

#endif
