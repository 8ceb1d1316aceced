#include "model/built.h"

#include "model/effect.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/reach.h"
#include "model/value.h"

static bool is_building_call(Model *model, Node call)
{
    const Tree *tree = model_tree(model);
    Node function = tree_child(tree, call, FIELD_function);
    Symbol qualified = function ? import_qualified(model, function) : 0;
    if (qualified && str_is(tree_word(tree, qualified), "re.escape"))
        return true;
    Node method = tree_kind(tree, function) == KIND_attribute
                      ? tree_child(tree, function, FIELD_attribute)
                      : NODE_NONE;
    return method && (str_is(tree_text(tree, method), "format") ||
                      str_is(tree_text(tree, method), "join") ||
                      str_is(tree_text(tree, method), "replace"));
}

static bool is_built(Model *model, Node node)
{
    const Tree *tree = model_tree(model);
    switch (tree_kind(tree, node)) {
    case KIND_string:
    case KIND_concatenated_string:
        return !value_is_literal(tree, node);
    case KIND_binary_operator:
        return tree_child_of_kind(tree, node, TOKEN_plus) ||
               tree_child_of_kind(tree, node, TOKEN_percent);
    case KIND_call:
        return is_building_call(model, node);
    default:
        return false;
    }
}

Node built_text(Model *model, Node text)
{
    Node node = value_bare(model_tree(model), text);
    if (is_built(model, node))
        return node;
    Node value = reach_value(model, node);
    node = value ? value_bare(model_tree(model), value) : NODE_NONE;
    return node && is_built(model, node) ? node : NODE_NONE;
}

static bool binds(const Tree *tree, Node loop, Symbol symbol)
{
    Node target = loop_target(tree, loop);
    Node end = target ? tree_data(tree, target)->next : NODE_NONE;
    for (Node node = target; node < end; node++)
        if (tree_symbol(tree, node) == symbol)
            return true;
    return false;
}

/* The loop around whose target binds the name, or NODE_NONE. */
static Node loop_of_name(const Tree *tree, Node name)
{
    Node loop = loop_around(tree, name);
    while (loop && !binds(tree, loop, tree_symbol(tree, name)))
        loop = loop_around(tree, loop_whole(tree, loop));
    return loop;
}

/* Over what the text spells out, also as `enumerate(…)`, `d.items()`. */
static bool is_short(Model *model, Node loop)
{
    const Tree *tree = model_tree(model);
    Node iterable = value_bare(tree, loop_iterable(tree, loop));
    while (iterable && tree_kind(tree, iterable) == KIND_call) {
        if (value_size(model, iterable) >= 0)
            return true;
        Node function = tree_child(tree, iterable, FIELD_function);
        Node object = tree_child(tree, function, FIELD_object);
        iterable = object ? object : value_argument(tree, iterable, 0);
    }
    if (!iterable)
        return false;
    Node value = value_behind(model, iterable);
    return tree_kind(tree, value) == KIND_expression_list ||
           value_is_literal(tree, value) || value_size(model, value) >= 0;
}

/* Also when the loop binds it to the same again (`end = self.mark + "$"`). */
static bool is_steady(Model *model, Node name, Node loop)
{
    if (effect_invariant(model, name, loop))
        return true;
    Node value = reach_value(model, name);
    return value && effect_invariant(model, value, loop);
}

/* The next name of the text, from `*at` on, that stands for a value. */
static Node next_part(Model *model, Node built, Node *at)
{
    const Tree *tree = model_tree(model);
    Node end = tree_data(tree, built)->next;
    while (*at < end) {
        Node node = (*at)++;
        if (tree_symbol(tree, node) && binding_is_name(tree, node) &&
            binding_of(model, node) && !import_qualified(model, node))
            return node;
    }
    return NODE_NONE;
}

bool built_varies(Model *model, Node built, Node loop)
{
    Node at = built;
    Node part = NODE_NONE;
    while ((part = next_part(model, built, &at))) {
        Node origin = loop_of_name(model_tree(model), part);
        if (origin ? !is_short(model, origin) : !is_steady(model, part, loop))
            return true;
    }
    return false;
}

bool built_recurs(Model *model, Node built, Node loop)
{
    const Tree *tree = model_tree(model);
    Node outer = loop_repeating(model, loop_whole(tree, loop));
    Node at = built;
    Node part = NODE_NONE;
    while (outer && (part = next_part(model, built, &at)))
        if (loop_of_name(tree, part) != loop &&
            !effect_invariant(model, part, outer))
            return false;
    return outer != NODE_NONE;
}
