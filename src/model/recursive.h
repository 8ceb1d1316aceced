#ifndef HOTLINT_MODEL_RECURSIVE_H
#define HOTLINT_MODEL_RECURSIVE_H

/* The parts of recursion.h. All are of a `def` that calls itself. */

#include "model/model.h"

/* Does its text only compute: no statement but assignments to its own
 * names, conditions, loops, `return` and `raise`, no calls but to itself and
 * to pure functions, no look into a memo, and no list or dict as a result? */
bool recursive_is_pure(Model *model, Node def);

/* Are all its parameters hashable: annotated so, or compared with an integer
 * and otherwise used in sums alone? */
bool recursive_has_keys(Model *model, Node def);

/* Are the call's arguments near the parameters (`n - 1`, `k // 2`, what a
 * loop counts), and no elements, parts or products of them? */
bool recursive_is_near(Model *model, Node call);

/* Does it step at all (`n - 1`, `text[1:]`)? */
bool recursive_steps(const Tree *tree, Node call);

#endif
