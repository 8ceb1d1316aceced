#include "model/distinct.h"

#include "model/guard.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/value.h"

static bool is_call_of(Model *model, Node call, Symbol name)
{
    const Tree *tree = model_tree(model);
    return call && tree_kind(tree, call) == KIND_call &&
           import_qualified(model, tree_child(tree, call, FIELD_function)) ==
               name;
}

static bool is_set_of(Model *model, Node call, Node list)
{
    const Tree *tree = model_tree(model);
    Node made_of = is_call_of(model, call, WORD_set)
                       ? value_argument(tree, call, 0)
                       : NODE_NONE;
    return made_of && tree_same(tree, made_of, list);
}

/* Also `sorted(set(xs))`, `enumerate(set(xs))`. */
static bool is_over_set(Model *model, Node list, Node loop)
{
    const Tree *tree = model_tree(model);
    Node at = loop_iterable(tree, loop);
    while (at && !is_set_of(model, at, list))
        at = is_call_of(model, at, WORD_sorted) ||
                     is_call_of(model, at, WORD_list) ||
                     is_call_of(model, at, WORD_enumerate)
                 ? value_argument(tree, at, 0)
                 : NODE_NONE;
    return at;
}

/* The condition that `node` is the branch of, when it is a comparison. */
static Node comparison_of(const Tree *tree, Node node)
{
    Node test = guard_condition(tree, node);
    return tree_kind(tree, test) == KIND_comparison_operator ? test : NODE_NONE;
}

/* `for x in xs: if x not in done:` around the node */
static bool is_once_for_each(const Tree *tree, Node node, Node loop)
{
    Node target = loop_target(tree, loop);
    for (; target && node > loop; node = tree_parent(tree, node)) {
        Node test = comparison_of(tree, node);
        if (test && tree_child_of_kind(tree, test, TOKEN_not_in) &&
            tree_same(tree, tree_first_named(tree, test), target))
            return true;
    }
    return false;
}

bool distinct_set_passes(Model *model, Node list, Node node)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, node);
    return loop && (is_over_set(model, list, loop) ||
                    is_once_for_each(tree, node, loop));
}

/* `len(set(xs))` */
static bool counts_distinct(Model *model, Node side, Node list)
{
    Node made = is_call_of(model, side, WORD_len)
                    ? value_argument(model_tree(model), side, 0)
                    : NODE_NONE;
    return is_set_of(model, made, list);
}

bool distinct_are_fewer(Model *model, Node list, Node node)
{
    const Tree *tree = model_tree(model);
    for (; node; node = tree_parent(tree, node)) {
        Node test = comparison_of(tree, node);
        if (test && !tree_child_of_kind(tree, test, TOKEN_equal_equal) &&
            (counts_distinct(model, tree_first_named(tree, test), list) ||
             counts_distinct(model, tree_last_named(tree, test), list)))
            return true;
    }
    return false;
}
