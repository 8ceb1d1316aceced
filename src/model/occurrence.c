#include "model/occurrence.h"

#include "model/state.h"
#include "syntax/slices.h"

/* Counting sort: `starts` first counts, then sums up, then is walked. */
static void count_symbols(const Model *model, uint32_t *starts)
{
    for (Node node = NODE_ROOT; node < model->tree->count; node++)
        starts[tree_symbol(model->tree, node)]++;
    uint32_t sum = 0;
    starts[0] = 0;
    for (uint32_t i = 0; i <= model->symbol_limit; i++) {
        uint32_t count = starts[i];
        starts[i] = sum;
        sum += count;
    }
}

/* Afterwards `starts[s]` is where the occurrences of s + 1 begin, that is,
 * where those of s end; shifting by one makes it their start again. */
static void place_nodes(Model *model, uint32_t *starts)
{
    for (Node node = NODE_ROOT; node < model->tree->count; node++) {
        Symbol symbol = tree_symbol(model->tree, node);
        if (symbol)
            model->occurrences[starts[symbol]++] = node;
    }
    for (uint32_t i = model->symbol_limit; i > 0; i--)
        starts[i] = starts[i - 1];
}

static void make_index(Model *model)
{
    model->symbol_limit = model->interner->count;
    uint32_t *starts =
        arena_alloc(model->arena, (model->symbol_limit + 1) * sizeof *starts);
    count_symbols(model, starts);
    uint32_t count = starts[model->symbol_limit];
    model->occurrences =
        arena_alloc(model->arena, (count + 1) * sizeof *model->occurrences);
    place_nodes(model, starts);
    model->occurrence_starts = starts;
}

static uint32_t lower_bound(const Node *nodes, uint32_t count, Node node)
{
    uint32_t low = 0;
    uint32_t high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (nodes[middle] < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Occurrences find(Model *model, Symbol symbol, Node start, Node end)
{
    if (!model->occurrence_starts)
        make_index(model);
    if (!symbol || symbol >= model->symbol_limit)
        return (Occurrences){0};
    uint32_t from = model->occurrence_starts[symbol];
    uint32_t count = model->occurrence_starts[symbol + 1] - from;
    const Node *nodes = model->occurrences + from;
    uint32_t first = lower_bound(nodes, count, start);
    return (Occurrences){nodes + first, lower_bound(nodes, count, end) - first};
}

Occurrences occurrences_of(Model *model, Symbol symbol, Node start, Node end)
{
    slices_ask_symbol(model->tree, start, end, symbol);
    return find(model, symbol, start, end);
}

Occurrences occurrences_stored(Model *model, Symbol symbol, Node start,
                               Node end)
{
    slices_ask_store(model->tree, start, end, symbol);
    return find(model, symbol, start, end);
}

static Node next_attribute(const Tree *tree, Occurrences all, uint32_t *at)
{
    while (*at < all.count) {
        Node node = all.nodes[(*at)++];
        Node parent = tree_parent(tree, node);
        if (tree_kind(tree, parent) == KIND_attribute &&
            tree_field(tree, node) == FIELD_attribute)
            return parent;
    }
    return NODE_NONE;
}

Node occurrence_attribute(Model *model, Symbol name, uint32_t *at)
{
    const Tree *tree = model->tree;
    return next_attribute(
        tree, occurrences_of(model, name, NODE_ROOT, tree->count), at);
}

Node occurrence_store(Model *model, Symbol name, uint32_t *at)
{
    const Tree *tree = model->tree;
    return next_attribute(
        tree, occurrences_stored(model, name, NODE_ROOT, tree->count), at);
}
