#include "model/keep.h"

#include "model/binding.h"
#include "model/loop.h"
#include "model/place.h"

/* Is the object at `node` a part, or the whole, of what its parent is? */
static bool is_passed_up(const Tree *tree, Node node)
{
    switch (tree_kind(tree, tree_parent(tree, node))) {
    case KIND_list:
    case KIND_tuple:
    case KIND_set:
    case KIND_dictionary:
    case KIND_pair:
    case KIND_expression_list:
    case KIND_parenthesized_expression:
    case KIND_conditional_expression:
    case KIND_boolean_operator:
    case KIND_list_comprehension:
    case KIND_dictionary_comprehension:
    case KIND_argument_list:
    case KIND_keyword_argument:
        return true;
    case KIND_call:
        return tree_field(tree, node) == FIELD_arguments;
    case KIND_assignment:
    case KIND_named_expression:
        return tree_field(tree, node) == FIELD_right ||
               tree_field(tree, node) == FIELD_value;
    default:
        return false;
    }
}

/* `xs.append(value)`, `d.setdefault(k, value)`: a statement of its own. */
static bool is_added(const Tree *tree, Node call)
{
    Node function = tree_child(tree, call, FIELD_function);
    return function && tree_kind(tree, function) == KIND_attribute &&
           tree_kind(tree, tree_parent(tree, call)) ==
               KIND_expression_statement;
}

/* The target that the object at `value` is assigned to, alone or as a part,
 * or the call that adds it to something; NODE_NONE: neither. */
static Node end_of(const Tree *tree, Node value)
{
    for (; is_passed_up(tree, value); value = tree_parent(tree, value)) {
        Node parent = tree_parent(tree, value);
        if (tree_kind(tree, parent) == KIND_call && is_added(tree, parent))
            return parent;
        if (tree_kind(tree, parent) == KIND_assignment)
            return tree_child(tree, parent, FIELD_left);
        if (tree_kind(tree, parent) == KIND_named_expression)
            return tree_child(tree, parent, FIELD_name);
    }
    return NODE_NONE;
}

/* Comprehensions run with the function, inner functions at any time. */
static bool is_far_name(Model *model, Node name)
{
    PlaceKind kind = place_kind(model, name);
    if (kind == PLACE_CAPTURED)
        return binding_is_seen_by_functions(model, binding_of(model, name));
    return kind != PLACE_LOCAL;
}

/* Is it a place that outlives the function? */
static bool is_far(Model *model, Node target)
{
    const Tree *tree = model_tree(model);
    if (target && tree_kind(tree, target) == KIND_call)
        return true;
    Node end = target ? tree_data(tree, target)->next : NODE_NONE;
    for (Node node = target; node < end; node++) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_attribute || kind == KIND_subscript ||
            (kind == KIND_identifier && is_far_name(model, node)))
            return true;
    }
    return false;
}

bool keep_is_kept(Model *model, Node expression)
{
    const Tree *tree = model_tree(model);
    Node target = end_of(tree, expression);
    if (!target || is_far(model, target))
        return target != NODE_NONE;
    uint32_t at = 0;
    bool name = tree_kind(tree, target) == KIND_identifier;
    BindingId binding = name ? binding_of(model, target) : 0;
    Node use = binding ? binding_use(model, binding, &at) : NODE_NONE;
    for (; use; use = binding_use(model, binding, &at))
        if (is_far(model, end_of(tree, use)))
            return true;
    return false;
}

bool keep_serves_loop(Model *model, Node expression)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, expression);
    Node name = tree_child(tree, tree_parent(tree, expression), FIELD_left);
    bool local = name && name != expression && tree_symbol(tree, name);
    BindingId binding = local ? binding_of(model, name) : 0;
    uint32_t at = 0;
    Node use = binding ? binding_use(model, binding, &at) : NODE_NONE;
    for (; use; use = binding_use(model, binding, &at))
        if (loop_around(tree, use) != loop)
            return true;
    return false;
}
