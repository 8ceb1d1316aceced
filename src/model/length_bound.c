/* The most elements that a list can have. */

#include "model/length.h"

#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"
#include "model/value.h"

enum { MOST_FEW = 8, SMALL_KIND = 4, NO_BOUND = 1000, DEEPEST_SUM = 4 };

/* As many as the text shows: displays, also in sums and alternatives. */
static int64_t shown(Model *model, Node value, int depth)
{
    const Tree *tree = model_tree(model);
    if (!value)
        return NO_BOUND;
    value = value_bare(tree, value);
    Node left = tree_first_named(tree, value);
    Node right = tree_last_named(tree, value);
    bool sum = tree_kind(tree, value) == KIND_binary_operator &&
               tree_child_of_kind(tree, value, TOKEN_plus);
    bool either = tree_kind(tree, value) == KIND_boolean_operator ||
                  tree_kind(tree, value) == KIND_conditional_expression;
    if (depth < DEEPEST_SUM && (sum || either)) {
        int64_t one = shown(model, left, depth + 1);
        int64_t other = shown(model, right, depth + 1);
        if (sum)
            return one + other;
        return one > other ? one : other;
    }
    Node clause = tree_child_of_kind(tree, value, KIND_for_in_clause);
    if (clause && length_is_small_kind(model, loop_iterable(tree, clause)))
        return SMALL_KIND;
    int64_t size = value_is_empty(model, value) ? 0 : value_size(model, value);
    return size < 0 ? NO_BOUND : size;
}

/* `f(x)` and `f(x for x in xs)`. */
static Node argument_alone(const Tree *tree, Node call)
{
    Node list = tree_child(tree, call, FIELD_arguments);
    if (tree_kind(tree, list) == KIND_generator_expression)
        return list;
    return value_argument(tree, call, 0);
}

/* Methods and statements that take out, or leave as many as there are. */
static bool adds_nothing(const Tree *tree, Node parent, Node call)
{
    static const char *const methods[] = {"remove", "pop", "clear", "sort",
                                          "reverse"};
    if (tree_kind(tree, parent) == KIND_subscript)
        return tree_kind(tree, tree_child(tree, parent, FIELD_subscript)) !=
               KIND_slice;
    Node name = tree_child(tree, parent, FIELD_attribute);
    return name && STR_IS_ANY(tree_text(tree, name), methods) &&
           tree_kind(tree, call) == KIND_call;
}

/* What a call of `append`, `extend`, … adds. */
static int64_t added_by(Model *model, Node attribute, Node call)
{
    const Tree *tree = model_tree(model);
    if (tree_kind(tree, call) != KIND_call)
        return NO_BOUND;
    switch (tree_symbol(tree, tree_child(tree, attribute, FIELD_attribute))) {
    case WORD_append:
    case WORD_insert:
        return 1;
    case WORD_extend:
        return shown(model, argument_alone(tree, call), 0);
    default:
        return NO_BOUND;
    }
}

/* What a use of the list, made in `loop` or none, may add to it. */
static int64_t added(Model *model, Node use, Node loop)
{
    const Tree *tree = model_tree(model);
    Node parent = tree_parent(tree, use);
    Node call = tree_parent(tree, parent);
    PlaceUse kind = place_use(model, use);
    if (kind == PLACE_READ || kind == PLACE_BOUND ||
        (kind == PLACE_CHANGED && adds_nothing(tree, parent, call)))
        return 0;
    if (kind == PLACE_SHARED || loop_around(tree, use) != loop)
        return NO_BOUND;
    if (tree_kind(tree, parent) == KIND_augmented_assignment)
        return shown(model, tree_child(tree, parent, FIELD_right), 0);
    return tree_kind(tree, parent) == KIND_attribute
               ? added_by(model, parent, call)
               : NO_BOUND;
}

/* The longest of what the name is given, and the loop of the last. */
static int64_t given(Model *model, BindingId binding, Node *loop)
{
    const Tree *tree = model_tree(model);
    const Definition *definition = NULL;
    int64_t most = 0;
    while ((definition = binding_next(model, binding, definition))) {
        if (definition->kind == DEFINITION_AUGMENTED)
            continue;
        bool plain = definition->kind == DEFINITION_ASSIGNMENT &&
                     definition->target == definition->name;
        int64_t size = plain && definition->value
                           ? shown(model, definition->value, 0)
                           : NO_BOUND;
        most = size > most ? size : most;
        *loop = loop_around(tree, definition->name);
    }
    return most;
}

static bool is_few(Model *model, BindingId binding)
{
    Node loop = NODE_NONE;
    uint32_t at = 0;
    if (binding_is_seen_by_functions(model, binding))
        return false;
    int64_t most = given(model, binding, &loop);
    for (Node use = binding_use(model, binding, &at); use && most <= MOST_FEW;
         use = binding_use(model, binding, &at))
        most += added(model, use, loop);
    return most <= MOST_FEW;
}

bool length_is_few(Model *model, Node place)
{
    BindingId binding = tree_kind(model->tree, place) == KIND_identifier
                            ? binding_of(model, place)
                            : 0;
    Memo *memo = memo_settled(model, MEMO_FEW, binding, 0);
    if (!memo->done)
        memo->answer = binding && is_few(model, binding);
    memo->done = true;
    return memo->answer;
}

/* Does the dotted name end in one of these? */
static bool ends_in(Str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_ends_with(text, str_from(words[i])))
            return true;
    return false;
}

bool length_is_small_kind(Model *model, Node place)
{
    static const char *const words[] = {
        "ndim",       "axes",     "axis",    "dims",  "shape",
        "extensions", "suffixes", "__mro__", "mro",   "__bases__",
        "mro()",      "bases",    "(ndim)",  "ndim)", "(shape))",
    };
    const Tree *tree = model_tree(model);
    return ends_in(tree_text(tree, place), words,
                   sizeof words / sizeof *words) ||
           ends_in(tree_text(tree, value_behind(model, place)), words,
                   sizeof words / sizeof *words);
}
