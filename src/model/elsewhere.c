#include "model/elsewhere.h"

#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"
#include "model/state.h"

/* A method of the same object may store into the attribute. */
static bool has_self_call(Model *model, Node loop)
{
    const Tree *tree = model->tree;
    Node whole = loop_whole(tree, loop);
    Node end = tree_data(tree, whole)->next;
    for (Node node = whole; node < end; node++)
        if (place_is_self_call(tree, node) && loop_runs(tree, loop, node))
            return true;
    return false;
}

/* A function that waits in the middle lets others run. */
static bool is_interrupted(const Tree *tree, Node function)
{
    Node end = function ? tree_data(tree, function)->next : NODE_ROOT;
    for (Node node = function; node < end; node++)
        if (tree_kind(tree, node) == KIND_yield ||
            tree_kind(tree, node) == KIND_await)
            return true;
    return false;
}

static bool is_init(const Tree *tree, Node function)
{
    Node name = function ? tree_child(tree, function, FIELD_name) : NODE_NONE;
    return name && tree_symbol(tree, name) == WORD___init__;
}

/* May what stands at `node` run between two looks of `own` at the place?
 * `__init__` comes first, and the function that a captured name belongs to
 * stands still while `own`, inside it, runs. */
static bool may_run(Model *model, Node node, Node place, Node own)
{
    const Tree *tree = model->tree;
    Node function = scope_def(tree, node);
    if (!function || function == own || is_init(tree, function))
        return false;
    bool stands_still = place_kind(model, place) == PLACE_CAPTURED &&
                        !is_interrupted(tree, own);
    return !stands_still || !tree_within(tree, own, function);
}

static bool is_in_function(const Tree *tree, Node at)
{
    Node function = scope_def(tree, at);
    return function && !is_init(tree, function);
}

static bool is_changed(Model *model, Node at, Node within)
{
    (void)within;
    return is_in_function(model->tree, at) &&
           place_use(model, at) == PLACE_CHANGED;
}

static bool is_bound(Model *model, Node at, Node within)
{
    (void)within;
    return is_in_function(model->tree, at) &&
           place_use(model, at) == PLACE_BOUND;
}

/* Does any function of the file but `own` do `wanted` to the place, an
 * attribute of `self` or a name of the module? */
static bool is_done(Model *model, Node place, Node own, PlaceUse wanted)
{
    static const PlaceTest changed = {PLACE_TEST_ELSEWHERE_CHANGED, is_changed};
    static const PlaceTest bound = {PLACE_TEST_ELSEWHERE_BOUND, is_bound};
    const Tree *tree = model->tree;
    for (Node at = place_first(model, place, NODE_ROOT, NODE_ROOT,
                               wanted == PLACE_BOUND ? &bound : &changed);
         at; at = place_next(model, place, at + 1, tree->count))
        if (may_run(model, at, place, own) && place_use(model, at) == wanted)
            return true;
    return false;
}

/* `self` means another object in each method, so its places are compared by
 * their text alone: see place_next, which asks for the same binding. */
bool elsewhere_by_method(Model *model, Node place, Node loop, bool binds)
{
    const Tree *tree = model->tree;
    Node root = place_root(tree, place);
    if (!root || tree_symbol(tree, root) != WORD_self || root == place ||
        !has_self_call(model, loop))
        return false;
    Node own = scope_def(tree, place);
    for (Node at = place_same(model, place, NODE_ROOT, tree->count); at;
         at = place_same(model, place, at + 1, tree->count)) {
        Node function = scope_def(tree, at);
        if (!function || function == own || is_init(tree, function))
            continue;
        PlaceUse use = place_use(model, at);
        bool bound = use == PLACE_BOUND || place_is_bound_anew(model, at);
        if (binds ? bound : use != PLACE_READ)
            return true;
    }
    return false;
}

bool elsewhere_by_function(Model *model, Node place, Node loop)
{
    PlaceKind kind = place_kind(model, place);
    Node root =
        kind == PLACE_ATTRIBUTE ? place_root(model->tree, place) : NODE_NONE;
    bool global = root && place_kind(model, root) == PLACE_MODULE;
    if (kind != PLACE_MODULE && kind != PLACE_CAPTURED && !global)
        return false;
    Node own = scope_def(model->tree, loop);
    return is_done(model, place, own, PLACE_CHANGED) ||
           is_done(model, place, own, PLACE_BOUND);
}

bool elsewhere_bound(Model *model, Node name, Node own)
{
    BindingId binding = binding_of(model, name);
    const Definition *one = NULL;
    while ((one = binding_next(model, binding, one)))
        if (may_run(model, one->name, name, own) &&
            place_use(model, one->name) == PLACE_BOUND)
            return true;
    return false;
}
