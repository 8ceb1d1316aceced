#include "model/mention.h"

#include "model/loop.h"
#include "model/state.h"
#include "model/value.h"

static bool mentions(Model *model, Node place, Node from, Node end)
{
    return place_next(model, place, from, end) != NODE_NONE;
}

Node mention_beside(Model *model, Node place, Node node)
{
    const Tree *tree = model->tree;
    Node statement = tree_previous_named(tree, loop_statement_of(tree, node));
    for (; statement; statement = tree_previous_named(tree, statement))
        if (mentions(model, place, statement, tree_data(tree, statement)->next))
            return statement;
    return NODE_NONE;
}

/* The statement whose block holds `statement`, if it is of the same
 * function. */
static Node statement_around(const Tree *tree, Node statement)
{
    Node around = loop_statement_of(tree, tree_parent(tree, statement));
    if (!around || scope_def(tree, around) != scope_def(tree, statement) ||
        tree_kind(tree, around) == KIND_class_definition)
        return NODE_NONE;
    return around;
}

Node mention_before(Model *model, Node place, Node node)
{
    const Tree *tree = model->tree;
    Node statement = loop_statement_of(tree, node);
    while (statement) {
        Node found = mention_beside(model, place, statement);
        if (found)
            return found;
        Node around = statement_around(tree, statement);
        if (around && mentions(model, place, around, statement))
            return around;
        statement = around;
    }
    return NODE_NONE;
}

Node mention_assigned(const Tree *tree, Node statement, Node place)
{
    Node assignment = tree_first_named(tree, statement);
    if (tree_kind(tree, statement) != KIND_expression_statement ||
        tree_named_count(tree, statement) != 1 ||
        tree_kind(tree, assignment) != KIND_assignment)
        return NODE_NONE;
    Node left = tree_child(tree, assignment, FIELD_left);
    Node value = tree_child(tree, assignment, FIELD_right);
    bool plain = value && tree_kind(tree, value) != KIND_assignment &&
                 tree_same(tree, left, place);
    return plain ? value : NODE_NONE;
}

bool mention_clears(const Tree *tree, Node statement, Node place)
{
    Node call = tree_first_named(tree, statement);
    if (tree_kind(tree, statement) != KIND_expression_statement ||
        tree_kind(tree, call) != KIND_call)
        return false;
    Node function = tree_child(tree, call, FIELD_function);
    return tree_kind(tree, function) == KIND_attribute &&
           tree_same(tree, tree_child(tree, function, FIELD_object), place) &&
           tree_symbol(tree, tree_child(tree, function, FIELD_attribute)) ==
               WORD_clear;
}

bool mention_leaves_empty(Model *model, Node place, Node node)
{
    const Tree *tree = model->tree;
    Node before = mention_before(model, place, node);
    Node value = before ? mention_assigned(tree, before, place) : NODE_NONE;
    return before && (mention_clears(tree, before, place) ||
                      (value && value_is_empty(model, value)));
}
