#include "model/subscripts.h"

#include "model/effect.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/scope.h"

/* The `xs[i]` that is read, of which `use` is the only index. */
static Node item_read_at(Model *model, Node use)
{
    const Tree *tree = model_tree(model);
    Node item = tree_parent(tree, use);
    if (tree_kind(tree, item) != KIND_subscript ||
        tree_field(tree, use) != FIELD_subscript ||
        tree_named_count(tree, item) != 2)
        return NODE_NONE;
    PlaceUse how = place_use(model, item);
    bool added =
        tree_kind(tree, tree_parent(tree, item)) == KIND_augmented_assignment &&
        tree_field(tree, item) == FIELD_left;
    return how == PLACE_BOUND || added ? NODE_NONE : item;
}

/* A function of its own may run when the loop is over. */
static bool is_at_once(const Tree *tree, Node use, Node loop)
{
    return scope_function(tree, use) == scope_function(tree, loop);
}

static bool is_in_index(const Tree *tree, Node use)
{
    Node statement = loop_statement_of(tree, use);
    for (; use > statement; use = tree_parent(tree, use))
        if (tree_field(tree, use) == FIELD_subscript)
            return true;
    return false;
}

static void count_use(Model *model, IndexUses *uses, Node item, Node list,
                      Node *other)
{
    const Tree *tree = model_tree(model);
    Node place = tree_child(tree, item, FIELD_value);
    if (tree_same(tree, place, list))
        uses->list++;
    else if (!place_root(tree, place) ||
             (*other && !tree_same(tree, place, *other)))
        uses->entangled++;
    else {
        *other = place;
        uses->other++;
    }
}

IndexUses subscripts_of_index(Model *model, Node index, Node list, Node loop)
{
    const Tree *tree = model_tree(model);
    IndexUses uses = {0};
    Node other = NODE_NONE;
    Node body = tree_child(tree, loop, FIELD_body);
    Node end = tree_data(tree, loop)->next;
    for (Node use = place_next(model, index, body, end); use;
         use = place_next(model, index, use + 1, end)) {
        Node item = item_read_at(model, use);
        if (!is_at_once(tree, use, loop) || (!item && is_in_index(tree, use)))
            uses.entangled++;
        else if (item)
            count_use(model, &uses, item, list, &other);
        else
            uses.number++;
    }
    if (other && (effect_rebound(model, other, loop) ||
                  effect_mutated(model, other, loop)))
        uses.entangled++;
    return uses;
}
