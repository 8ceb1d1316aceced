#ifndef HOTLINT_MODEL_LIBRARY_H
#define HOTLINT_MODEL_LIBRARY_H

/* What is known of Python's own library: rules/data/types.tsv, whose first
 * lines describe its form. */

#include "model/type.h"

/* The class that a dotted name stands for, its aliases followed
 * (`typing.List` is `list`), or 0 when it is no class. */
Symbol library_class(Model *model, Symbol name);

/* The type that calling the function or class `name` returns, or NULL. */
const Type *library_call(Model *model, Symbol name, Node call);

/* The type of a module's or class's attribute by its dotted name
 * (`sys.argv`), or NULL. */
const Type *library_value(Model *model, Symbol name);

/* The type that a method of `receiver` returns when called, or NULL. */
const Type *library_method(Model *model, const Type *receiver, Str method,
                           Node call);

/* The type of an attribute of `receiver`, or NULL. */
const Type *library_attribute(Model *model, const Type *receiver, Str name);

#endif
