#include "model/history.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/occurrence.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

/* `> 0`, `>= 1` and the like only ask whether there is something. */
static bool is_bound(Model *model, Node limit)
{
    int64_t number = 0;
    return !value_integer(model, limit, &number) || number > 1;
}

static bool is_length_of(Model *model, Node call, Node place)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, call) != KIND_call ||
        import_qualified(model, tree_child(tree, call, FIELD_function)) !=
            WORD_len)
        return false;
    Node argument = value_argument(tree, call, 0);
    return argument && tree_same(tree, argument, place);
}

/* The n of `len(place) > n` or `>= n`, also in a longer condition. */
static Node limit_in(Model *model, Node condition, Node place)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++) {
        bool more = tree_kind(tree, node) == KIND_comparison_operator &&
                    (tree_child_of_kind(tree, node, TOKEN_greater) ||
                     tree_child_of_kind(tree, node, TOKEN_greater_equal));
        if (!more || !is_length_of(model, tree_first_named(tree, node), place))
            continue;
        Node limit = tree_last_named(tree, node);
        if (is_bound(model, limit))
            return limit;
    }
    return NODE_NONE;
}

Node history_limit(Model *model, Node place, Node node)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, node);
    for (; parent; node = parent, parent = tree_parent(tree, node)) {
        uint16_t kind = tree_kind(tree, parent);
        if (kind == KIND_function_definition)
            return NODE_NONE;
        bool tested = tree_field(tree, node) == FIELD_consequence ||
                      (kind == KIND_while_statement &&
                       tree_field(tree, node) == FIELD_body);
        Node condition = tree_child(tree, parent, FIELD_condition);
        Node limit =
            tested && condition ? limit_in(model, condition, place) : NODE_NONE;
        if (limit)
            return limit;
    }
    return NODE_NONE;
}

/* In the loop that trims it, or without a loop for an attribute, which lives
 * from call to call. */
static bool adds_to_history(const Tree *tree, Node at, Node list, Node trim)
{
    Node name = tree_child(tree, tree_parent(tree, at), FIELD_attribute);
    Node loop = loop_repeating(tree, at);
    if (!name || !str_is(tree_text(tree, name), "append"))
        return false;
    return loop ? tree_within(tree, trim, loop_whole(tree, loop))
                : tree_kind(tree, list) == KIND_attribute;
}

bool history_grows(Model *model, Node list, Node trim)
{
    const Tree *tree = model->tree;
    Node def = scope_def(tree, list);
    Node whole = def ? def : NODE_ROOT;
    Node end = tree_data(tree, whole)->next;
    for (Node at = place_next(model, list, whole, end); at;
         at = place_next(model, list, at + 1, end))
        if (adds_to_history(tree, at, list, trim))
            return true;
    return false;
}

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
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (str_is(name, methods[i]))
            return true;
    Node index = value_argument(tree, call, 0);
    return str_is(name, "pop") &&
           (!index || str_is(tree_text(tree, index), "0"));
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

const char *history_refuted(Model *model, Node list, Node trim)
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
