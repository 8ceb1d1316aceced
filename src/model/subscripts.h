#ifndef HOTLINT_MODEL_SUBSCRIPTS_H
#define HOTLINT_MODEL_SUBSCRIPTS_H

/* What the variable of a counting loop is used for. */

#include "model/binding.h"

/* How often the body of a loop reads the loop's variable. */
typedef struct IndexUses {
    uint32_t list;      /* as the index of a read item of the list: `xs[i]` */
    uint32_t other;     /* the same, of one other place: `ys[i]` */
    uint32_t number;    /* as a number: `print(i)` */
    uint32_t entangled; /* `xs[i + 1]`, `xs[i] = x`, `zs[i]`, in a closure */
} IndexUses;

/* The uses of `index`, the target of the `for` statement `loop`, to read
 * items of `list` and others that do not change in it. */
IndexUses subscripts_of_index(Model *model, Node index, Node list, Node loop);

#endif
