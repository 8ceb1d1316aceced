#ifndef HOTLINT_MODEL_WAIT_H
#define HOTLINT_MODEL_WAIT_H

/* Code that waits for somebody: for time to pass, for a person, a process,
 * another thread or the network. */

#include "model/model.h"

/* The first node in the loop that does, by an `await` or by a call whose
 * name says so (`sleep`, `input`, `recv`), or NODE_NONE. */
Node wait_in_loop(const Tree *tree, Node loop);

/* Does the loop read one of the clocks, or ask how much memory or how many
 * objects there are, so as to measure code, or do the names of its function or
 * of what it goes through say so? */
bool wait_is_measured(const Tree *tree, Node loop);

/* Does the condition do nothing but look whether something has happened: no
 * call but of a clock, `len`, or the usual questions (`is_set`, `poll`), and no
 * property of its own class? */
bool wait_only_asks(Model *model, Node condition);

/* Can others, a thread or the time that goes by, make the condition another?
 * Nobody can give a plain local of the function another value. */
bool wait_may_end(Model *model, Node condition);

#endif
