#ifndef HOTLINT_RUN_REQUIRES_H
#define HOTLINT_RUN_REQUIRES_H

/* The range of Python versions that a project says it works on: `>=3.9`,
 * `~=3.10`, `==3.11.*`, `>3.8,!=3.10.*` (PEP 440), and `^3.9 || ~3.8`
 * (Poetry). */

#include "base/str.h"
#include "text/version.h"

/* Writes the lowest minor version of Python 3 of which some release is in
 * the range; 0 when there is none. False when the range cannot be read. */
MUST_USE bool requires_lowest(Str range, Version *lowest);

#endif
