#ifndef HOTLINT_MODEL_ENTRY_H
#define HOTLINT_MODEL_ENTRY_H

/* Functions that others than the code of the file call, and when. */

#include "model/model.h"

/* Does a program begin with it, do one thing and end? `main`, what is called
 * under `if __name__ == "__main__"`, commands of Click and the like, of
 * argparse and of Django. */
bool entry_is_command(Model *model, Node def);

/* Is `node` in such a function, or in one in it? */
bool entry_is_in_command(Model *model, Node node);

/* Does it run once for each object or class: `__init__` and the like? */
bool entry_makes_object(const Tree *tree, Node def);

/* Does `node` run once for a program, a service or an object: in the module, in
 * a command, in `__init__` and the like, or in `run_…`, `start…`, `stop…`? */
bool entry_runs_once(Model *model, Node node);

/* Is code at `node` compiled by numba instead of run by Python? */
bool entry_is_compiled(Model *model, Node node);

/* Is it registered as a handler of requests, events, signals or tasks? */
bool entry_is_handler(Model *model, Node def);

/* Is `node` in the module's own `__getattr__`? */
bool entry_is_in_module_getattr(const Tree *tree, Node node);

/* The expression of the next decorator, calls stripped (`app.get` of
 * `@app.get("/")`): start with `*decorator` NODE_NONE, which also ends. */
Node entry_decorator(const Tree *tree, Node def, Node *decorator);

#endif
