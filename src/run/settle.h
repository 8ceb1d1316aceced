#ifndef HOTLINT_RUN_SETTLE_H
#define HOTLINT_RUN_SETTLE_H

/* Which findings of a run are known, and which known ones are gone. A
 * finding is known by its file and fingerprint; what is left over, by the
 * fingerprint alone: its file was renamed, or the code moved to another one.
 * Only what was looked for can be gone: findings of files that were analysed
 * and of rules that are on. */

#include "run/baseline.h"
#include "run/plan.h"

typedef struct Settlement {
    const Baseline *known;
    const RuleSet *rules;
    const Task *tasks;
    const Buffer *texts; /* lines of the baseline, by task */
    const bool *is_read; /* by task: it was analysed */
    uint32_t count;      /* of the tasks */
} Settlement;

/* What of a task's findings is known. */
typedef struct KnownPrints {
    const uint64_t *items; /* in order */
    uint32_t count;
    bool is_all; /* there is nothing new */
} KnownPrints;

/* By task; in the arena. Those that are gone are added to `gone`. */
const KnownPrints *settle(const Settlement *settlement, Arena *arena,
                          KnownFindings *gone);

/* Takes the known findings away. */
void settle_keep_new(const KnownPrints *known, Diagnostics *diagnostics);

#endif
