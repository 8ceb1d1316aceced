#ifndef HOTLINT_MODEL_GUARD_H
#define HOTLINT_MODEL_GUARD_H

/* Code that is there in case something is missing, or for others only. */

#include "model/model.h"

/* Would this exception (by name) raised at `node` be caught in the same
 * function, or is `node` in a handler for it, or, of an ImportError, has the
 * code before it asked whether the module is there? `TYPE_CHECKING`: is it
 * under a test of that name? */
bool guard_around(Model *model, Node node, Str exception);

/* The dotted name that a node stands for: of an import its module and name
 * (`django.db.models`), of an expression what it resolves to. May be empty. */
Str guard_dotted(Model *model, Node node);

/* Is `node` under a test of the class of the object that `name` stands for:
 * `isinstance(name, …)`, `type(name) is …`, `name.__class__ is …`? */
bool guard_tests_class(const Tree *tree, Node node, Node name);

/* The condition of the `if` or `elif` that `branch` is the block of; NODE_NONE:
 * it is none. */
Node guard_condition(const Tree *tree, Node branch);

/* Does `node` run only where the number is above something: under
 * `if number >= size:`? */
bool guard_exceeds(const Tree *tree, Node node, Node number);

/* Does a branch or loop inside of `outer`, which holds `node`, decide whether
 * control comes to `node`? */
bool guard_decides(const Tree *tree, Node node, Node outer);

#endif
