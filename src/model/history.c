#include "model/history.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

/* `> 0`, `>= 1` and the like only ask whether there is something. */
static bool is_bound(Model *model, Node limit)
{
    int64_t number = 0;
    return !value_integer(model, limit, &number) || number > 1;
}

static bool is_length_of(Model *model, Node call, Node place)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, call) != KIND_call ||
        import_qualified(model, tree_child(tree, call, FIELD_function)) !=
            WORD_len)
        return false;
    Node argument = value_argument(tree, call, 0);
    return argument && tree_same(tree, argument, place);
}

/* The n of `len(place) > n`, `>= n`, `n < len(place)` or `n <= len(place)`. */
static Node limit_of(Model *model, Node comparison, Node place)
{
    const Tree *tree = model->tree;
    Node left = tree_first_named(tree, comparison);
    Node right = tree_last_named(tree, comparison);
    bool more = tree_child_of_kind(tree, comparison, TOKEN_greater) ||
                tree_child_of_kind(tree, comparison, TOKEN_greater_equal);
    bool less = tree_child_of_kind(tree, comparison, TOKEN_less) ||
                tree_child_of_kind(tree, comparison, TOKEN_less_equal);
    if (more && is_length_of(model, left, place))
        return right;
    return less && is_length_of(model, right, place) ? left : NODE_NONE;
}

/* The same in a longer condition. */
static Node limit_in(Model *model, Node condition, Node place)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++) {
        Node limit = tree_kind(tree, node) == KIND_comparison_operator
                         ? limit_of(model, node, place)
                         : NODE_NONE;
        if (limit && is_bound(model, limit))
            return limit;
    }
    return NODE_NONE;
}

Node history_limit(Model *model, Node place, Node node)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, node);
    for (; parent; node = parent, parent = tree_parent(tree, node)) {
        uint16_t kind = tree_kind(tree, parent);
        if (kind == KIND_function_definition)
            return NODE_NONE;
        bool tested = tree_field(tree, node) == FIELD_consequence ||
                      (kind == KIND_while_statement &&
                       tree_field(tree, node) == FIELD_body);
        Node condition =
            tested ? tree_child(tree, parent, FIELD_condition) : NODE_NONE;
        Node limit = condition ? limit_in(model, condition, place) : NODE_NONE;
        if (limit)
            return limit;
    }
    return NODE_NONE;
}

/* In the loop that trims it, or without a loop for an attribute, which lives
 * from call to call. */
static bool adds_to_history(Model *model, Node at, Node list, Node trim)
{
    const Tree *tree = model->tree;
    Node loop = loop_repeating(model, at);
    return loop ? tree_within(tree, trim, loop_whole(tree, loop))
                : tree_kind(tree, list) == KIND_attribute;
}

static bool is_appended(Model *model, Node at, Node within)
{
    const Tree *tree = model->tree;
    Node name = tree_child(tree, tree_parent(tree, at), FIELD_attribute);
    (void)within;
    return name && tree_symbol(tree, name) == WORD_append;
}

bool history_grows(Model *model, Node list, Node trim)
{
    static const PlaceTest appended = {PLACE_TEST_APPENDED, is_appended};
    const Tree *tree = model->tree;
    Node def = scope_def(tree, list);
    Node whole = def ? def : NODE_ROOT;
    Node end = tree_data(tree, whole)->next;
    for (Node at = place_first(model, list, whole, whole, &appended); at;
         at = place_next(model, list, at + 1, end))
        if (is_appended(model, at, whole) &&
            adds_to_history(model, at, list, trim))
            return true;
    return false;
}

bool history_is_used(Model *model, Node list, Node trim)
{
    const Tree *tree = model->tree;
    Node block = tree_ancestor(tree, trim, KIND_block);
    if (!history_limit(model, list, trim))
        return false;
    for (Node at = place_next(model, list, block, trim); at;
         at = place_next(model, list, at + 1, trim))
        if (tree_kind(tree, tree_parent(tree, at)) == KIND_subscript)
            return true;
    return false;
}
