#ifndef HOTLINT_MODEL_EFFECT_H
#define HOTLINT_MODEL_EFFECT_H

/* Who changes what in a loop, and who sees it afterwards. A place is a name,
 * an attribute chain (`self.x`) or an item (`d[k]`). Where a change cannot be
 * ruled out, it is assumed. */

#include "model/binding.h"

/* May the object at `place` be changed inside the loop? By a method that
 * changes it, a store into an item or attribute, `del`, or by handing it to
 * a call that is not known to leave it alone. */
bool effect_mutated(Model *model, Node place, Node loop);

/* Is the place given another object inside the loop? */
bool effect_rebound(Model *model, Node place, Node loop);

/* Does the expression give the same in every pass of the loop? A name or
 * attribute alone gives the same object, whatever happens to that: see
 * effect_mutated. */
bool effect_invariant(Model *model, Node expression, Node loop);

/* Is what leads to an attribute or item, its object or its key, another in
 * each pass? */
bool effect_path_varies(Model *model, Node place, Node loop);

/* Does the object at `place` live from pass to pass: bound before the loop,
 * and in the loop only from itself (`s = s + x`)? `every`: neither does any
 * loop around it bind the place afresh. */
bool effect_carried(Model *model, Node place, Node loop, bool every);

/* Is the name read (or deleted) behind `node`, in a loop anywhere in it,
 * before it is bound again? One that other functions see always is. */
bool effect_used_after(Model *model, Node name, Node node);

/* Is the object of the name returned, yielded, stored or captured? */
bool effect_escapes(Model *model, Node name);

/* Does evaluating it change nothing, and give what its operands decide? */
bool effect_pure(Model *model, Node expression);

/* Does it call a function of rules/data/pure-calls.tsv whose result its
 * arguments decide? */
bool effect_calls_pure(Model *model, Node call);

#endif
