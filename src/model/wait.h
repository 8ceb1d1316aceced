#ifndef HOTLINT_MODEL_WAIT_H
#define HOTLINT_MODEL_WAIT_H

/* Code that waits for somebody: for time to pass, for a person, a process,
 * another thread or the network. */

#include "model/model.h"

/* The first node in the loop that does, by an `await` or by a call whose
 * name says so (`sleep`, `input`, `recv`), or NODE_NONE. */
Node wait_in_loop(const Tree *tree, Node loop);

#endif
