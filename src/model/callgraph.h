#ifndef HOTLINT_MODEL_CALLGRAPH_H
#define HOTLINT_MODEL_CALLGRAPH_H

/* Which functions of the file call which, as far as callee.h knows. One who
 * is passed on or stored is not called. Made at the first question, in one
 * pass; a question looks at a bounded number of functions, and what lies
 * beyond them is unknown. */

#include "model/model.h"

typedef struct Call {
    Node node;     /* the call */
    Node callee;   /* the `def` that it runs */
    Node caller;   /* the innermost `def` around, or NODE_NONE: the module */
    bool deferred; /* it is in a lambda, which runs at another time */
} Call;

/* The calls of `def` in the order of the text: start with `*at` 0; NULL at
 * the end. */
const Call *callgraph_next(Model *model, Node def, uint32_t *at);

/* Can the function come to call itself? */
bool callgraph_is_recursive(Model *model, Node def);

/* Of the calls of `def`, the next that a loop runs again and again; `*loop`
 * is that loop. A function with such a call is hot. None of them counts when
 * a decorator remembers what the function returns. */
const Call *callgraph_next_in_loop(Model *model, Node def, uint32_t *at,
                                   Node *loop);

/* Does a loop run `node` again and again: one around it, or one that calls
 * the function around it? */
bool callgraph_is_hot(Model *model, Node node);

enum { CHAIN_LIMIT = 6 };

/* Functions each of which calls the one behind it. */
typedef struct Chain {
    Node defs[CHAIN_LIMIT];
    uint32_t count;
} Chain;

/* Does an `async def` run the function's code in the event loop: by a call in
 * it, or through other functions? The shortest chain begins with the `async
 * def` and ends with `def`; of one that is async itself it is that alone. */
bool callgraph_reached_from_async(Model *model, Node def, Chain *chain);

/* `serve -> load -> parse`, in the file's arena. */
Str callgraph_chain_text(const Model *model, const Chain *chain);

#endif
