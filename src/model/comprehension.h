#ifndef HOTLINT_MODEL_COMPREHENSION_H
#define HOTLINT_MODEL_COMPREHENSION_H

/* Would a loop that fills a list mean the same as a comprehension, which is
 * a scope of its own and shows nothing before it is done? Each question is
 * answered by NULL for yes, or by what speaks against it. */

#include "model/binding.h"

/* `for target in iterable: if condition: list.append(value)` */
typedef struct FillLoop {
    Node loop;
    Node target;
    Node iterable;
    Node condition; /* or NODE_NONE */
    Node value;
    Node list; /* the name */
} FillLoop;

/* May the names that the loop binds become the comprehension's own? */
const char *comprehension_target_refuted(Model *model, const FillLoop *fill);

/* May its expressions be evaluated there? */
const char *comprehension_parts_refuted(Model *model, const FillLoop *fill);

/* Is the list empty when the loop begins, and is it seen by nobody before
 * the loop is done, not even when that raises? */
const char *comprehension_list_refuted(Model *model, const FillLoop *fill);

#endif
