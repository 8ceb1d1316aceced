#ifndef HOTLINT_RUN_ASSIGNMENT_H
#define HOTLINT_RUN_ASSIGNMENT_H

#include "run/analyst.h"
#include "run/selection.h"

/* What the files of a run have in common, in `arena`. `skims`: of each file
 * only that part is parsed which can hold a finding. The rules and the
 * selection must outlive it. */
Assignment assignment_make(Arena *arena, const RuleSet *rules,
                           const Selection *selection, bool skims);

#endif
