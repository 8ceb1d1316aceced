#ifndef HOTLINT_MODEL_LOAD_H
#define HOTLINT_MODEL_LOAD_H

/* Modules that are loaded when control comes to a place. `path` is the
 * file's, as seen from the project's root, `/`-separated, or empty: a file
 * of a package runs after the package has been imported. */

#include "model/model.h"

/* Does importing `package` load `module`: because it is a part of it, or
 * because the package always imports it? */
bool load_implies(const Model *model, Str package, Str module);

/* Is the file's a folder of a package that loads the module? */
bool load_is_in_package(const Model *model, Str module, Str path);

/* Is `module` there: imported at the top of the file (be it for type checkers
 * alone) or before in the same block, loaded by what is, there for whoever
 * calls the function around, which is given an object of it, or there at each
 * call of the private function around that the file shows? */
bool load_is_done(Model *model, Node node, Str module, Str path);

/* Does the code before `node`, in its block or one around it in the function,
 * set a variable of the environment, which the module is to find? */
bool load_is_prepared(const Tree *tree, Node node);

typedef struct LoadCost {
    uint32_t whole; /* ms, as the table has it; 0: it begins with no number */
    uint32_t rest;  /* less those of the costliest other key that is there and
                       that the module loads */
} LoadCost;

/* What importing `module`, a key of the table `costs`, takes at `node`. */
LoadCost load_cost(Model *model, const Table *costs, Node node, Str module,
                   Str path);

#endif
