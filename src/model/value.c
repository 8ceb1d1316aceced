#include "model/value.h"

#include "model/import.h"
#include "model/memo.h"
#include "model/occurrence.h"
#include "model/place.h"
#include "model/reach.h"
#include "model/state.h"

#include <stdlib.h>

enum { LONGEST_NUMBER = 24, DEEPEST = 8 };

Node value_bare(const Tree *tree, Node node)
{
    while (tree_kind(tree, node) == KIND_parenthesized_expression &&
           tree_named_count(tree, node) == 1)
        node = tree_first_named(tree, node);
    return node;
}

Node value_behind(Model *model, Node node)
{
    node = value_bare(model->tree, node);
    for (int step = 0; step < DEEPEST; step++) {
        Node value = reach_value(model, node);
        if (!value)
            return node;
        node = value_bare(model->tree, value);
    }
    return node;
}

static Node interpolation_of(const Tree *tree, Node string)
{
    return tree_child_of_kind(tree, string, KIND_interpolation);
}

static bool is_literal_string(const Tree *tree, Node node)
{
    if (tree_kind(tree, node) == KIND_string)
        return !interpolation_of(tree, node);
    Node part = tree_first_named(tree, node);
    for (; part; part = tree_next_named(tree, part))
        if (interpolation_of(tree, part))
            return false;
    return true;
}

static bool is_literal_tuple(const Tree *tree, Node node)
{
    Node element = tree_first_named(tree, node);
    for (; element; element = tree_next_named(tree, element)) {
        if (tree_kind(tree, element) == KIND_tuple ||
            !value_is_literal(tree, element))
            return false;
    }
    return true;
}

bool value_is_literal(const Tree *tree, Node node)
{
    node = value_bare(tree, node);
    switch (tree_kind(tree, node)) {
    case KIND_integer:
    case KIND_float:
    case KIND_true:
    case KIND_false:
    case KIND_none:
        return true;
    case KIND_string:
    case KIND_concatenated_string:
        return is_literal_string(tree, node);
    case KIND_unary_operator:
        node = tree_child(tree, node, FIELD_argument);
        return tree_kind(tree, node) == KIND_integer ||
               tree_kind(tree, node) == KIND_float;
    case KIND_tuple:
        return is_literal_tuple(tree, node);
    default:
        return false;
    }
}

bool value_is_constant(Model *model, Node node)
{
    return value_is_literal(model->tree, value_behind(model, node));
}

static bool makes_empty(Model *model, Node call)
{
    static const char *const makers[] = {"list", "dict", "set", "tuple",
                                         "collections.OrderedDict"};
    if (value_argument_count(model->tree, call))
        return false;
    Node function = tree_child(model->tree, call, FIELD_function);
    Str name = intern_text(model->interner, import_qualified(model, function));
    return STR_IS_ANY(name, makers);
}

bool value_is_empty(Model *model, Node node)
{
    node = value_bare(model->tree, node);
    switch (tree_kind(model->tree, node)) {
    case KIND_list:
    case KIND_dictionary:
    case KIND_tuple:
        return !tree_first_named(model->tree, node);
    case KIND_call:
        return makes_empty(model, node);
    default:
        return false;
    }
}

static bool is_work(const Tree *tree, Node node)
{
    switch (tree_kind(tree, node)) {
    case KIND_call:
    case KIND_subscript:
    case KIND_slice:
    case KIND_await:
    case KIND_yield:
    case KIND_named_expression:
    case KIND_assignment:
    case KIND_lambda:
    case KIND_list_comprehension:
    case KIND_set_comprehension:
    case KIND_dictionary_comprehension:
    case KIND_generator_expression:
    case KIND_interpolation:
    case KIND_list_splat:
    case KIND_dictionary_splat:
        return true;
    case KIND_dictionary:
    case KIND_set:
        return tree_first_named(tree, node) != NODE_NONE;
    default:
        return false;
    }
}

bool value_is_ready(const Tree *tree, Node node)
{
    Node end = tree_data(tree, node)->next;
    for (; node < end; node++)
        if (is_work(tree, node))
            return false;
    return true;
}

static bool read_integer(Str text, int64_t *value)
{
    char digits[LONGEST_NUMBER];
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < sizeof digits - 1; i++)
        if (text.data[i] != '_')
            digits[size++] = text.data[i];
    digits[size] = '\0';
    char *end = digits;
    bool binary = size > 2 && (digits[1] == 'b' || digits[1] == 'B');
    bool octal = size > 2 && (digits[1] == 'o' || digits[1] == 'O');
    bool prefixed = binary || octal;
    *value = strtoll(prefixed ? digits + 2 : digits, &end,
                     binary ? 2 : (octal ? 8 : 0));
    return size > 0 && size < sizeof digits - 1 && *end == '\0';
}

bool value_integer(Model *model, Node node, int64_t *value)
{
    const Tree *tree = model->tree;
    node = value_behind(model, node);
    bool negative = false;
    if (tree_kind(tree, node) == KIND_unary_operator &&
        tree_child_of_kind(tree, node, TOKEN_minus)) {
        negative = true;
        node = tree_child(tree, node, FIELD_argument);
    }
    if (tree_kind(tree, node) != KIND_integer ||
        !read_integer(tree_text(tree, node), value))
        return false;
    *value = negative ? -*value : *value;
    return true;
}

/* `range` of integer literals. */
static int64_t range_size(Model *model, Node call)
{
    const Tree *tree = model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    uint32_t count = value_argument_count(tree, call);
    if (tree_symbol(tree, function) != WORD_range || count < 1 || count > 3 ||
        binding_of(model, function))
        return -1;
    int64_t numbers[3] = {0, 0, 1};
    for (uint32_t i = 0; i < count; i++) {
        Node argument = value_argument(tree, call, i);
        if (!argument ||
            !value_integer(model, argument, &numbers[count == 1 ? 1 : i]))
            return -1;
    }
    int64_t step = numbers[2] ? numbers[2] : 1;
    int64_t span = step > 0 ? numbers[1] - numbers[0] : numbers[0] - numbers[1];
    int64_t stride = step > 0 ? step : -step;
    return span > 0 ? (span + stride - 1) / stride : 0;
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The words of `"a b c".split()`. */
static int64_t split_size(const Tree *tree, Node call)
{
    Node function = tree_child(tree, call, FIELD_function);
    Node object = tree_child(tree, function, FIELD_object);
    Node name = tree_child(tree, function, FIELD_attribute);
    if (!object || tree_kind(tree, object) != KIND_string || !name ||
        !str_is(tree_text(tree, name), "split") ||
        value_argument_count(tree, call) > 0 || !value_is_literal(tree, object))
        return -1;
    Str text = value_string(tree, object);
    int64_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words +=
            !is_blank(text.data[i]) && (i == 0 || is_blank(text.data[i - 1]));
    return words;
}

static int64_t count_elements(const Tree *tree, Node node)
{
    int64_t size = 0;
    Node element = tree_first_named(tree, node);
    for (; element; element = tree_next_named(tree, element)) {
        uint16_t kind = tree_kind(tree, element);
        if (kind == KIND_list_splat || kind == KIND_dictionary_splat)
            return -1;
        size++;
    }
    return size;
}

/* Elements of a display; one with a splat in it has no known size. */
static int64_t display_size(Model *model, Node node)
{
    Memo *memo = memo_of(model, MEMO_SIZE, node, 0);
    if (!memo->done)
        memo->answer = (uint32_t)(count_elements(model->tree, node) + 1);
    memo->done = true;
    return (int64_t)memo->answer - 1;
}

/* `sort` and `reverse` change the order alone. */
static bool keeps_size(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    Symbol name =
        tree_kind(tree, parent) == KIND_attribute
            ? tree_symbol(tree, tree_child(tree, parent, FIELD_attribute))
            : 0;
    return name == WORD_sort || name == WORD_reverse;
}

static bool use_changes(Model *model, Node use)
{
    return place_use(model, use) == PLACE_CHANGED &&
           !keeps_size(model->tree, use);
}

/* An attribute is looked for in the whole file, whatever the object. */
static bool attribute_changes(Model *model, Node attribute)
{
    const Tree *tree = model->tree;
    Symbol name = tree_symbol(tree, tree_last_named(tree, attribute));
    uint32_t next = 0;
    for (Node at = occurrence_attribute(model, name, &next); at;
         at = occurrence_attribute(model, name, &next))
        if (use_changes(model, at))
            return true;
    return false;
}

static bool name_changes(Model *model, BindingId binding)
{
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at))
        if (use_changes(model, use))
            return true;
    return false;
}

/* May some mention of the place add to the object, or take from it? */
static bool is_changed(Model *model, Node place)
{
    bool part = tree_kind(model->tree, place) == KIND_attribute;
    uint32_t name =
        part ? tree_symbol(model->tree, tree_last_named(model->tree, place))
             : binding_of(model, place);
    Memo *memo = memo_settled(model, MEMO_CHANGED, name, part);
    if (!memo->done)
        memo->answer =
            part ? attribute_changes(model, place) : name_changes(model, name);
    memo->done = true;
    return memo->answer;
}

/* `self.x = []` waits for others to fill it. */
static bool waits(const Tree *tree, Node place, Node value)
{
    return tree_kind(tree, place) == KIND_attribute &&
           !tree_first_named(tree, value);
}

/* The display, string or call behind a place that nothing changes. */
static Node sized_behind(Model *model, Node node)
{
    node = value_bare(model->tree, node);
    for (int step = 0; step < DEEPEST; step++) {
        Node value = reach_value(model, node);
        if (!value)
            return node;
        value = value_bare(model->tree, value);
        if (tree_kind(model->tree, value) != KIND_string &&
            (waits(model->tree, node, value) || is_changed(model, node)))
            return NODE_NONE;
        node = value;
    }
    return node;
}

int64_t value_size(Model *model, Node node)
{
    const Tree *tree = model->tree;
    node = sized_behind(model, node);
    if (!node)
        return -1;
    switch (tree_kind(tree, node)) {
    case KIND_list:
    case KIND_tuple:
    case KIND_expression_list:
    case KIND_set:
    case KIND_dictionary:
        return display_size(model, node);
    case KIND_string:
        return value_is_literal(tree, node)
                   ? (int64_t)str_code_points(value_string(tree, node))
                   : -1;
    case KIND_call:
        return tree_kind(tree, tree_child(tree, node, FIELD_function)) ==
                       KIND_attribute
                   ? split_size(tree, node)
                   : range_size(model, node);
    default:
        return -1;
    }
}

Str value_string(const Tree *tree, Node string)
{
    if (tree_kind(tree, string) != KIND_string ||
        interpolation_of(tree, string))
        return (Str){0};
    Node start = tree_child_of_kind(tree, string, KIND_string_start);
    Node end = tree_child_of_kind(tree, string, KIND_string_end);
    if (!start || !end)
        return (Str){0};
    return str_slice(tree->text, tree_data(tree, start)->end,
                     tree_data(tree, end)->start);
}

static bool prefix_has(const Tree *tree, Node string, char small, char capital)
{
    if (tree_kind(tree, string) == KIND_concatenated_string)
        string = tree_first_named(tree, string);
    Node start = tree_child_of_kind(tree, string, KIND_string_start);
    Str prefix = start ? tree_text(tree, start) : (Str){0};
    return str_find_byte(prefix, small, 0) < prefix.size ||
           str_find_byte(prefix, capital, 0) < prefix.size;
}

bool value_is_fstring(const Tree *tree, Node string)
{
    return prefix_has(tree, string, 'f', 'F');
}

bool value_is_bytes(const Tree *tree, Node string)
{
    return prefix_has(tree, string, 'b', 'B');
}

static Node arguments_of(const Tree *tree, Node call)
{
    Node list = tree_child(tree, call, FIELD_arguments);
    return tree_kind(tree, list) == KIND_argument_list ? list : NODE_NONE;
}

Node value_argument(const Tree *tree, Node call, uint32_t index)
{
    Node list = arguments_of(tree, call);
    Node argument = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; argument; argument = tree_next_named(tree, argument)) {
        uint16_t kind = tree_kind(tree, argument);
        if (kind == KIND_list_splat || kind == KIND_keyword_argument ||
            kind == KIND_dictionary_splat)
            return NODE_NONE;
        if (index-- == 0)
            return argument;
    }
    return NODE_NONE;
}

Node value_keyword(const Tree *tree, Node call, Str name)
{
    Node list = arguments_of(tree, call);
    Node argument = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; argument; argument = tree_next_named(tree, argument)) {
        if (tree_kind(tree, argument) != KIND_keyword_argument)
            continue;
        Node word = tree_child(tree, argument, FIELD_name);
        if (str_equal(tree_text(tree, word), name))
            return tree_child(tree, argument, FIELD_value);
    }
    return NODE_NONE;
}

uint32_t value_argument_count(const Tree *tree, Node call)
{
    Node list = arguments_of(tree, call);
    return list ? tree_named_count(tree, list) : 0;
}

bool value_is_step(const Tree *tree, Node index)
{
    uint32_t colons = 0;
    if (tree_kind(tree, tree_parent(tree, index)) == KIND_unary_operator)
        index = tree_parent(tree, index);
    Node slice = tree_parent(tree, index);
    for (Node at = tree_first(tree, slice); at < index;
         at = tree_next(tree, at))
        colons += tree_kind(tree, at) == TOKEN_colon;
    return tree_kind(tree, slice) == KIND_slice && colons > 1;
}
