#ifndef HOTLINT_RUN_KNOWN_H
#define HOTLINT_RUN_KNOWN_H

/* Which findings of a run are known, and which known ones are gone. A
 * finding is known by its file and fingerprint; what is left over, by the
 * fingerprint alone: its file was renamed, or the code moved to another one.
 * Only what was looked for can be gone: findings of files that were analysed
 * and of rules that are on. */

#include "run/baseline.h"
#include "run/plan.h"

typedef struct KnownSearch {
    const Baseline *baseline;
    const RuleSet *rules;
    const Task *tasks;
    const Buffer *texts; /* what was found, as lines of a baseline, by task */
    const bool *is_read; /* by task: it was analysed */
    uint32_t count;      /* of the tasks */
} KnownSearch;

/* What of a task's findings is known. */
typedef struct KnownPrints {
    const uint64_t *items; /* in order */
    uint32_t count;
    bool is_all; /* there is nothing new */
} KnownPrints;

/* By task; in the arena. Known ones that are gone are added to `gone`. */
const KnownPrints *known_search(const KnownSearch *search, Arena *arena,
                                KnownFindings *gone);

/* Takes the known findings away. */
void known_drop(const KnownPrints *known, Diagnostics *diagnostics);

#endif
