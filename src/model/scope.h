#ifndef HOTLINT_MODEL_SCOPE_H
#define HOTLINT_MODEL_SCOPE_H

/* Scopes by Python's rules (reference, 4.2 "Naming and binding"): module,
 * function (lambdas too), class, comprehension. */

#include "model/model.h"

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_FUNCTION,
    SCOPE_CLASS,
    SCOPE_COMPREHENSION
} ScopeKind;

/* Index of a scope; 0 is the module. */
typedef uint32_t ScopeId;

typedef struct Scope {
    Node node;
    ScopeKind kind;
    ScopeId parent; /* of the module: itself */
} Scope;

/* The scope whose names the code at `node` sees first. Decorators, default
 * values, annotations, base classes and a comprehension's first iterable
 * belong to the scope around. */
ScopeId scope_of(Model *model, Node node);

const Scope *scope_get(Model *model, ScopeId scope);

/* The node that opens the scope of `node`, without a model: NODE_ROOT, or
 * that of a function, lambda, class or comprehension. */
Node scope_node_of(const Tree *tree, Node node);

/* The innermost function or lambda whose body or parameters hold `node`
 * (comprehensions looked through), or NODE_NONE. */
Node scope_function(const Tree *tree, Node node);

/* The innermost `def`; lambdas, and classes between, are looked through. */
Node scope_def(const Tree *tree, Node node);

/* The class whose body holds the `def` of `function` directly, or
 * NODE_NONE. */
Node scope_class_of_method(const Tree *tree, Node function);

/* Is it an `async def`? */
bool scope_is_async(const Tree *tree, Node function);

bool scope_is_comprehension(uint16_t kind);

#endif
