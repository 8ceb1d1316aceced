/* Where objects come from. */

#include "model/hash_reader.h"

#include "model/import.h"
#include "model/infer.h"
#include "model/library.h"
#include "model/memo.h"

enum { DEEPEST = 6, MOST_STEPS = 300 };

static bool enter(Hashing *hashing)
{
    if (hashing->depth >= DEEPEST || hashing->steps >= MOST_STEPS)
        return false;
    hashing->depth++;
    hashing->steps++;
    return true;
}

Str hash_method(const Tree *tree, Node call)
{
    Node function = tree_child(tree, call, FIELD_function);
    return tree_kind(tree, function) == KIND_attribute
               ? tree_text(tree, tree_child(tree, function, FIELD_attribute))
               : (Str){0};
}

Node hash_receiver(const Tree *tree, Node call)
{
    return tree_child(tree, tree_child(tree, call, FIELD_function),
                      FIELD_object);
}

/* Methods whose names only those have that give texts. */
static bool gives_text(const Tree *tree, Node call)
{
    static const char *const methods[] = {
        "lower",      "upper",     "strip",    "lstrip",       "rstrip",
        "casefold",   "title",     "decode",   "encode",       "format",
        "capitalize", "hexdigest", "strftime", "removeprefix", "removesuffix",
        "isoformat",  "as_posix",  "group",
    };
    Node object = hash_receiver(tree, call);
    Str part = tree_kind(tree, object) == KIND_attribute
                   ? tree_text(tree, tree_child(tree, object, FIELD_attribute))
                   : (Str){0};
    return STR_IS_ANY(hash_method(tree, call), methods) && !str_is(part, "str");
}

static HashAnswer call_value(Hashing *hashing, Node call)
{
    const Tree *tree = model_tree(hashing->model);
    Node argument = value_argument(tree, call, 0);
    bool looked_up = argument && str_is(hash_method(tree, call), "get") &&
                     hash_is_key_word(value_string(tree, argument));
    if (looked_up || gives_text(tree, call))
        return HASH_SHOWN;
    static const char *const movers[] = {"tuple", "next", "min", "max"};
    Str text = hash_function(hashing->model, call);
    if (argument && STR_IS_ANY(text, movers))
        return hash_elements(hashing, argument);
    return str_is(hash_method(tree, call), "pop") && !argument
               ? hash_elements(hashing, hash_receiver(tree, call))
               : HASH_UNKNOWN;
}

/* The position of the name among the targets of `for a, b in …`, or -1. */
static int position_in(const Tree *tree, Node target, Node name)
{
    int position = 0;
    Node part = tree_first_named(tree, target);
    for (; part; part = tree_next_named(tree, part), position++)
        if (part == name)
            return position;
    return -1;
}

static HashAnswer unpacked(Hashing *hashing, Node iterable, int position)
{
    const Tree *tree = model_tree(hashing->model);
    if (tree_kind(tree, iterable) != KIND_call)
        return HASH_UNKNOWN;
    if (str_is(hash_method(tree, iterable), "items") && position == 0)
        return HASH_SHOWN;
    Str name = hash_function(hashing->model, iterable);
    Node argument = NODE_NONE;
    if (str_is(name, "zip"))
        argument = value_argument(tree, iterable, (uint32_t)position);
    else if (str_is(name, "enumerate") && position == 1)
        argument = value_argument(tree, iterable, 0);
    return argument ? hash_elements(hashing, argument) : HASH_UNKNOWN;
}

static HashAnswer target_value(Hashing *hashing, const Definition *definition)
{
    const Tree *tree = model_tree(hashing->model);
    if (definition->target == definition->name)
        return hash_elements(hashing, definition->value);
    int position = position_in(tree, definition->target, definition->name);
    if (position < 0)
        return HASH_UNKNOWN;
    HashAnswer answer =
        unpacked(hashing, value_bare(tree, definition->value), position);
    /* what is in something that can be hashed can be hashed itself */
    if (answer < HASH_SHOWN &&
        hash_elements(hashing, definition->value) == HASH_SHOWN)
        return HASH_SHOWN;
    return answer;
}

static HashAnswer definition_value(Hashing *hashing,
                                   const Definition *definition)
{
    switch (definition->kind) {
    case DEFINITION_ASSIGNMENT:
    case DEFINITION_WALRUS:
        return definition->target == definition->name && definition->value
                   ? hash_value(hashing, definition->value)
                   : HASH_UNKNOWN;
    case DEFINITION_FOR:
        return target_value(hashing, definition);
    case DEFINITION_FUNCTION:
    case DEFINITION_CLASS:
    case DEFINITION_IMPORT:
    case DEFINITION_EXCEPT:
        return HASH_SHOWN;
    default:
        return HASH_UNKNOWN;
    }
}

static HashAnswer binding_value(Hashing *hashing, BindingId binding, Node name)
{
    const Definition *definition = NULL;
    HashAnswer answer = HASH_UNKNOWN;
    while (binding && answer != HASH_REFUSED &&
           (definition = binding_next(hashing->model, binding, definition)))
        answer = hash_either(answer, definition_value(hashing, definition));
    return hash_either(answer, hash_value_uses(hashing, name));
}

/* What is kept of a name, for its own hash or for that of its elements. The
 * question that is asked first has all steps to go: its answer is the same for
 * each mention. */
static Memo *memo_of_name(Hashing *hashing, BindingId binding, bool elements)
{
    bool first = hashing->steps == 1;
    return memo_settled(hashing->model, MEMO_HASH, first ? binding : 0,
                        elements);
}

static HashAnswer name_value(Hashing *hashing, Node name)
{
    BindingId binding = binding_of(hashing->model, name);
    Memo *memo = memo_of_name(hashing, binding, false);
    if (!memo->done)
        memo->answer = binding_value(hashing, binding, name);
    memo->done = true;
    return memo->answer;
}

/* Every part of a tuple must be hashable. */
static HashAnswer tuple_value(Hashing *hashing, Node tuple)
{
    const Tree *tree = model_tree(hashing->model);
    HashAnswer answer = HASH_SHOWN;
    Node part = tree_first_named(tree, tuple);
    for (; part; part = tree_next_named(tree, part)) {
        HashAnswer one = hash_value(hashing, part);
        if (one == HASH_REFUSED || answer == HASH_SHOWN)
            answer = one;
    }
    return answer;
}

/* What any of the node's operands may be: `a or b`, `a if t else b`. */
static HashAnswer any_operand(Hashing *hashing, Node node,
                              HashAnswer (*ask)(Hashing *, Node))
{
    const Tree *tree = model_tree(hashing->model);
    bool conditional = tree_kind(tree, node) == KIND_conditional_expression;
    Node first = tree_first_named(tree, node);
    return hash_either(ask(hashing, first),
                       ask(hashing, conditional
                                        ? tree_last_named(tree, node)
                                        : tree_next_named(tree, first)));
}

static HashAnswer item_value(Hashing *hashing, Node item)
{
    const Tree *tree = model_tree(hashing->model);
    Node object = tree_child(tree, item, FIELD_value);
    Node index = tree_child(tree, item, FIELD_subscript);
    const Type *type = type_of(hashing->model, object).type;
    if (hash_is_key_word(value_string(tree, index)))
        return HASH_SHOWN;
    return type_is(type, WORD_list) || type_is(type, WORD_tuple)
               ? hash_elements(hashing, object)
               : HASH_UNKNOWN;
}

/* `x + "…"`, `"…" % x`, and with numbers where there are no arrays. */
static HashAnswer sum_value(Hashing *hashing, Node sum)
{
    Model *model = hashing->model;
    const Type *left =
        type_of(model, tree_first_named(model_tree(model), sum)).type;
    const Type *right =
        type_of(model, tree_last_named(model_tree(model), sum)).type;
    if (type_is(left, WORD_str) || type_is(right, WORD_str))
        return HASH_SHOWN;
    bool number = type_is(left, WORD_int) || type_is(right, WORD_int);
    return number && !hash_has_arrays(model) ? HASH_SHOWN : HASH_UNKNOWN;
}

static HashAnswer value_by_form(Hashing *hashing, Node node)
{
    const Tree *tree = model_tree(hashing->model);
    switch (tree_kind(tree, node)) {
    case KIND_identifier:
        return name_value(hashing, node);
    case KIND_attribute:
        return hash_is_key_word(
                   tree_text(tree, tree_child(tree, node, FIELD_attribute)))
                   ? HASH_SHOWN
                   : hash_value_uses(hashing, node);
    case KIND_tuple:
    case KIND_expression_list:
        return tuple_value(hashing, node);
    case KIND_boolean_operator:
    case KIND_conditional_expression:
        return any_operand(hashing, node, hash_value);
    case KIND_subscript:
        return item_value(hashing, node);
    case KIND_binary_operator:
        return sum_value(hashing, node);
    case KIND_call:
        return call_value(hashing, node);
    default:
        return HASH_UNKNOWN;
    }
}

HashAnswer hash_value(Hashing *hashing, Node expression)
{
    Node node = value_bare(model_tree(hashing->model), expression);
    HashAnswer answer =
        hash_of_type(hashing->model, type_of(hashing->model, node).type);
    if (answer != HASH_UNKNOWN || !enter(hashing))
        return answer;
    answer = value_by_form(hashing, node);
    hashing->depth--;
    return answer;
}

/* Calls whose result has the elements of their argument. */
static Node elements_of_call(Hashing *hashing, Node call)
{
    static const char *const copies[] = {
        "list", "tuple", "sorted", "reversed", "iter", "filter",
    };
    const Tree *tree = model_tree(hashing->model);
    Str text = hash_function(hashing->model, call);
    uint32_t count = value_argument_count(tree, call);
    if (STR_IS_ANY(text, copies) && count)
        return value_argument(tree, call, count > 1 && !str_is(text, "sorted"));
    return !count && str_is(hash_method(tree, call), "copy")
               ? hash_receiver(tree, call)
               : NODE_NONE;
}

static HashAnswer call_elements(Hashing *hashing, Node call)
{
    static const char *const givers[] = {
        "keys",       "split",    "rsplit", "splitlines",
        "readlines",  "mro",      "union",  "intersection",
        "difference", "namelist", "groups", "getnames",
    };
    const Tree *tree = model_tree(hashing->model);
    if (STR_IS_ANY(hash_method(tree, call), givers))
        return HASH_SHOWN;
    Node source = elements_of_call(hashing, call);
    return source ? hash_elements(hashing, source) : HASH_UNKNOWN;
}

static HashAnswer display_elements(Hashing *hashing, Node display)
{
    const Tree *tree = model_tree(hashing->model);
    HashAnswer answer = HASH_UNKNOWN;
    Node part = tree_first_named(tree, display);
    for (; part; part = tree_next_named(tree, part))
        answer = hash_either(
            answer, tree_kind(tree, part) == KIND_list_splat
                        ? hash_elements(hashing, tree_first_named(tree, part))
                        : hash_value(hashing, part));
    return answer;
}

static HashAnswer name_elements(Hashing *hashing, Node name)
{
    BindingId binding = binding_of(hashing->model, name);
    Memo *memo = memo_of_name(hashing, binding, true);
    if (!memo->done)
        memo->answer = hash_element_uses(hashing, name);
    memo->done = true;
    return memo->answer;
}

static HashAnswer elements_by_form(Hashing *hashing, Node node)
{
    const Tree *tree = model_tree(hashing->model);
    switch (tree_kind(tree, node)) {
    case KIND_identifier:
        return name_elements(hashing, node);
    case KIND_attribute:
        return hash_element_uses(hashing, node);
    case KIND_list:
    case KIND_tuple:
    case KIND_set:
    case KIND_expression_list:
        return display_elements(hashing, node);
    case KIND_list_comprehension:
    case KIND_generator_expression:
        return hash_value(hashing, tree_child(tree, node, FIELD_body));
    case KIND_binary_operator:
    case KIND_boolean_operator:
    case KIND_conditional_expression:
        return any_operand(hashing, node, hash_elements);
    case KIND_subscript:
        return tree_kind(tree, tree_child(tree, node, FIELD_subscript)) ==
                       KIND_slice
                   ? hash_elements(hashing, tree_child(tree, node, FIELD_value))
                   : HASH_UNKNOWN;
    case KIND_call:
        return call_elements(hashing, node);
    default:
        return HASH_UNKNOWN;
    }
}

/* The elements of a set and the keys of a mapping are hashed already. */
static bool holds_hashed(Model *model, const Type *type)
{
    return type && !type->class &&
           (library_base(model, type, STR("typing.AbstractSet")) ||
            library_base(model, type, STR("typing.Mapping")) ||
            type->name == WORD_str || type->name == WORD_range);
}

HashAnswer hash_elements(Hashing *hashing, Node collection)
{
    Model *model = hashing->model;
    Node node = value_bare(model_tree(model), collection);
    const Type *type = type_of(model, node).type;
    if (holds_hashed(model, type))
        return HASH_SHOWN;
    HashAnswer answer = hash_of_type(model, type_element(model, type));
    if (answer != HASH_UNKNOWN || !enter(hashing))
        return answer;
    answer = elements_by_form(hashing, node);
    hashing->depth--;
    return answer;
}
