#include "syntax/statement.h"

#include "base/array.h"

static bool holds_statements(uint16_t kind)
{
    return kind == KIND_module || kind == KIND_block || kind == KIND_ERROR;
}

static bool is_clause(uint16_t kind)
{
    return kind == KIND_elif_clause || kind == KIND_else_clause ||
           kind == KIND_except_clause || kind == KIND_finally_clause;
}

/* Holders are looked into; what they hold are pieces. */
static bool is_piece(const Tree *tree, Node node)
{
    uint16_t kind = tree_kind(tree, node);
    uint16_t outer = tree_kind(tree, tree_parent(tree, node));
    if (node == NODE_ROOT || holds_statements(kind) ||
        kind == KIND_decorated_definition)
        return false;
    return is_clause(kind) || outer == KIND_decorated_definition ||
           (holds_statements(outer) && tree_is_named(tree, node));
}

/* Up to the colon in front of the first block; else all of it. */
static uint32_t head_end(const Tree *tree, Node node)
{
    uint32_t end = 0;
    for (Node child = tree_first(tree, node); child;
         child = tree_next(tree, child)) {
        if (tree_kind(tree, child) == KIND_block && end)
            return end;
        end = tree_data(tree, child)->end;
    }
    return 0;
}

static Statement statement_of(const Tree *tree, Node node, uint32_t end)
{
    Node outer = tree_parent(tree, node);
    bool is_decorated = tree_kind(tree, outer) == KIND_decorated_definition;
    Node whole = is_decorated ? outer : node;
    Span head = tree_span(tree, node);
    if (end)
        head.end = end;
    return (Statement){head, tree_data(tree, whole)->end};
}

StatementList statement_list(Arena *arena, const Tree *tree)
{
    ARRAY(Statement) list = {0};
    Node node = NODE_ROOT;
    while (node < tree->count) {
        bool is_one = is_piece(tree, node);
        uint32_t end = is_one ? head_end(tree, node) : 0;
        if (is_one)
            array_push(arena, &list, statement_of(tree, node, end));
        bool is_simple = is_one && !end;
        node = is_simple ? tree_data(tree, node)->next : node + 1;
    }
    return (StatementList){list.items, list.count};
}

Node statement_around(const Tree *tree, Node node)
{
    while (node > NODE_ROOT && !is_piece(tree, node))
        node = tree_parent(tree, node);
    return node > NODE_ROOT ? node : NODE_NONE;
}

Span statement_head(const Tree *tree, Node statement)
{
    return statement_of(tree, statement, head_end(tree, statement)).head;
}

uint32_t statement_behind(const StatementList *list, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->items[middle].head.end > offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
