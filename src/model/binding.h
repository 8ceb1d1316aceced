#ifndef HOTLINT_MODEL_BINDING_H
#define HOTLINT_MODEL_BINDING_H

/* Names: a Binding is one name in one scope, with all the places that give
 * it a value (Definition) and all that mention it (uses). */

#include "model/scope.h"

typedef enum DefinitionKind {
    DEFINITION_ASSIGNMENT, /* `x = value`, also through a tuple */
    DEFINITION_ANNOTATION, /* `x: int` alone */
    DEFINITION_AUGMENTED,  /* `x += value` */
    DEFINITION_FOR,        /* `for x in value`, in comprehensions too */
    DEFINITION_WITH,       /* `with value as x` */
    DEFINITION_WALRUS,     /* `(x := value)` */
    DEFINITION_IMPORT,
    DEFINITION_FUNCTION,
    DEFINITION_CLASS,
    DEFINITION_PARAMETER,
    DEFINITION_EXCEPT,  /* `except value as x` */
    DEFINITION_CAPTURE, /* in a `case` pattern */
    DEFINITION_DELETE,
    DEFINITION_TYPE,   /* `type X = …`, type parameters */
    DEFINITION_GLOBAL, /* a declaration, gives no value */
    DEFINITION_NONLOCAL
} DefinitionKind;

typedef uint32_t BindingId; /* 0: none */

typedef struct Definition {
    DefinitionKind kind;
    Node name;      /* the identifier */
    Node target;    /* the whole target that holds the name */
    Node value;     /* see DefinitionKind, or NODE_NONE */
    Node statement; /* the node that does it */
    ScopeId scope;  /* whose name it would be without a declaration */
    BindingId binding;
    uint32_t next;         /* definition of the same binding, 0: none */
    struct TypeMemo *memo; /* of names.c */
} Definition;

typedef struct Binding {
    ScopeId scope;
    Symbol symbol;
    uint32_t first; /* definitions, in the order of the text */
    uint32_t last;
    uint32_t count;
    BindingId redirect;    /* where `global` or `nonlocal` sends it */
    bool nonlocal;         /* declared so, and not yet redirected */
    uint8_t captured;      /* the answers of binding_is_captured and */
    uint8_t seen;          /* ..._seen_by_functions + 1; 0: not asked yet */
    struct TypeMemo *memo; /* of type.c */
} Binding;

/* The binding that an identifier refers to; 0: a builtin, or unknown. */
BindingId binding_of(Model *model, Node name);

/* The binding that `symbol` refers to in code of `scope`, or 0. */
BindingId binding_visible(Model *model, ScopeId scope, Symbol symbol);

/* The binding of `symbol` in just this scope, or 0. */
BindingId binding_in(Model *model, ScopeId scope, Symbol symbol);

const Binding *binding_get(const Model *model, BindingId binding);

/* The definitions in the order of the text: start with NULL. */
const Definition *binding_next(const Model *model, BindingId binding,
                               const Definition *previous);

/* The only definition, or NULL when there are none or several. */
const Definition *binding_only(const Model *model, BindingId binding);

/* The mentions of a binding in the order of the text, definitions included:
 * start with 0; `*at` keeps the place. Returns NODE_NONE at the end. */
Node binding_use(Model *model, BindingId binding, uint32_t *at);

/* Does a nested function (or class, or comprehension in a function) use it? */
bool binding_is_captured(Model *model, BindingId binding);

/* Does a function other than the one (or the module) that it belongs to use
 * it? Comprehensions run where they stand and do not count. */
bool binding_is_seen_by_functions(Model *model, BindingId binding);

/* Does the identifier stand for a name? */
bool binding_is_name(const Tree *tree, Node identifier);

/* Can `from x import *` have changed what unbound names mean? */
bool binding_has_star(Model *model);

#endif
