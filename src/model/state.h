#ifndef HOTLINT_MODEL_STATE_H
#define HOTLINT_MODEL_STATE_H

/* The inside of a Model: for src/model alone. */

#include "base/array.h"
#include "model/binding.h"
#include "model/model.h"
#include "model/scope.h"
#include "model/type.h"

struct Model {
    Arena *arena;
    const Tree *tree;
    Interner *interner;
    const Facts *facts;
    Version target;

    bool bound;                    /* the arrays below are filled */
    bool star;                     /* `from x import *` may hide builtins */
    ARRAY(Scope) scopes;           /* in pre-order; [0] is the module */
    ARRAY(Definition) definitions; /* in pre-order; [0] is none */
    ARRAY(Binding) bindings;       /* [0] is none */
    uint32_t *binding_slots;       /* open addressing by scope and symbol */
    uint32_t binding_mask;
    Node *occurrences;           /* identifiers by symbol, then by place */
    uint32_t *occurrence_starts; /* by symbol; NULL: no index yet */
    uint32_t symbol_limit;       /* symbols known to the index */
    struct Memo **memos;         /* what was asked before, hashed: memo.h */
    uint32_t memo_mask;          /* slots - 1 */
    uint32_t memo_count;
    struct Memo *passing;      /* one that nobody keeps */
    struct TypeMemo **results; /* by scope: what the function returns */
    struct CallGraph *graph;   /* NULL: not asked yet */

    BindingId *named;      /* by node: binding_of + 1, 0: not asked yet */
    Node import_statement; /* read last, */
    Symbol import_module;  /* and its module */
    Symbol *imports;       /* by definition: import_target, 0: not asked yet */
    struct Loaded *loaded; /* the same: see load.c */

    size_t regex_memory; /* used for patterns so far */

    uint32_t narrow_steps; /* statements looked at for what they let through */
    uint32_t type_depth;   /* of the question being answered */
    uint32_t type_steps;   /* budget used on types in this file */
};

/* Fills scopes and definitions: define.c. */
void define_all(Model *model);

/* The scope opened by `node`, or by the nearest scope node before it. */
ScopeId model_find_scope(const Model *model, Node node);

/* Fills the arrays; cheap when they are. */
void model_bind(Model *model);

#endif
