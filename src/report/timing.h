#ifndef HOTLINT_REPORT_TIMING_H
#define HOTLINT_REPORT_TIMING_H

/* Where the time went, as a table. */

#include "run/check.h"

void timing_put(Buffer *buffer, const CheckResult *result);

#endif
