#ifndef HOTLINT_MODEL_LENGTH_H
#define HOTLINT_MODEL_LENGTH_H

/* How long a container may get: where its elements come from, whether code
 * adds to it, whether tests hold it short. A place is as in effect.h. */

#include "model/binding.h"

typedef enum LengthOrigin {
    LENGTH_WRITTEN,   /* a display: as many as the text has */
    LENGTH_ARGUMENTS, /* the words of a command line */
    LENGTH_SPLIT,     /* the words of one string */
    LENGTH_SIZED,     /* another call or comprehension: as much as comes in */
    LENGTH_UNKNOWN    /* a parameter, another name, … */
} LengthOrigin;

/* Is one of the objects that the place is given of this origin? */
bool length_has_origin(Model *model, Node place, LengthOrigin origin);

/* Is one of them made of a length or a share of something? */
bool length_is_share(Model *model, Node number);

/* Is it `*names`: as many as a call spells out? */
bool length_is_spelled_out(Model *model, Node place);

/* Does code in the loop add to the place (`append`, `+=`, …)? */
bool length_grows(Model *model, Node place, Node loop);

/* Does `node` run only where `len(place)` is above some bound? */
bool length_is_bounded(Model *model, Node place, Node node);

#endif
