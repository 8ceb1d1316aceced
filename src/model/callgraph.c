#include "model/callgraph.h"

#include "model/callee.h"
#include "model/loop.h"
#include "model/state.h"
#include "syntax/slices.h"

enum { MOST_VISITS = 4096 /* functions looked at for one question */ };

/* How a function was come by in the search of the same number. */
typedef struct Visit {
    uint32_t search;
    uint32_t distance; /* calls to the function that was asked about */
    ScopeId toward;    /* the next one on the way to it */
} Visit;

/* A function is known by the scope that it opens. */
typedef struct CallGraph {
    ARRAY(Call) calls; /* by callee, then by place */
    uint32_t *starts;  /* by function: the first of its calls */
    Visit *visits;     /* by function */
    ScopeId *queue;    /* of the search that is going on */
    uint32_t queued;
    uint32_t search; /* its number */
} CallGraph;

static bool is_in_lambda(const Tree *tree, Node node, Node def)
{
    for (Node at = scope_node_of(tree, node); at != def && at != NODE_ROOT;
         at = scope_node_of(tree, at))
        if (tree_kind(tree, at) == KIND_lambda)
            return true;
    return false;
}

/* Names of attributes that get a value somewhere: an instance may have
 * another object there than the method. By symbol. */
static bool *stored_names(const Model *model)
{
    const Tree *tree = model->tree;
    bool *stored = arena_alloc(model->arena, model->interner->count + 1);
    for (Node node = NODE_ROOT; node < tree->count; node++) {
        if (tree_kind(tree, node) != KIND_attribute)
            continue;
        Node name = tree_child(tree, node, FIELD_attribute);
        if (name && callee_is_stored(tree, node))
            stored[tree_symbol(tree, name)] = true;
    }
    return stored;
}

static bool is_hidden(const Tree *tree, Node call, const bool *stored)
{
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    return name && stored[tree_symbol(tree, name)];
}

/* All calls, in the order of the text. */
static void collect(Model *model, CallGraph *graph)
{
    const Tree *tree = model->tree;
    const bool *stored = stored_names(model);
    for (Node node = NODE_ROOT; node < tree->count; node++) {
        if (tree_kind(tree, node) != KIND_call)
            continue;
        Node callee = callee_of(model, node);
        if (!callee || is_hidden(tree, node, stored))
            continue;
        Node caller = scope_def(tree, node);
        Call call = {node, callee, caller, is_in_lambda(tree, node, caller)};
        array_push(model->arena, &graph->calls, call);
    }
}

/* Counting sort: `starts` first counts, then sums up, then is walked, which
 * shifts it by one function. */
static void sort_by_callee(Model *model, CallGraph *graph)
{
    uint32_t scopes = model->scopes.count;
    uint32_t *starts = graph->starts;
    const Call *calls = graph->calls.items;
    Call *sorted =
        arena_alloc(model->arena, (graph->calls.count + 1) * sizeof *sorted);
    for (uint32_t i = 0; i < graph->calls.count; i++)
        starts[model_find_scope(model, calls[i].callee) + 2]++;
    for (uint32_t i = 1; i < scopes + 2; i++)
        starts[i] += starts[i - 1];
    for (uint32_t i = 0; i < graph->calls.count; i++)
        sorted[starts[model_find_scope(model, calls[i].callee) + 1]++] =
            calls[i];
    graph->calls.items = sorted;
}

static CallGraph *graph_of(Model *model)
{
    if (model->graph)
        return model->graph;
    model_bind(model);
    uint32_t scopes = model->scopes.count;
    CallGraph *graph = arena_alloc(model->arena, sizeof *graph);
    graph->starts =
        arena_alloc(model->arena, (scopes + 2) * sizeof *graph->starts);
    graph->visits = arena_alloc(model->arena, scopes * sizeof *graph->visits);
    graph->queue = arena_alloc(model->arena, scopes * sizeof *graph->queue);
    collect(model, graph);
    sort_by_callee(model, graph);
    model->graph = graph;
    return graph;
}

static const Call *next_call(const Model *model, ScopeId callee, uint32_t *at)
{
    const Tree *tree = model->tree;
    const CallGraph *graph = model->graph;
    Node def = model->scopes.items[callee].node;
    Node name = tree_child(tree, def, FIELD_name);
    uint32_t index = graph->starts[callee] + *at;
    slices_ask_symbol(tree, NODE_ROOT, tree->count, tree_symbol(tree, name));
    if (index >= graph->starts[callee + 1])
        return NULL;
    ++*at;
    return &graph->calls.items[index];
}

const Call *callgraph_next(Model *model, Node def, uint32_t *at)
{
    (void)graph_of(model);
    return next_call(model, model_find_scope(model, def), at);
}

const Call *callgraph_next_in_loop(Model *model, Node def, uint32_t *at,
                                   Node *loop)
{
    const Call *call = NULL;
    if (!callee_runs_anew(model->tree, def))
        return NULL;
    while ((call = callgraph_next(model, def, at)))
        if ((*loop = loop_repeating(model, call->node)))
            return call;
    return NULL;
}

bool callgraph_is_hot(Model *model, Node node)
{
    uint32_t at = 0;
    Node loop = loop_repeating(model, node);
    Node def = scope_def(model->tree, node);
    return loop ||
           (def && callgraph_next_in_loop(model, def, &at, &loop) != NULL);
}

static void start_search(CallGraph *graph, ScopeId function)
{
    graph->search++;
    graph->queued = 0;
    graph->queue[graph->queued++] = function;
    graph->visits[function] = (Visit){graph->search, 0, function};
}

/* Each function is queued once, so the queue has room for all. */
static void visit(CallGraph *graph, ScopeId caller, ScopeId callee)
{
    if (graph->visits[caller].search == graph->search)
        return;
    uint32_t distance = graph->visits[callee].distance + 1;
    graph->visits[caller] = (Visit){graph->search, distance, callee};
    graph->queue[graph->queued++] = caller;
}

bool callgraph_is_recursive(Model *model, Node def)
{
    CallGraph *graph = graph_of(model);
    start_search(graph, model_find_scope(model, def));
    for (uint32_t i = 0; i < graph->queued && i < MOST_VISITS; i++) {
        ScopeId callee = graph->queue[i];
        const Call *call = NULL;
        uint32_t at = 0;
        while ((call = next_call(model, callee, &at))) {
            if (call->caller == def)
                return true;
            if (call->caller)
                visit(graph, model_find_scope(model, call->caller), callee);
        }
    }
    return false;
}

/* The first `async def` that the search comes to, or 0. */
static ScopeId find_async(Model *model, CallGraph *graph)
{
    const Tree *tree = model->tree;
    for (uint32_t i = 0; i < graph->queued && i < MOST_VISITS; i++) {
        ScopeId callee = graph->queue[i];
        Node def = model->scopes.items[callee].node;
        if (scope_is_async(tree, def))
            return callee;
        if (graph->visits[callee].distance + 1 >= CHAIN_LIMIT ||
            !callee_runs_in_place(tree, def))
            continue;
        const Call *call = NULL;
        uint32_t at = 0;
        while ((call = next_call(model, callee, &at)))
            if (call->caller && !call->deferred)
                visit(graph, model_find_scope(model, call->caller), callee);
    }
    return 0;
}

bool callgraph_reached_from_async(Model *model, Node def, Chain *chain)
{
    CallGraph *graph = graph_of(model);
    chain->count = 0;
    start_search(graph, model_find_scope(model, def));
    ScopeId at = find_async(model, graph);
    if (!at)
        return false;
    uint32_t count = graph->visits[at].distance + 1;
    for (uint32_t i = 0; i < count; i++, at = graph->visits[at].toward)
        chain->defs[i] = model->scopes.items[at].node;
    chain->count = count;
    return true;
}

Str callgraph_chain_text(const Model *model, const Chain *chain)
{
    const Tree *tree = model->tree;
    Str text = {0};
    for (uint32_t i = 0; i < chain->count; i++) {
        Node name = tree_child(tree, chain->defs[i], FIELD_name);
        text = str_from(arena_format(model->arena, "%.*s%s%.*s", STR_ARG(text),
                                     i ? " -> " : "",
                                     STR_ARG(tree_text(tree, name))));
    }
    return text;
}
