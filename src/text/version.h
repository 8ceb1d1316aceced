#ifndef HOTLINT_TEXT_VERSION_H
#define HOTLINT_TEXT_VERSION_H

#include "base/str.h"

/* A Python version as 100 * major + minor: 3.11 is 311; 0 is none. */
typedef uint16_t Version;

enum {
    VERSION_OLDEST = 309,
    VERSION_NEWEST = 315,
    VERSION_DEFAULT = 311 /* the oldest that CPython supports, design 9 */
};

/* Reads `3.11` (also `py311`); returns 0 when it is neither. */
Version version_parse(Str text);

/* Does `version` fulfil `range`, such as `>=3.11`, `<3.12` or `==3.9`?
 * `*valid` tells whether the range could be read. */
bool version_matches(Version version, Str range, bool *valid);

#endif
