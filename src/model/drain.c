#include "model/drain.h"

#include "model/history.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/place.h"

/* Does the condition of the loop look at an element of the list? */
static bool looks_ahead(Model *model, Node list, Node loop)
{
    const Tree *tree = model_tree(model);
    Node test = tree_child(tree, loop, FIELD_condition);
    Node end = test ? tree_data(tree, test)->next : NODE_NONE;
    for (Node at = place_next(model, list, test, end); at;
         at = place_next(model, list, at + 1, end))
        if (tree_kind(tree, tree_parent(tree, at)) == KIND_subscript)
            return true;
    return false;
}

bool drain_is_long(Model *model, Node list, Node node)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, node);
    if (history_limit(model, list, node) || looks_ahead(model, list, loop))
        return false;
    return length_grows(model, list, loop_outermost(tree, node)) ||
           (length_has_origin(model, list, LENGTH_SIZED) &&
            (length_sets_passes(model, list, loop) ||
             length_passes_are_many(model, node) ||
             tree_kind(tree, loop) == KIND_while_statement));
}
