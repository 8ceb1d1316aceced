#ifndef HOTLINT_MODEL_OPTIONAL_H
#define HOTLINT_MODEL_OPTIONAL_H

/* Packages that may be missing: does the code ask before it imports one? */

#include "model/model.h"

/* The package of an import statement (`a` of `import a.b`); empty for a
 * relative one and for other nodes. */
Str optional_package(const Tree *tree, Node import);

/* Does the condition ask whether a module is there, or whether an object is
 * one of the package (which may be empty)? */
bool optional_asks(const Tree *tree, Node condition, Str package);

/* Does the code before the import, in its block or one around it, or a
 * decorator of a function around it ask for the package, or make sure of it? */
bool optional_is_required(Model *model, Node import, Str package);

#endif
