#include "model/length.h"

#include "model/effect.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

typedef bool ValueTest(Model *model, Node value, int wanted);

static bool any_name_value(Model *model, Node name, ValueTest *test, int wanted)
{
    BindingId binding = binding_of(model, name);
    const Definition *definition = NULL;
    while (binding && (definition = binding_next(model, binding, definition)))
        if (definition->kind != DEFINITION_AUGMENTED && definition->value &&
            definition->target == definition->name &&
            test(model, definition->value, wanted))
            return true;
    return false;
}

/* `self.x` is the same place in every method of its class. */
static bool any_attribute_value(Model *model, Node place, ValueTest *test,
                                int wanted)
{
    const Tree *tree = model->tree;
    Node class = tree_ancestor(tree, place, KIND_class_definition);
    Node at = class ? class : NODE_ROOT;
    Node end = tree_data(tree, at)->next;
    for (at = place_same(model, place, at, end); at;
         at = place_same(model, place, at + 1, end)) {
        Node statement = tree_parent(tree, at);
        if (tree_kind(tree, statement) != KIND_assignment ||
            tree_field(tree, at) != FIELD_left)
            continue;
        Node value = tree_child(tree, statement, FIELD_right);
        if (value && test(model, value, wanted))
            return true;
    }
    return false;
}

static bool any_value(Model *model, Node place, ValueTest *test, int wanted)
{
    return tree_kind(model->tree, place) == KIND_identifier
               ? any_name_value(model, place, test, wanted)
               : any_attribute_value(model, place, test, wanted);
}

static bool is_dotted(Model *model, Node expression, const char *name)
{
    Symbol symbol = import_qualified(model, expression);
    return symbol && str_is(intern_text(model->interner, symbol), name);
}

/* `sys.argv`, and slices of it. */
static bool is_command_line(Model *model, Node value)
{
    const Tree *tree = model->tree;
    while (tree_kind(tree, value) == KIND_subscript)
        value = tree_child(tree, value, FIELD_value);
    return is_dotted(model, value, "sys.argv");
}

static bool is_variadic(Model *model, Node name)
{
    const Tree *tree = model->tree;
    const Definition *only = tree_kind(tree, name) == KIND_identifier
                                 ? binding_only(model, binding_of(model, name))
                                 : NULL;
    return only && only->kind == DEFINITION_PARAMETER &&
           tree_kind(tree, tree_parent(tree, only->name)) ==
               KIND_list_splat_pattern;
}

/* `list(…)` and `sorted(…)`, which are as long as their argument. */
static bool is_copy(Model *model, Node call)
{
    Node function = tree_child(model->tree, call, FIELD_function);
    return is_dotted(model, function, "list") ||
           is_dotted(model, function, "sorted");
}

bool length_is_spelled_out(Model *model, Node place)
{
    Node value = value_behind(model, place);
    if (tree_kind(model->tree, value) == KIND_call && is_copy(model, value))
        value = value_argument(model->tree, value, 0);
    return value && is_variadic(model, value);
}

static LengthOrigin copy_origin(Model *model, Node argument)
{
    if (!argument || value_size(model, argument) >= 0 ||
        is_variadic(model, argument))
        return LENGTH_WRITTEN;
    return is_command_line(model, argument) ? LENGTH_ARGUMENTS : LENGTH_SIZED;
}

static LengthOrigin call_origin(Model *model, Node call)
{
    const Tree *tree = model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    Node argument = value_argument(tree, call, 0);
    if (is_dotted(model, function, "shlex.split"))
        return LENGTH_ARGUMENTS;
    if (is_copy(model, call))
        return copy_origin(model, argument);
    Node name = tree_child(tree, function, FIELD_attribute);
    bool splits = name && str_ends_with(tree_text(tree, name), STR("split"));
    return splits ? LENGTH_SPLIT : LENGTH_SIZED;
}

static bool has_origin(Model *model, Node value, int wanted)
{
    const Tree *tree = model->tree;
    LengthOrigin origin = LENGTH_UNKNOWN;
    value = value_bare(tree, value);
    if (is_command_line(model, value))
        origin = LENGTH_ARGUMENTS;
    else if (tree_kind(tree, value) == KIND_call)
        origin = call_origin(model, value);
    else if (tree_kind(tree, value) == KIND_list_comprehension)
        origin = LENGTH_SIZED;
    else if (value_size(model, value) >= 0)
        origin = LENGTH_WRITTEN;
    return (int)origin == wanted;
}

static bool any_origin(Model *model, Node place, LengthOrigin origin)
{
    Node class = tree_ancestor(model->tree, place, KIND_class_definition);
    Node same = place_spelling(model, place);
    Memo *memo = memo_settled(model, MEMO_ORIGIN + origin, same, class);
    if (!memo->done)
        memo->answer = any_value(model, place, has_origin, (int)origin);
    memo->done = true;
    return memo->answer;
}

bool length_has_origin(Model *model, Node place, LengthOrigin origin)
{
    return has_origin(model, place, (int)origin) ||
           any_origin(model, place, origin);
}

bool length_is_command_line(Model *model, Node place)
{
    const Tree *tree = model->tree;
    while (tree_kind(tree, place) == KIND_subscript)
        place = tree_child(tree, place, FIELD_value);
    Str name = tree_text(tree, place);
    return str_is(name, "argv") || str_is(name, "args") ||
           str_is(name, "sys.argv") ||
           length_has_origin(model, place, LENGTH_ARGUMENTS);
}

bool length_is_bases(Model *model, Node iterable)
{
    Str text = tree_text(model->tree, iterable);
    return str_ends_with(text, STR("__bases__")) ||
           str_ends_with(text, STR("__mro__"));
}

/* `count - limit`: what is too much. */
static bool is_difference(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_binary_operator &&
           tree_child_of_kind(tree, node, TOKEN_minus) &&
           tree_kind(tree, tree_last_named(tree, node)) != KIND_integer;
}

static bool is_share(Model *model, Node value, int wanted)
{
    const Tree *tree = model->tree;
    (void)wanted;
    Node end = tree_data(tree, value)->next;
    for (Node node = value; node < end; node++) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == TOKEN_slash || kind == TOKEN_slash_slash ||
            kind == TOKEN_star || is_difference(tree, node))
            return true;
        if (kind == KIND_call &&
            is_dotted(model, tree_child(tree, node, FIELD_function), "len"))
            return true;
    }
    return false;
}

bool length_is_share(Model *model, Node number)
{
    return any_value(model, number, is_share, 0);
}

static bool is_adder(const Tree *tree, Node attribute)
{
    if (tree_kind(tree, attribute) != KIND_attribute ||
        tree_field(tree, attribute) != FIELD_function)
        return false;
    switch (tree_symbol(tree, tree_child(tree, attribute, FIELD_attribute))) {
    case WORD_append:
    case WORD_extend:
    case WORD_insert:
        return true;
    default:
        return false;
    }
}

static bool is_addition(const Tree *tree, Node at)
{
    Node parent = tree_parent(tree, at);
    if (tree_kind(tree, parent) == KIND_augmented_assignment)
        return tree_field(tree, at) == FIELD_left &&
               tree_child_of_kind(tree, parent, TOKEN_plus_equal);
    return tree_field(tree, at) == FIELD_object && is_adder(tree, parent);
}

static bool is_added(Model *model, Node at, Node loop)
{
    return is_addition(model->tree, at) && loop_holds(model->tree, loop, at);
}

bool length_grows(Model *model, Node place, Node loop)
{
    static const PlaceTest added = {PLACE_TEST_ADDED, is_added};
    Node whole = loop_whole(model->tree, loop);
    return place_first(model, place, whole, loop, &added);
}

/* At `xs` of `xs.clear()`, `del xs[:]` or `xs[:] = []`. */
static bool is_clearing(Model *model, Node at)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, at);
    Node name = tree_child(tree, parent, FIELD_attribute);
    if (name)
        return tree_field(tree, parent) == FIELD_function &&
               str_is(tree_text(tree, name), "clear");
    Node slice = tree_child(tree, parent, FIELD_subscript);
    if (tree_kind(tree, slice) != KIND_slice || tree_first_named(tree, slice))
        return false;
    Node around = tree_parent(tree, parent);
    Node value = tree_field(tree, parent) == FIELD_left
                     ? tree_child(tree, around, FIELD_right)
                     : NODE_NONE;
    return tree_kind(tree, around) == KIND_delete_statement ||
           (value && tree_kind(tree, around) == KIND_assignment &&
            value_is_empty(model, value));
}

bool length_is_cleared(Model *model, Node place, Node loop)
{
    Node whole = loop_whole(model->tree, loop);
    Node end = tree_data(model->tree, whole)->next;
    for (Node at = place_next(model, place, whole, end); at;
         at = place_next(model, place, at + 1, end))
        if (is_clearing(model, at))
            return true;
    return false;
}

enum { FEW_WRITTEN = 8 };

static bool is_longer(Model *model, Node value, int wanted)
{
    Node bare = value_bare(model->tree, value);
    int64_t size = tree_kind(model->tree, bare) == KIND_list
                       ? value_size(model, bare)
                       : -1;
    return size < 1 || size > wanted;
}

bool length_is_written(Model *model, Node place)
{
    const Tree *tree = model->tree;
    BindingId binding = binding_of(model, place);
    const Definition *definition = NULL;
    uint32_t at = 0;
    while (binding && (definition = binding_next(model, binding, definition)))
        if (definition->kind != DEFINITION_ASSIGNMENT ||
            definition->target != definition->name || !definition->value ||
            is_longer(model, definition->value, FEW_WRITTEN))
            return false;
    for (Node use = binding_use(model, binding, &at); binding && use;
         use = binding_use(model, binding, &at))
        if (is_addition(tree, use))
            return false;
    return binding != 0;
}

enum { MANY_PASSES = 50, MOST_LAYERS = 4 };

static bool is_plain_parameter(Model *model, Node name)
{
    const Tree *tree = model->tree;
    const Definition *first =
        tree_kind(tree, name) == KIND_identifier
            ? binding_next(model, binding_of(model, name), NULL)
            : NULL;
    return first && first->kind == DEFINITION_PARAMETER &&
           tree_symbol(tree, name) != WORD_self &&
           !is_variadic(model, first->name);
}

/* What the iterable is made of: `list(xs)`, `xs[:]`, `xs.copy()`,
 * `enumerate(xs)`, `map(f, xs)`, `[… for x in xs]`, or itself. */
static Node iterable_source(Model *model, Node iterable)
{
    const Tree *tree = model->tree;
    iterable = value_bare(tree, iterable);
    Node clause = tree_child_of_kind(tree, iterable, KIND_for_in_clause);
    if (clause)
        return loop_iterable(tree, clause);
    if (tree_kind(tree, iterable) == KIND_subscript)
        return tree_child(tree, iterable, FIELD_value);
    if (tree_kind(tree, iterable) != KIND_call ||
        is_dotted(model, tree_child(tree, iterable, FIELD_function), "range"))
        return iterable;
    Node function = tree_child(tree, iterable, FIELD_function);
    uint32_t count = value_argument_count(tree, iterable);
    if (count)
        return value_argument(tree, iterable, count - 1);
    return tree_kind(tree, function) == KIND_attribute
               ? tree_child(tree, function, FIELD_object)
               : iterable;
}

bool length_is_open(Model *model, Node iterable)
{
    for (int i = 0; i < MOST_LAYERS && iterable; i++) {
        if (is_plain_parameter(model, iterable) ||
            value_size(model, iterable) >= MANY_PASSES)
            return true;
        Node source = iterable_source(model, iterable);
        iterable = source == iterable ? NODE_NONE : source;
    }
    return false;
}

/* `while xs:`, `while self.xs and …`. */
static Node place_drained(const Tree *tree, Node loop)
{
    Node condition = value_bare(tree, tree_child(tree, loop, FIELD_condition));
    if (tree_kind(tree, condition) == KIND_boolean_operator)
        condition = tree_child(tree, condition, FIELD_left);
    uint16_t kind = tree_kind(tree, condition);
    return kind == KIND_identifier || kind == KIND_attribute ? condition
                                                             : NODE_NONE;
}

bool length_passes_are_many(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node loop = loop_around(tree, node);
    Node outer = loop_outermost(tree, node);
    if (!loop)
        return false;
    if (tree_kind(tree, outer) == KIND_while_statement &&
        place_drained(tree, outer))
        return true;
    return tree_kind(tree, loop) != KIND_while_statement &&
           length_is_open(model, loop_iterable(tree, loop));
}

bool length_passes_are_open(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node loop = loop_around(tree, node);
    if (tree_kind(tree, loop) != KIND_while_statement)
        return loop && length_is_open(model, loop_iterable(tree, loop));
    Node drained = place_drained(tree, loop);
    return drained && !effect_rebound(model, drained, loop) &&
           (length_grows(model, drained, loop) ||
            length_has_origin(model, drained, LENGTH_SIZED));
}

bool length_sets_passes(Model *model, Node place, Node loop)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, loop) == KIND_while_statement) {
        Node drained = place_drained(tree, loop);
        return drained && tree_same(tree, drained, place);
    }
    Node iterable = loop_iterable(tree, loop);
    return iterable && tree_same(tree, iterable_source(model, iterable), place);
}
