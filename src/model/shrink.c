/* Loops that divide a number until nothing is left of it. */

#include "model/binding.h"
#include "model/loop.h"
#include "model/state.h"
#include "model/value.h"

static bool divides(uint16_t token)
{
    switch (token) {
    case TOKEN_slash:
    case TOKEN_slash_equal:
    case TOKEN_slash_slash:
    case TOKEN_slash_slash_equal:
    case TOKEN_greater_greater:
    case TOKEN_greater_greater_equal:
        return true;
    default:
        return false;
    }
}

/* `n // k`, `divmod(n, k)` somewhere in the value that n gets. */
static bool is_part_of_itself(const Tree *tree, Node name, Node value)
{
    Node end = tree_data(tree, value)->next;
    for (Node node = value; node < end; node++) {
        Node operand = NODE_NONE;
        Node token = tree_child(tree, node, FIELD_operator);
        Node function = tree_child(tree, node, FIELD_function);
        if (tree_kind(tree, node) == KIND_binary_operator &&
            divides(tree_kind(tree, token)))
            operand = tree_child(tree, node, FIELD_left);
        else if (tree_kind(tree, node) == KIND_call &&
                 tree_symbol(tree, function) == WORD_divmod)
            operand = value_argument(tree, node, 0);
        if (operand && tree_symbol(tree, operand) == tree_symbol(tree, name))
            return true;
    }
    return false;
}

static bool is_divided(Model *model, Node name, Node loop)
{
    const Tree *tree = model->tree;
    BindingId binding = binding_of(model, name);
    const Definition *definition = NULL;
    while (binding && (definition = binding_next(model, binding, definition))) {
        if (!loop_holds(tree, loop, definition->name) || !definition->value)
            continue;
        Node token = tree_child(tree, definition->statement, FIELD_operator);
        bool divided = definition->kind == DEFINITION_AUGMENTED
                           ? divides(tree_kind(tree, token))
                           : is_part_of_itself(tree, name, definition->value);
        if (divided)
            return true;
    }
    return false;
}

static bool names_divided(Model *model, Node condition, Node loop)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++)
        if (tree_symbol(tree, node) && binding_is_name(tree, node) &&
            is_divided(model, node, loop))
            return true;
    return false;
}

/* `if …: break` of the loop's own body. */
static Node break_condition(const Tree *tree, Node statement)
{
    Node branch = tree_child(tree, statement, FIELD_consequence);
    Node last = branch ? tree_last_named(tree, branch) : NODE_NONE;
    uint16_t kind = tree_kind(tree, last);
    bool leaves = kind == KIND_break_statement || kind == KIND_return_statement;
    return tree_kind(tree, statement) == KIND_if_statement && leaves
               ? tree_child(tree, statement, FIELD_condition)
               : NODE_NONE;
}

bool loop_is_logarithmic(Model *model, Node loop)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, loop) != KIND_while_statement)
        return false;
    if (names_divided(model, tree_child(tree, loop, FIELD_condition), loop))
        return true;
    Node body = tree_child(tree, loop, FIELD_body);
    Node statement = body ? tree_first_named(tree, body) : NODE_NONE;
    for (; statement; statement = tree_next_named(tree, statement)) {
        Node condition = break_condition(tree, statement);
        if (condition && names_divided(model, condition, loop))
            return true;
    }
    return false;
}
