#ifndef HOTLINT_RUN_KNOWN_H
#define HOTLINT_RUN_KNOWN_H

/* Which findings of a run are known, and which known ones are gone. A
 * finding is known by its file and fingerprint; what is left over, by the
 * fingerprint alone: its file was renamed, or the code moved to another one.
 * Only what was looked for can be gone: findings of files that were analysed
 * and of rules that are on. */

#include "run/baseline.h"

/* What of a file's findings is known. */
typedef struct KnownPrints {
    const uint64_t *items; /* in order */
    uint32_t count;
    bool is_all; /* there is nothing new */
} KnownPrints;

/* A file that was analysed. */
typedef struct KnownFile {
    const char *path;
    const bool *enabled; /* by rule */
    Str lines;           /* what was found, as lines of the baseline */
    KnownPrints known;   /* the answer */
} KnownFile;

typedef struct KnownSearch {
    const Baseline *baseline;
    const RuleSet *rules;
    KnownFile *files; /* of this baseline */
    uint32_t count;
} KnownSearch;

/* Sets `known` of all files, in the arena. Known ones that are gone are added
 * to `gone`, unless it is NULL. */
void known_search(const KnownSearch *search, Arena *arena, KnownFindings *gone);

/* Takes the known findings away. */
void known_drop(const KnownPrints *known, Diagnostics *diagnostics);

/* Takes away what is known of one file, if it is all that is looked at. */
void known_drop_alone(const Baseline *baseline, Arena *arena, const char *path,
                      Source *source, Diagnostics *diagnostics);

#endif
