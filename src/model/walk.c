#include "model/walk.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

/* Builtins that look at each element of their argument. */
static bool looks_at_all(Model *model, Node call)
{
    static const char *const functions[] = {"list",   "tuple", "set", "dict",
                                            "sorted", "sum",   "min", "max"};
    const Tree *tree = model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    if (name)
        return str_is(tree_text(tree, name), "join");
    Symbol symbol = import_qualified(model, function);
    return STR_IS_ANY(intern_text(model->interner, symbol), functions);
}

/* The loop, or the expression, that goes through all of the list at `at`. */
static Node walker(Model *model, Node at)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, at);
    uint16_t kind = tree_kind(tree, parent);
    if (kind == KIND_argument_list) {
        Node call = tree_parent(tree, parent);
        if (looks_at_all(model, call))
            return call;
        at = call; /* `for x in enumerate(xs)` */
        parent = tree_parent(tree, at);
        kind = tree_kind(tree, parent);
    }
    bool source = (kind == KIND_for_statement || kind == KIND_for_in_clause) &&
                  tree_field(tree, at) == FIELD_right;
    bool sum = kind == KIND_binary_operator &&
               tree_child_of_kind(tree, parent, TOKEN_plus);
    return source || sum ? parent : NODE_NONE;
}

/* The last statement of a block that `node` stands in, inside of the loop, is
 * `continue`: what follows is not for this pass. */
static Node skipped_from(const Tree *tree, Node node, Node loop)
{
    for (; node > loop; node = tree_parent(tree, node))
        if (tree_kind(tree, node) == KIND_block &&
            tree_kind(tree, tree_last_named(tree, node)) ==
                KIND_continue_statement)
            return tree_data(tree, node)->next;
    return tree_data(tree, loop)->next;
}

/* May a pass that comes to `node` go without `by`? */
static bool is_missed(const Tree *tree, Node by, Node node)
{
    Node both = tree_parent(tree, by);
    while (!tree_within(tree, node, both))
        both = tree_parent(tree, both);
    return loop_skips(tree, by, both);
}

static bool is_walked(Model *model, Node at, Node loop)
{
    return walker(model, at) && loop_holds(model->tree, loop, at);
}

bool walk_is_whole(Model *model, Node list, Node loop, Node node)
{
    static const PlaceTest walked = {PLACE_TEST_WALKED, is_walked};
    const Tree *tree = model->tree;
    Node end = skipped_from(tree, node, loop);
    for (Node at = place_first(model, list, loop, loop, &walked);
         at && at < end; at = place_next(model, list, at + 1, end)) {
        Node by = tree_within(tree, at, node) ? NODE_NONE : walker(model, at);
        if (by && loop_holds(tree, loop, at) && !is_missed(tree, by, node))
            return true;
    }
    return false;
}
