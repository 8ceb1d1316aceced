#ifndef HOTLINT_RUN_FINGERPRINT_H
#define HOTLINT_RUN_FINGERPRINT_H

/* What a finding is known by when the code around it moves: its rule, the
 * line it begins on with white space collapsed, and which one of the same it
 * is in its file. Line numbers do not count. */

#include "run/check.h"

/* One number a finding, in their order; different within the file unless 64
 * bits collide. In the arena of the file's source. */
const uint64_t *fingerprints(const FileReport *report);

#endif
