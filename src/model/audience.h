#ifndef HOTLINT_MODEL_AUDIENCE_H
#define HOTLINT_MODEL_AUDIENCE_H

/* Who looks at what a program writes. */

#include "model/model.h"

/* `flush` is a call in a loop: a `print`, a method of a file, or `os.fsync`.
 * Why what it writes to `file` (NODE_NONE: standard output) has to be there
 * at once: the loop waits or asks, the text is progress on stderr, the start
 * of a line, or for another process; or why it is not done on every pass.
 * NULL: nothing says so. */
const char *audience_expects(Model *model, Node flush, Node file);

#endif
