#include "model/scope.h"

#include "model/state.h"

bool scope_is_comprehension(uint16_t kind)
{
    return kind == KIND_list_comprehension || kind == KIND_set_comprehension ||
           kind == KIND_dictionary_comprehension ||
           kind == KIND_generator_expression;
}

/* Is `child` evaluated inside the scope that its parent `node` opens? */
static bool is_inside_function(const Tree *tree, Node child, bool plain)
{
    switch (tree_field(tree, child)) {
    case FIELD_body:
    case FIELD_type_parameters:
        return true;
    case FIELD_parameters:
        return plain;
    default:
        return false;
    }
}

static bool is_inside_comprehension(const Tree *tree, Node node, Node child,
                                    bool iterable)
{
    if (tree_kind(tree, child) != KIND_for_in_clause || !iterable)
        return true;
    return child != tree_child_of_kind(tree, node, KIND_for_in_clause);
}

static bool is_default_or_annotation(const Tree *tree, Node node)
{
    uint16_t parent = tree_kind(tree, tree_parent(tree, node));
    if (parent == KIND_default_parameter)
        return tree_field(tree, node) == FIELD_value;
    if (parent == KIND_typed_default_parameter ||
        parent == KIND_typed_parameter)
        return tree_field(tree, node) == FIELD_value ||
               tree_field(tree, node) == FIELD_type;
    return false;
}

/* Climbs; `plain` is lost on the way out of a default value or annotation,
 * `iterable` is set on the way out of a clause's iterable. */
Node scope_node_of(const Tree *tree, Node node)
{
    bool plain = true;
    bool iterable = false;
    for (Node child = node; child; child = tree_parent(tree, child)) {
        Node parent = tree_parent(tree, child);
        uint16_t kind = tree_kind(tree, parent);
        if (is_default_or_annotation(tree, child))
            plain = false;
        bool function = kind == KIND_function_definition || kind == KIND_lambda;
        if (function && is_inside_function(tree, child, plain))
            return parent;
        if (function)
            plain = true;
        if (kind == KIND_class_definition &&
            (tree_field(tree, child) == FIELD_body ||
             tree_field(tree, child) == FIELD_type_parameters))
            return parent;
        if (kind == KIND_for_in_clause)
            iterable = tree_field(tree, child) == FIELD_right;
        if (scope_is_comprehension(kind)) {
            if (is_inside_comprehension(tree, parent, child, iterable))
                return parent;
            iterable = false;
        }
    }
    return NODE_ROOT;
}

ScopeId model_find_scope(const Model *model, Node node)
{
    uint32_t low = 0;
    uint32_t high = model->scopes.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->scopes.items[middle].node <= node)
            low = middle;
        else
            high = middle;
    }
    return low;
}

ScopeId scope_of(Model *model, Node node)
{
    model_bind(model);
    return model_find_scope(model, scope_node_of(model->tree, node));
}

const Scope *scope_get(Model *model, ScopeId scope)
{
    model_bind(model);
    return &model->scopes.items[scope];
}

Node scope_function(const Tree *tree, Node node)
{
    while (node && node != NODE_ROOT) {
        node = scope_node_of(tree, node);
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_function_definition || kind == KIND_lambda)
            return node;
        if (kind == KIND_class_definition)
            return NODE_NONE;
    }
    return NODE_NONE;
}

Node scope_def(const Tree *tree, Node node)
{
    while (node && node != NODE_ROOT) {
        node = scope_node_of(tree, node);
        if (tree_kind(tree, node) == KIND_function_definition)
            return node;
    }
    return NODE_NONE;
}

Node scope_class_of_method(const Tree *tree, Node function)
{
    Node holder = scope_node_of(tree, function);
    return tree_kind(tree, holder) == KIND_class_definition ? holder
                                                            : NODE_NONE;
}

bool scope_is_async(const Tree *tree, Node function)
{
    return function && tree_child_of_kind(tree, function, TOKEN_async);
}
