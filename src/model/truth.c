#include "model/truth.h"

#include "model/import.h"
#include "model/place.h"

static bool calls(Model *model, Node call, const char *name)
{
    const Tree *tree = model_tree(model);
    Node function = tree_child(tree, call, FIELD_function);
    Symbol qualified = function ? import_qualified(model, function) : 0;
    return qualified && str_is(tree_word(tree, qualified), name);
}

/* `x is None`, `x is not None` */
static bool is_none_test(const Tree *tree, Node comparison)
{
    return tree_named_count(tree, comparison) == 2 &&
           tree_kind(tree, tree_last_named(tree, comparison)) == KIND_none;
}

/* The only argument of `bool`, or the element of a generator or list in
 * `any`, `all` and `sum(1 for … if …)`. */
static bool is_judged_by_call(Model *model, Node node)
{
    const Tree *tree = model_tree(model);
    Node holder = tree_parent(tree, node);
    Node call = tree_parent(tree, holder);
    if (tree_kind(tree, holder) == KIND_argument_list)
        return calls(model, call, "bool");
    if (tree_field(tree, node) != FIELD_body)
        return false;
    if (tree_kind(tree, holder) == KIND_list_comprehension)
        call = tree_parent(tree, call);
    return tree_kind(tree, call) == KIND_call &&
           (calls(model, call, "any") || calls(model, call, "all"));
}

/* `and`, `or` and parentheses pass their operands on. */
static bool is_passed_on(const Tree *tree, Node node)
{
    Node parent = tree_parent(tree, node);
    switch (tree_kind(tree, parent)) {
    case KIND_boolean_operator:
    case KIND_parenthesized_expression:
        return true;
    case KIND_conditional_expression:
        return tree_first_named(tree, parent) == node ||
               tree_last_named(tree, parent) == node;
    default:
        return false;
    }
}

/* Is the truth of `node` all that counts where it stands? */
static bool is_judged(Model *model, Node node)
{
    const Tree *tree = model_tree(model);
    while (is_passed_on(tree, node))
        node = tree_parent(tree, node);
    Node parent = tree_parent(tree, node);
    switch (tree_kind(tree, parent)) {
    case KIND_if_statement:
    case KIND_elif_clause:
    case KIND_while_statement:
        return tree_field(tree, node) == FIELD_condition;
    case KIND_if_clause:
    case KIND_not_operator:
    case KIND_conditional_expression:
        return true;
    case KIND_assert_statement:
        return tree_first_named(tree, parent) == node;
    case KIND_comparison_operator:
        return is_none_test(tree, parent);
    default:
        return is_judged_by_call(model, node);
    }
}

bool truth_is_all(Model *model, Node expression)
{
    const Tree *tree = model_tree(model);
    if (is_judged(model, expression))
        return true;
    Node holder = tree_parent(tree, expression);
    Node name = tree_kind(tree, holder) == KIND_assignment
                    ? tree_child(tree, holder, FIELD_left)
                    : NODE_NONE;
    if (!name || tree_kind(tree, name) != KIND_identifier ||
        place_kind(model, name) != PLACE_LOCAL ||
        !binding_only(model, binding_of(model, name)))
        return false;
    uint32_t at = 0;
    bool used = false;
    for (Node use = binding_use(model, binding_of(model, name), &at); use;
         use = binding_use(model, binding_of(model, name), &at)) {
        if (use != name && !is_judged(model, use))
            return false;
        used = used || use != name;
    }
    return used;
}
