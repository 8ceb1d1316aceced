#ifndef HOTLINT_MODEL_INFER_H
#define HOTLINT_MODEL_INFER_H

/* The parts of type inference, for src/model alone: type_of (infer.c) asks
 * about names (names.c), attributes (member.c), calls (returns.c). */

#include "model/annotation.h"
#include "model/state.h"
#include "model/value.h"

/* What is remembered of a binding, attribute or function. `busy` while it
 * is worked out: a question that meets it again gets "unknown". */
typedef struct TypeMemo {
    Known known;
    bool busy;
    bool done;
} TypeMemo;

/* Attributes that methods and class bodies give a value. */
typedef struct Member {
    TypeMemo memo;
    ARRAY(Node) stores; /* of class NODE_NONE: see member.c */
} Member;

Known known_unknown(Node source, const char *reason);
Known known_as(const Type *type, Node source, const char *reason);

/* The type of a name where it stands, narrowed by tests around it. */
Known name_type(Model *model, Node name);

/* What a place that was a str `before` is `now`, when `value` adds something
 * unknown to it: text stays text, a set a set, and a list that was empty a
 * list. */
Known known_extended(Model *model, Known before, Known now, Node value,
                     Node place);

/* The type of `object.name`. */
Known member_type(Model *model, Node attribute);

/* The type of attribute `name` of an instance of a class of the file. */
Known member_of_class(Model *model, Node class, Symbol name);

enum { MEMBER_MOST_BASES = 16 };

/* Fills `line` with the class and its bases in the file, nearest first, each
 * once; returns their number, at most MEMBER_MOST_BASES. */
uint32_t member_line(Model *model, Node class, Node *line);

/* The `def` of a method of a class of the file or of its bases there. */
Node member_method(Model *model, Node class, Symbol name);

/* Are all bases of the class classes of the file, and has it no metaclass?
 * Enums, named tuples and models give something else for what their bodies
 * say. */
bool member_is_plain(Model *model, Node class);

/* The type of a call. */
Known call_type(Model *model, Node call);

/* What calling `function`, an expression, gives. Without a call (NODE_NONE)
 * nothing is known of its arguments. */
Known callee_type(Model *model, Node function, Node call);

/* What a call of a method gives, by its name and arguments alone; NULL where
 * those could be of several classes. */
const Type *telling_type(Model *model, Node call);

/* What calling this `def` returns. */
Known function_type(Model *model, Node function);

/* The type of a binary operation on two types, by Python's own classes. */
const Type *operator_type(Model *model, uint16_t token, const Type *left,
                          const Type *right);

/* Keys and values of a dict that is made of an object of the type. */
const Type *type_key(Model *model, const Type *type);
const Type *type_value(Model *model, const Type *type);

/* The type of `object[index]`. */
const Type *type_item(Model *model, const Type *type, Node index);

/* What a method gives when Python itself calls it (`__iter__`). */
const Type *type_special(Model *model, const Type *type, Str name);

/* What `await` and calling an object of the type give. */
const Type *type_awaited(Model *model, const Type *type);
const Type *type_called(Model *model, const Type *type);

/* What `with` and `async with` bind; what `async for` gives. */
const Type *type_entered(Model *model, const Type *type);
const Type *type_entered_async(Model *model, const Type *type);
const Type *type_element_async(Model *model, const Type *type);

/* A copy in the arena; one that is never None. */
const Type *type_copy(Model *model, const Type *type);
const Type *type_present(Model *model, const Type *type);

/* The part of `type` that the target `name` inside `target` gets. */
const Type *type_unpacked(Model *model, Node name, Node target,
                          const Type *type);

/* The type of a name that is `known` (or NULL) otherwise, where the code at
 * `use` may rely on a test of it; NULL when tests say nothing. */
const Type *narrowed_type(Model *model, Node use, const Type *known);

#endif
