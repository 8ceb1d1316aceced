#ifndef HOTLINT_MODEL_ACCUMULATE_H
#define HOTLINT_MODEL_ACCUMULATE_H

/* Places that grow in a loop: `s += x`, `s = s + x`, `xs = [x] + xs`. */

#include "model/model.h"

typedef enum ConcatPart { CONCAT_NONE, CONCAT_FIRST, CONCAT_LATER } ConcatPart;

/* Where `place` stands among the operands that `node` puts together: those
 * of a `+` chain, the parts of an f-string, what `"%s…" % (…)` or
 * `"…".join([…])` and `"{}…".format(…)` take. Of a statement: `+=` has its
 * left side first, an assignment is judged by its right side. */
ConcatPart accumulate_part(Model *model, Node node, Node place);

/* NULL when in all loops of the function around it the place has its value
 * from before them and each binding makes it grow from itself; else what
 * speaks against that. */
const char *accumulate_refuted(Model *model, Node place);

/* Is a second reference to the object kept in the loop: by an alias, in a
 * display or container, or by a `yield`? */
bool accumulate_aliased(Model *model, Node name, Node loop);

/* Does the call of this argument list put its arguments into a container? */
bool accumulate_keeps_argument(const Tree *tree, Node list);

/* What the loops around do with the place besides making it grow. Code after
 * which the loop is left does not count. */
typedef enum AccumulateRead {
    READ_NOT,    /* nothing, or they ask whether it is empty, or keep it */
    READ_LENGTH, /* `len(s)` */
    READ_ENDS,   /* `s.endswith(…)`, slices: a few characters of it */
    READ_WHOLE   /* searched, compared, handed on: as much work as a copy */
} AccumulateRead;

/* The strongest of these. */
AccumulateRead accumulate_read(Model *model, Node place);

/* Is all that the statement around puts to the place spelled out in it? */
bool accumulate_adds_literals(Model *model, Node place);

#endif
