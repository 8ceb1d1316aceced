#ifndef HOTLINT_REPORT_STATISTICS_H
#define HOTLINT_REPORT_STATISTICS_H

#include "run/check.h"

/* Writes how many findings each rule has, the most first: lines of count,
 * code and name, or a JSON array of objects. */
void statistics_put(Buffer *buffer, const RuleSet *rules,
                    const CheckResult *result);
void statistics_put_json(Buffer *buffer, const RuleSet *rules,
                         const CheckResult *result);

#endif
