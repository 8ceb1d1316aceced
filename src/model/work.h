#ifndef HOTLINT_MODEL_WORK_H
#define HOTLINT_MODEL_WORK_H

/* How much a loop does. */

#include "model/model.h"

/* Does every pass of the loops around `node`, up to its function, do no more
 * than some microseconds of work, as far as the names of what it calls tell:
 * pure functions of the library, methods of texts, containers and files? */
bool work_is_light(Model *model, Node node);

#endif
