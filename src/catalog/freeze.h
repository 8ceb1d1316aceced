#ifndef HOTLINT_CATALOG_FREEZE_H
#define HOTLINT_CATALOG_FREEZE_H

/* A RuleSet as C source of constant tables, named frozen_rules. */

#include "base/buffer.h"
#include "engine/rule.h"

void freeze_write(Buffer *buffer, const RuleSet *rules);

#endif
