#include "model/move.h"

#include "model/loop.h"
#include "model/place.h"
#include "model/value.h"

/* `xs.remove(x)`, `xs.pop(i)`; not at the ends, `xs.pop(0)`, `xs.pop()`. */
static bool takes_from_middle(Model *model, Node at)
{
    const Tree *tree = model_tree(model);
    Node attribute = tree_parent(tree, at);
    Node name = tree_child(tree, attribute, FIELD_attribute);
    if (tree_field(tree, at) != FIELD_object ||
        tree_field(tree, attribute) != FIELD_function)
        return false;
    if (str_is(tree_text(tree, name), "remove"))
        return true;
    Node index = value_argument(tree, tree_parent(tree, attribute), 0);
    int64_t number = 0;
    return str_is(tree_text(tree, name), "pop") && index &&
           !(value_integer(model, index, &number) && number <= 0 &&
             number >= -1);
}

bool move_within(Model *model, Node list, Node node)
{
    const Tree *tree = model_tree(model);
    Node block = tree_parent(tree, loop_statement_of(tree, node));
    Node end = tree_data(tree, node)->next;
    for (Node at = place_next(model, list, block, end); at;
         at = place_next(model, list, at + 1, end))
        if (takes_from_middle(model, at))
            return true;
    return false;
}
