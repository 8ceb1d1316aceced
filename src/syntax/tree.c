#include "syntax/tree.h"

uint64_t tree_steps(const Tree *tree)
{
    return tree->steps ? *tree->steps : 0;
}

Node tree_first_named(const Tree *tree, Node node)
{
    Node child = tree_first(tree, node);
    while (child && !tree_is_named(tree, child))
        child = tree_next(tree, child);
    return child;
}

Node tree_next_named(const Tree *tree, Node node)
{
    tree_step(tree, 1);
    do
        node = tree_next(tree, node);
    while (node && !tree_is_named(tree, node));
    return node;
}

/* The child of `parent` that `node`, which is below it, belongs to. */
static Node child_with(const Tree *tree, Node parent, Node node)
{
    while (tree_parent(tree, node) != parent)
        node = tree_parent(tree, node);
    return node;
}

/* In pre-order the node before a sibling is the last below the one before. */
static Node named_before(const Tree *tree, Node parent, Node end)
{
    while (end > parent + 1) {
        tree_step(tree, 1);
        end = child_with(tree, parent, end - 1);
        if (tree_is_named(tree, end))
            return end;
    }
    return NODE_NONE;
}

Node tree_previous_named(const Tree *tree, Node node)
{
    return named_before(tree, tree_parent(tree, node), node);
}

Node tree_last_named(const Tree *tree, Node node)
{
    return named_before(tree, node, tree_data(tree, node)->next);
}

uint32_t tree_named_count(const Tree *tree, Node node)
{
    uint32_t count = 0;
    Node at = tree_first_named(tree, node);
    for (; at; at = tree_next_named(tree, at))
        count++;
    return count;
}

Node tree_child(const Tree *tree, Node node, uint8_t field)
{
    Node child = tree_first(tree, node);
    uint32_t steps = 1;
    for (; child && tree_field(tree, child) != field; steps++)
        child = tree_next(tree, child);
    tree_step(tree, steps);
    return child;
}

Node tree_child_of_kind(const Tree *tree, Node node, uint16_t kind)
{
    Node child = tree_first(tree, node);
    uint32_t steps = 1;
    for (; child && tree_kind(tree, child) != kind; steps++)
        child = tree_next(tree, child);
    tree_step(tree, steps);
    return child;
}

Node tree_ancestor(const Tree *tree, Node node, uint16_t kind)
{
    while (node && tree_kind(tree, node) != kind)
        node = tree_parent(tree, node);
    return node;
}

Span tree_span(const Tree *tree, Node node)
{
    const NodeData *data = tree_data(tree, node);
    return (Span){data->start, data->end};
}

Str tree_text(const Tree *tree, Node node)
{
    const NodeData *data = tree_data(tree, node);
    return str_slice(tree->text, data->start, data->end);
}

Str tree_word(const Tree *tree, Symbol symbol)
{
    return intern_text(tree->interner, symbol);
}

/* Leaves carry the text, inner nodes only the shape. */
static bool same_node(const Tree *tree, Node left, Node right)
{
    const NodeData *a = tree_data(tree, left);
    const NodeData *b = tree_data(tree, right);
    bool leaf = a->next == left + 1;
    if (a->kind != b->kind || a->next - left != b->next - right)
        return false;
    return !leaf || str_equal(tree_text(tree, left), tree_text(tree, right));
}

bool tree_same(const Tree *tree, Node left, Node right)
{
    uint32_t size = tree_data(tree, left)->next - left;
    tree_step(tree, 1);
    for (uint32_t i = 0; i < size; i++)
        if (!same_node(tree, left + i, right + i))
            return false;
    return true;
}

Node tree_at(const Tree *tree, uint32_t offset)
{
    Node node = NODE_ROOT;
    Node child = tree_first(tree, node);
    while (child) {
        const NodeData *data = tree_data(tree, child);
        if (offset >= data->start && offset < data->end) {
            node = child;
            child = tree_first(tree, node);
        } else {
            child = tree_next(tree, child);
        }
    }
    return node;
}
