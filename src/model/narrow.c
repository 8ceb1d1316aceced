/* What a test around a use says of a name: the block of
 * `if isinstance(x, T):`, or what follows `assert isinstance(x, T)`. */

#include "model/infer.h"

#include "model/loop.h"

/* The T of `isinstance(x, T)`, for just this x. */
static const Type *tested_class(Model *model, Node test, Node use)
{
    const Tree *tree = model->tree;
    test = value_bare(tree, test);
    if (tree_kind(tree, test) != KIND_call ||
        tree_symbol(tree, tree_child(tree, test, FIELD_function)) !=
            WORD_isinstance)
        return NULL;
    Node subject = value_argument(tree, test, 0);
    Node class = value_argument(tree, test, 1);
    if (!subject || !class || !tree_same(tree, subject, use) ||
        tree_kind(tree, class) == KIND_tuple)
        return NULL;
    return annotation_parse(model, scope_of(model, class),
                            tree_text(tree, class));
}

/* `a and isinstance(x, T)`: every operand of `and` holds. */
static const Type *holding_class(Model *model, Node test, Node use)
{
    const Tree *tree = model->tree;
    test = value_bare(tree, test);
    while (tree_kind(tree, test) == KIND_boolean_operator &&
           tree_child_of_kind(tree, test, TOKEN_and)) {
        Node right = tree_child(tree, test, FIELD_right);
        const Type *type = tested_class(model, right, use);
        if (type)
            return type;
        test = value_bare(tree, tree_child(tree, test, FIELD_left));
    }
    return tested_class(model, test, use);
}

/* Is the name bound again between `from` and the use? */
static bool is_rebound(Model *model, Node use, Node from)
{
    BindingId binding = binding_of(model, use);
    const Definition *definition = NULL;
    Node end = tree_data(model->tree, from)->next;
    while ((definition = binding_next(model, binding, definition)))
        if (definition->name >= from && definition->name < end)
            return true;
    return false;
}

static const Type *asserted_class(Model *model, Node statement, Node use)
{
    const Tree *tree = model->tree;
    Node block = tree_parent(tree, statement);
    Node at = tree_first_named(tree, block);
    for (; at && at != statement; at = tree_next_named(tree, at)) {
        if (tree_kind(tree, at) != KIND_assert_statement)
            continue;
        Node test = tree_first_named(tree, at);
        const Type *type = holding_class(model, test, use);
        if (type)
            return type;
    }
    return NULL;
}

const Type *narrowed_type(Model *model, Node use)
{
    const Tree *tree = model->tree;
    Node limit = scope_node_of(tree, use);
    for (Node node = use; node != limit && node;
         node = tree_parent(tree, node)) {
        Node around = tree_parent(tree, node);
        uint16_t kind = tree_kind(tree, around);
        const Type *type = NULL;
        bool branch = (kind == KIND_if_statement || kind == KIND_elif_clause) &&
                      tree_field(tree, node) == FIELD_consequence;
        if (branch)
            type = holding_class(
                model, tree_child(tree, around, FIELD_condition), use);
        else if (kind == KIND_block)
            type = asserted_class(model, node, use);
        if (type)
            return is_rebound(model, use, branch ? node : around) ? NULL : type;
    }
    return NULL;
}
