#ifndef HOTLINT_MODEL_LIBRARY_H
#define HOTLINT_MODEL_LIBRARY_H

/* What is known of Python's own library: rules/data/types.tsv, whose first
 * lines describe its form. Facts that do not hold for the target version
 * are not there. */

#include "model/type.h"

/* The class that a dotted name stands for, its aliases followed
 * (`collections.abc.Iterable` is `typing.Iterable`), or 0 when it is no
 * class. */
Symbol library_class(Model *model, Symbol name);

/* The number of type parameters that are kept of a class: 0, 1 or 2. */
uint32_t library_parameters(Model *model, Symbol class);

/* The class with arguments that are not known. */
const Type *library_bare(Model *model, Symbol class);

/* The type that calling the function or class `name` returns, or NULL.
 * Without a call (NODE_NONE) nothing is known of its arguments. */
const Type *library_call(Model *model, Symbol name, Node call);

/* The type of a module's or class's attribute by its dotted name
 * (`sys.argv`), or NULL. */
const Type *library_value(Model *model, Symbol name);

/* The type that a method of `receiver` returns when called, or NULL. */
const Type *library_method(Model *model, const Type *receiver, Str method,
                           Node call);

/* The type of an attribute of `receiver`, or NULL. */
const Type *library_attribute(Model *model, const Type *receiver, Str name);

/* The type of `receiver[…]` by an index or by a slice, or NULL. */
const Type *library_item(Model *model, const Type *receiver, bool by_slice);

/* `type` seen as its base class `name`, with that one's type arguments:
 * of `dict_items[str, int]` the base `typing.Iterable` is
 * `typing.Iterable[tuple[str, int]]`. NULL when it is no base. */
const Type *library_base(Model *model, const Type *type, Str name);

#endif
