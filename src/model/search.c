#include "model/search.h"

#include "model/loop.h"

/* The whole condition that `test` is part of, by `not`, `and` and brackets;
 * `*negated`: whether it holds where `test` does not. */
static Node condition_of(const Tree *tree, Node test, bool *negated)
{
    *negated = tree_child_of_kind(tree, test, TOKEN_not_in);
    for (;; test = tree_parent(tree, test)) {
        Node parent = tree_parent(tree, test);
        uint16_t kind = tree_kind(tree, parent);
        bool both = kind == KIND_boolean_operator &&
                    tree_child_of_kind(tree, parent, TOKEN_and);
        if (kind != KIND_not_operator && !both &&
            kind != KIND_parenthesized_expression)
            return test;
        *negated ^= kind == KIND_not_operator;
    }
}

/* `if x not in taken: break`, and `return`. */
static bool leaves_when_free(const Tree *tree, Node test)
{
    bool negated = false;
    Node whole = condition_of(tree, test, &negated);
    Node branch = tree_child(tree, tree_parent(tree, whole), FIELD_consequence);
    Node last = branch ? tree_last_named(tree, branch) : NODE_NONE;
    uint16_t kind = tree_kind(tree, last);
    return negated && tree_field(tree, whole) == FIELD_condition &&
           (kind == KIND_break_statement || kind == KIND_return_statement);
}

bool search_goes_on(const Tree *tree, Node test)
{
    Node loop = loop_around(tree, test);
    return tree_kind(tree, loop) == KIND_while_statement &&
           tree_within(tree, test, tree_child(tree, loop, FIELD_condition));
}

bool search_is_for_free(const Tree *tree, Node test)
{
    Node loop = loop_around(tree, test);
    if (search_goes_on(tree, test))
        return !loop_around(tree, loop);
    return tree_kind(tree, loop) == KIND_while_statement &&
           leaves_when_free(tree, test);
}
