#include "model/recursive.h"

#include "model/callee.h"
#include "model/effect.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

static bool is_allowed_call(Model *model, Node def, Node call)
{
    return effect_calls_pure(model, call) || callee_of(model, call) == def ||
           tree_ancestor(model->tree, call, KIND_raise_statement);
}

/* Only names of the function are bound, and nothing is done besides. */
static bool is_harmless_statement(Model *model, Node statement)
{
    const Tree *tree = model->tree;
    Node node = tree_first_named(tree, statement);
    switch (node ? tree_kind(tree, node) : KIND_string) {
    case KIND_string:
    case KIND_concatenated_string:
        return true;
    case KIND_assignment:
    case KIND_augmented_assignment:
        break;
    default:
        return false;
    }
    Node target = tree_child(tree, node, FIELD_left);
    Node end = tree_data(tree, target)->next;
    for (node = target; node < end; node++) {
        PlaceKind kind = place_kind(model, node);
        if (kind == PLACE_ATTRIBUTE || kind == PLACE_ITEM ||
            kind == PLACE_MODULE)
            return false;
    }
    return true;
}

/* `n in memo`, `n not in memo`; not `n in (1, 2)` */
static bool is_look_up(const Tree *tree, Node comparison)
{
    return (tree_child_of_kind(tree, comparison, TOKEN_in) ||
            tree_child_of_kind(tree, comparison, TOKEN_not_in)) &&
           !value_is_literal(tree, tree_last_named(tree, comparison));
}

static bool is_callee(const Tree *tree, Node node)
{
    return tree_field(tree, node) == FIELD_function &&
           tree_kind(tree, tree_parent(tree, node)) == KIND_call;
}

static bool is_harmless(Model *model, Node def, Node node)
{
    const Tree *tree = model->tree;
    switch (tree_kind(tree, node)) {
    case KIND_call:
        return is_allowed_call(model, def, node);
    case KIND_expression_statement:
        return is_harmless_statement(model, node);
    case KIND_comparison_operator:
        return !is_look_up(tree, node);
    case KIND_attribute:
        return import_qualified(model, node) || is_callee(tree, node);
    case KIND_yield:
    case KIND_await:
    case KIND_global_statement:
    case KIND_nonlocal_statement:
    case KIND_delete_statement:
    case KIND_with_statement:
    case KIND_try_statement:
    case KIND_lambda:
    case KIND_function_definition:
    case KIND_class_definition:
    case KIND_list:
    case KIND_dictionary:
    case KIND_set:
    case KIND_list_comprehension:
    case KIND_dictionary_comprehension:
    case KIND_set_comprehension:
        return false;
    default:
        return true;
    }
}

bool recursive_is_pure(Model *model, Node def)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, def)->next;
    for (Node node = tree_child(tree, def, FIELD_body); node < end; node++)
        if (!is_harmless(model, def, node))
            return false;
    return true;
}

static bool is_hashable_type(const Type *type)
{
    return type && !type->class &&
           (type->name == WORD_int || type->name == WORD_str ||
            type->name == WORD_bool || type->name == WORD_float ||
            type->name == WORD_bytes || type->name == WORD_tuple ||
            type->name == WORD_frozenset);
}

/* `n - 1`, `n <= 1`: with an integer, and in a way that few others know. */
static bool is_with_integer(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    if (tree_named_count(tree, parent) != 2)
        return false;
    Node other = tree_first_named(tree, parent) == use
                     ? tree_last_named(tree, parent)
                     : tree_first_named(tree, parent);
    bool sum = tree_kind(tree, parent) == KIND_binary_operator &&
               (tree_child_of_kind(tree, parent, TOKEN_minus) ||
                tree_child_of_kind(tree, parent, TOKEN_plus) ||
                tree_child_of_kind(tree, parent, TOKEN_slash_slash));
    return (sum || tree_kind(tree, parent) == KIND_comparison_operator) &&
           tree_kind(tree, other) == KIND_integer;
}

/* Is the use one that numbers have: no attribute, item, iteration? */
static bool is_numeric(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    switch (tree_kind(tree, parent)) {
    case KIND_attribute:
    case KIND_call:
        return false;
    case KIND_subscript:
        return tree_field(tree, use) != FIELD_value;
    case KIND_for_statement:
    case KIND_for_in_clause:
        return tree_field(tree, use) != FIELD_right;
    default:
        return true;
    }
}

static bool is_used_as_integer(Model *model, Node name)
{
    const Tree *tree = model->tree;
    uint32_t at = 0;
    bool found = false;
    for (Node use = binding_use(model, binding_of(model, name), &at); use;
         use = binding_use(model, binding_of(model, name), &at)) {
        if (!is_numeric(tree, use))
            return false;
        found = found || is_with_integer(tree, use);
    }
    return found;
}

/* The name of a parameter, or NODE_NONE: `*args`, `/`, … */
static Node name_of_parameter(const Tree *tree, Node parameter)
{
    switch (tree_kind(tree, parameter)) {
    case KIND_identifier:
        return parameter;
    case KIND_default_parameter:
    case KIND_typed_default_parameter:
        return tree_child(tree, parameter, FIELD_name);
    case KIND_typed_parameter:
        parameter = tree_first_named(tree, parameter);
        return tree_kind(tree, parameter) == KIND_identifier ? parameter
                                                             : NODE_NONE;
    default:
        return NODE_NONE;
    }
}

bool recursive_has_keys(Model *model, Node def)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, def, FIELD_parameters);
    Node parameter = list ? tree_first_named(tree, list) : NODE_NONE;
    Symbol first = parameter ? tree_symbol(tree, parameter) : 0;
    if (scope_class_of_method(tree, def) &&
        (first == WORD_self || first == WORD_cls))
        parameter = tree_next_named(tree, parameter);
    bool any = parameter != NODE_NONE;
    for (; parameter; parameter = tree_next_named(tree, parameter)) {
        Node name = name_of_parameter(tree, parameter);
        if (!name || (!is_hashable_type(type_of(model, name).type) &&
                      !is_used_as_integer(model, name)))
            return false;
    }
    return any;
}

/* A parameter, or what a `for` of the function binds. */
static bool is_step_name(Model *model, Node name)
{
    const Definition *definition = NULL;
    BindingId binding = binding_of(model, name);
    if (!binding)
        return import_qualified(model, name) != 0;
    while ((definition = binding_next(model, binding, definition)))
        if (definition->kind != DEFINITION_PARAMETER &&
            definition->kind != DEFINITION_FOR &&
            definition->kind != DEFINITION_FUNCTION)
            return false;
    return true;
}

/* `text[1:]`, `text[:-1]`: a few less at the ends. */
static bool is_end_slice(const Tree *tree, Node slice)
{
    Node bound = tree_first_named(tree, slice);
    for (; bound; bound = tree_next_named(tree, bound)) {
        Node number = tree_kind(tree, bound) == KIND_unary_operator
                          ? tree_child(tree, bound, FIELD_argument)
                          : bound;
        if (tree_kind(tree, number) != KIND_integer)
            return false;
    }
    return true;
}

static bool is_step_part(Model *model, Node node)
{
    const Tree *tree = model->tree;
    switch (tree_kind(tree, node)) {
    case KIND_identifier:
        return !binding_is_name(tree, node) || is_step_name(model, node) ||
               (tree_field(tree, node) == FIELD_value &&
                tree_kind(tree, tree_parent(tree, node)) == KIND_subscript);
    case KIND_binary_operator:
        return tree_child_of_kind(tree, node, TOKEN_minus) ||
               tree_child_of_kind(tree, node, TOKEN_plus) ||
               tree_child_of_kind(tree, node, TOKEN_slash_slash) ||
               tree_child_of_kind(tree, node, TOKEN_percent);
    case KIND_subscript: /* `f(w - weights[i])`, not `f(node[0])` */
        return tree_kind(tree, tree_parent(tree, node)) ==
                   KIND_binary_operator ||
               tree_kind(tree, tree_last_named(tree, node)) == KIND_slice;
    case KIND_slice:
        return is_end_slice(tree, node);
    case KIND_tuple:
    case KIND_list_splat:
    case KIND_dictionary_splat:
        return false;
    default:
        return true;
    }
}

/* Halves of a range never meet: `(low + high) // 2`. */
static bool halves_range(const Tree *tree, Node node)
{
    if (tree_kind(tree, node) != KIND_binary_operator ||
        !tree_child_of_kind(tree, node, TOKEN_slash_slash))
        return false;
    Node left = value_bare(tree, tree_child(tree, node, FIELD_left));
    return tree_kind(tree, left) == KIND_binary_operator;
}

/* A text that gets longer is another one each time. */
static bool is_longer_text(Model *model, Node node)
{
    return tree_kind(model->tree, node) == KIND_binary_operator &&
           type_is(type_of(model, node).type, WORD_str);
}

bool recursive_is_near(Model *model, Node call)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, call, FIELD_arguments);
    Node end = tree_data(tree, list)->next;
    for (Node node = list + 1; node < end; node++)
        if (!is_step_part(model, node) || halves_range(tree, node) ||
            is_longer_text(model, node))
            return false;
    return true;
}

bool recursive_steps(const Tree *tree, Node call)
{
    Node list = tree_child(tree, call, FIELD_arguments);
    Node end = tree_data(tree, list)->next;
    for (Node node = list + 1; node < end; node++)
        if (tree_kind(tree, node) == KIND_binary_operator ||
            tree_kind(tree, node) == KIND_slice)
            return true;
    return false;
}
