#include "model/deque.h"

#include "model/memo.h"
#include "model/occurrence.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

static bool is_end_index(Model *model, Node subscript)
{
    int64_t index = 1;
    Node key = tree_child(model->tree, subscript, FIELD_subscript);
    return key && value_integer(model, key, &index) &&
           (index == 0 || index == -1);
}

/* What a deque's method of the same name does as well and as fast. */
static bool is_deque_method(const Tree *tree, Node attribute)
{
    static const char *const methods[] = {"append", "extend",  "clear", "count",
                                          "index",  "popleft", "remove"};
    Node call = tree_parent(tree, attribute);
    Str name = tree_text(tree, tree_child(tree, attribute, FIELD_attribute));
    if (tree_field(tree, attribute) != FIELD_function)
        return false;
    Node index = value_argument(tree, call, 0);
    return STR_IS_ANY(name, methods) ||
           (str_is(name, "pop") &&
            (!index || str_is(tree_text(tree, index), "0")));
}

static bool is_looked_up(const Tree *tree, Node at, Node comparison)
{
    return tree_last_named(tree, comparison) == at &&
           (tree_child_of_kind(tree, comparison, TOKEN_in) ||
            tree_child_of_kind(tree, comparison, TOKEN_not_in));
}

static bool suits_deque(Model *model, Node at)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, at);
    uint8_t field = tree_field(tree, at);
    switch (tree_kind(tree, parent)) {
    case KIND_subscript:
        return field == FIELD_value && is_end_index(model, parent);
    case KIND_attribute:
        return is_deque_method(tree, parent);
    case KIND_argument_list:
        return place_use(model, at) == PLACE_READ;
    case KIND_comparison_operator:
        return is_looked_up(tree, at, parent);
    case KIND_assignment:
    case KIND_augmented_assignment:
        return field == FIELD_left;
    case KIND_for_statement:
    case KIND_for_in_clause:
        return field == FIELD_right;
    case KIND_boolean_operator:
    case KIND_not_operator:
    case KIND_return_statement: /* or `list(history)`, if need be */
        return true;
    default:
        return field == FIELD_condition;
    }
}

static bool refutes(Model *model, Node at, Node trim)
{
    return !tree_within(model->tree, at, trim) && !suits_deque(model, at);
}

static bool is_parameter(const Definition *definition)
{
    return definition && definition->kind == DEFINITION_PARAMETER;
}

static const char *name_refuted(Model *model, Node name, Node trim)
{
    BindingId binding = binding_of(model, name);
    if (!binding || is_parameter(binding_next(model, binding, NULL)))
        return "it is the caller's list";
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at))
        if (refutes(model, use, trim))
            return "it is used in a way that needs a list";
    return NULL;
}

const char *deque_refuted(Model *model, Node list, Node trim)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, list) == KIND_identifier)
        return name_refuted(model, list, trim);
    if (tree_kind(tree, list) != KIND_attribute)
        return "it is an item of something";
    uint32_t at = 0;
    Symbol name = tree_symbol(tree, tree_child(tree, list, FIELD_attribute));
    for (Node use = occurrence_attribute(model, name, &at); use;
         use = occurrence_attribute(model, name, &at))
        if (refutes(model, use, trim))
            return "it is used in a way that needs a list";
    return NULL;
}

/* `xs[1:3]`; a copy, `xs[:]`, a deque makes in another way. */
static bool is_sliced(const Tree *tree, Node at)
{
    Node slice = tree_child(tree, tree_parent(tree, at), FIELD_subscript);
    return tree_field(tree, at) == FIELD_value &&
           tree_kind(tree, slice) == KIND_slice &&
           tree_first_named(tree, slice);
}

/* `xs = xs[n:]` only takes away in front, as a deque could. */
static bool is_cut(const Tree *tree, Node at)
{
    Node part = tree_parent(tree, at);
    Node statement = tree_parent(tree, part);
    Node left = tree_child(tree, statement, FIELD_left);
    Node slice = tree_child(tree, part, FIELD_subscript);
    return tree_kind(tree, statement) == KIND_assignment && left != part &&
           tree_same(tree, left, at) &&
           tree_kind(tree, tree_first(tree, slice)) != TOKEN_colon &&
           tree_named_count(tree, slice) == 1;
}

static bool is_sorted(const Tree *tree, Node at)
{
    Node attribute = tree_parent(tree, at);
    Node name = tree_child(tree, attribute, FIELD_attribute);
    return tree_field(tree, at) == FIELD_object &&
           tree_field(tree, attribute) == FIELD_function &&
           str_is(tree_text(tree, name), "sort");
}

static bool needs_list(Model *model, Node at, Node within)
{
    const Tree *tree = model->tree;
    (void)within;
    return (is_sliced(tree, at) && !is_cut(tree, at)) || is_sorted(tree, at);
}

const char *deque_impossible(Model *model, Node list, Node loop)
{
    static const PlaceTest no_deque = {PLACE_TEST_NO_DEQUE, needs_list};
    Node def = scope_def(model->tree, list);
    Node at = place_first(model, list, loop, def ? def : NODE_ROOT, &no_deque);
    if (!at)
        return NULL;
    return is_sorted(model->tree, at) ? "it is sorted, which a deque cannot do"
                                      : "it is sliced, which a deque cannot do";
}
