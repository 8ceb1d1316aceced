/* What the code does with objects. */

#include "model/hash_reader.h"

#include "model/import.h"
#include "model/infer.h"
#include "model/place.h"
#include "model/value.h"

/* Names mentioned more often are not followed further. */
enum { MOST_USES = 60 };

static bool is_of(Model *model, Node expression, Symbol first, Symbol second)
{
    const Type *type = type_of(model, expression).type;
    return type_is(type, first) || type_is(type, second);
}

/* `d[x]`, where d is no array. */
static HashAnswer as_index(Model *model, Node item)
{
    Node object = tree_child(model_tree(model), item, FIELD_value);
    if (type_of(model, object).type)
        return is_of(model, object, WORD_dict, WORD_list) ? HASH_SHOWN
                                                          : HASH_UNKNOWN;
    return hash_has_arrays(model) ? HASH_UNKNOWN : HASH_SHOWN;
}

/* `x["a"]` and `x[k] = v` are of something like a dict. */
static HashAnswer as_container(Model *model, Node item)
{
    const Tree *tree = model_tree(model);
    Node index = tree_child(tree, item, FIELD_subscript);
    Node around = tree_parent(tree, item);
    bool stored = tree_kind(tree, around) == KIND_delete_statement ||
                  (tree_kind(tree, around) == KIND_assignment &&
                   tree_field(tree, item) == FIELD_left);
    return stored || tree_kind(tree, index) == KIND_string ? HASH_REFUSED
                                                           : HASH_UNKNOWN;
}

static HashAnswer as_receiver(const Tree *tree, Node attribute)
{
    static const char *const of_texts[] = {
        "lower",      "upper",    "strip",   "lstrip",       "rstrip",
        "startswith", "endswith", "split",   "rsplit",       "splitlines",
        "casefold",   "encode",   "decode",  "isdigit",      "partition",
        "rpartition", "title",    "isalpha", "capitalize",   "isidentifier",
        "isupper",    "islower",  "isspace", "removeprefix",
    };
    static const char *const of_containers[] = {
        "append", "extend", "setdefault", "items",
        "keys",   "values", "sort",       "appendleft",
    };
    bool called = tree_kind(tree, tree_parent(tree, attribute)) == KIND_call &&
                  tree_field(tree, attribute) == FIELD_function;
    Str name = tree_text(tree, tree_child(tree, attribute, FIELD_attribute));
    if (called && STR_IS_ANY(name, of_containers))
        return HASH_REFUSED;
    return called && STR_IS_ANY(name, of_texts) ? HASH_SHOWN : HASH_DOUBTED;
}

static bool is_membership(const Tree *tree, Node comparison)
{
    return tree_child_of_kind(tree, comparison, TOKEN_in) ||
           tree_child_of_kind(tree, comparison, TOKEN_not_in);
}

/* Does the class hold, or is it, what can be hashed: a set, a dict's keys? */
static bool is_table(const Type *type)
{
    return type_is(type, WORD_dict) || type_is(type, WORD_set) ||
           type_is(type, WORD_frozenset) || type_is(type, WORD_range) ||
           type_is(type, WORD_str);
}

/* `x in d`, `x in ("a", "b")`. */
static HashAnswer as_searched(Hashing *hashing, Node right)
{
    if (is_table(type_of(hashing->model, right).type))
        return HASH_SHOWN;
    switch (tree_kind(model_tree(hashing->model), right)) {
    case KIND_list:
    case KIND_tuple:
    case KIND_set:
        return hash_elements(hashing, right);
    default:
        return HASH_UNKNOWN;
    }
}

/* `x == "a"`, `x in d`. */
static HashAnswer as_operand(Hashing *hashing, Node use, Node comparison)
{
    Model *model = hashing->model;
    const Tree *tree = model_tree(model);
    Node left = tree_first_named(tree, comparison);
    Node right = tree_last_named(tree, comparison);
    if (tree_named_count(tree, comparison) != 2)
        return HASH_UNKNOWN;
    if (is_membership(tree, comparison))
        return use == left ? as_searched(hashing, right) : HASH_UNKNOWN;
    const Type *other = type_of(model, use == left ? right : left).type;
    if (type_is(other, WORD_str) || type_is(other, WORD_bytes))
        return HASH_SHOWN;
    return type_is(other, WORD_int) && !hash_has_arrays(model) ? HASH_SHOWN
                                                               : HASH_UNKNOWN;
}

/* The call that takes `use` as the positional argument at `index`. */
static Node call_taking(const Tree *tree, Node use, uint32_t index)
{
    Node call = tree_parent(tree, tree_parent(tree, use));
    return tree_kind(tree, call) == KIND_call &&
                   value_argument(tree, call, index) == use
               ? call
               : NODE_NONE;
}

/* `seen.add(x)`, `d.get(x)`, `getattr(o, x)`, `os.path.join(d, x)`. */
static HashAnswer as_argument(Model *model, Node use)
{
    static const char *const second[] = {"getattr", "hasattr", "setattr",
                                         "delattr"};
    static const char *const first[] = {"hash", "ord", "open", "issubclass"};
    static const char *const keyed[] = {"add", "discard", "get", "pop",
                                        "setdefault"};
    const Tree *tree = model_tree(model);
    if (STR_IS_ANY(hash_function(model, call_taking(tree, use, 1)), second))
        return HASH_SHOWN;
    Node call = tree_parent(tree, tree_parent(tree, use));
    Str function = tree_kind(tree, call) == KIND_call
                       ? hash_function(model, call)
                       : (Str){0};
    if (str_starts_with(function, STR("os.path.")))
        return HASH_SHOWN;
    call = call_taking(tree, use, 0);
    if (!call)
        return HASH_UNKNOWN;
    Node object = hash_receiver(tree, call);
    Str method = hash_method(tree, call);
    bool table = object && is_of(model, object, WORD_set, WORD_dict);
    return STR_IS_ANY(function, first) || (table && STR_IS_ANY(method, keyed))
               ? HASH_SHOWN
               : HASH_UNKNOWN;
}

/* `x + "…"`. */
static HashAnswer as_summand(Model *model, Node use, Node sum)
{
    const Tree *tree = model_tree(model);
    Node left = tree_first_named(tree, sum);
    Node other = use == left ? tree_last_named(tree, sum) : left;
    return is_of(model, other, WORD_str, WORD_bytes) &&
                   tree_child_of_kind(tree, sum, TOKEN_plus)
               ? HASH_SHOWN
               : HASH_UNKNOWN;
}

static HashAnswer value_use(Hashing *hashing, Node use)
{
    Model *model = hashing->model;
    const Tree *tree = model_tree(model);
    Node parent = tree_parent(tree, use);
    uint8_t field = tree_field(tree, use);
    switch (tree_kind(tree, parent)) {
    case KIND_subscript:
        return field == FIELD_value ? as_container(model, parent)
                                    : as_index(model, parent);
    case KIND_attribute:
        return as_receiver(tree, parent);
    case KIND_comparison_operator:
        return as_operand(hashing, use, parent);
    case KIND_argument_list:
        return as_argument(model, use);
    case KIND_pair:
        return field == FIELD_key ? HASH_SHOWN : HASH_UNKNOWN;
    case KIND_set:
    case KIND_set_comprehension:
        return HASH_SHOWN;
    case KIND_binary_operator:
        return as_summand(model, use, parent);
    default:
        return HASH_UNKNOWN;
    }
}

/* `xs.append(x)`, `xs.extend(ys)`. */
static HashAnswer as_filled(Hashing *hashing, Node attribute)
{
    static const char *const taking[] = {"append", "remove", "index", "count",
                                         "appendleft"};
    const Tree *tree = model_tree(hashing->model);
    Node call = tree_parent(tree, attribute);
    if (tree_kind(tree, call) != KIND_call)
        return HASH_UNKNOWN;
    Str name = tree_text(tree, tree_child(tree, attribute, FIELD_attribute));
    Node first = value_argument(tree, call, 0);
    Node second = value_argument(tree, call, 1);
    if (first && STR_IS_ANY(name, taking))
        return hash_value(hashing, first);
    if (second && str_is(name, "insert"))
        return hash_value(hashing, second);
    return first && str_is(name, "extend") ? hash_elements(hashing, first)
                                           : HASH_UNKNOWN;
}

/* `set(xs)`, `", ".join(xs)`, `seen.update(xs)`. */
static HashAnswer as_source(Model *model, Node use)
{
    static const char *const functions[] = {"set", "frozenset", "dict.fromkeys",
                                            "collections.Counter"};
    static const char *const methods[] = {
        "union",      "difference", "intersection",      "issubset",
        "issuperset", "isdisjoint", "difference_update", "join",
        "fromkeys"};
    const Tree *tree = model_tree(model);
    Node call = call_taking(tree, use, 0);
    if (!call)
        return HASH_UNKNOWN;
    Node object = hash_receiver(tree, call);
    Str method = hash_method(tree, call);
    bool joined =
        STR_IS_ANY(method, methods) ||
        (str_is(method, "update") && is_of(model, object, WORD_set, WORD_set));
    return joined || STR_IS_ANY(hash_function(model, call), functions)
               ? HASH_SHOWN
               : HASH_UNKNOWN;
}

/* `for x in xs`, by what the loop does with x. */
static HashAnswer as_iterable(Hashing *hashing, Node loop)
{
    Node target = tree_child(model_tree(hashing->model), loop, FIELD_left);
    uint16_t kind = tree_kind(model_tree(hashing->model), target);
    return kind == KIND_identifier ? hash_value_uses(hashing, target)
                                   : HASH_UNKNOWN;
}

static HashAnswer element_use(Hashing *hashing, Node use)
{
    Model *model = hashing->model;
    const Tree *tree = model_tree(model);
    Node parent = tree_parent(tree, use);
    uint8_t field = tree_field(tree, use);
    switch (tree_kind(tree, parent)) {
    case KIND_attribute:
        return as_filled(hashing, parent);
    case KIND_argument_list:
        return as_source(model, use);
    case KIND_assignment:
    case KIND_augmented_assignment:
        return field == FIELD_left && tree_child(tree, parent, FIELD_right)
                   ? hash_elements(hashing,
                                   tree_child(tree, parent, FIELD_right))
                   : HASH_UNKNOWN;
    case KIND_for_statement:
    case KIND_for_in_clause:
        return field == FIELD_right ? as_iterable(hashing, parent)
                                    : HASH_UNKNOWN;
    case KIND_comparison_operator:
        return use == tree_last_named(tree, parent) &&
                       is_membership(tree, parent) &&
                       is_of(model, tree_first_named(tree, parent), WORD_str,
                             WORD_bytes)
                   ? HASH_SHOWN
                   : HASH_UNKNOWN;
    default:
        return HASH_UNKNOWN;
    }
}

typedef HashAnswer UseTest(Hashing *hashing, Node use);

static HashAnswer name_uses(Hashing *hashing, Node name, UseTest *test)
{
    BindingId binding = binding_of(hashing->model, name);
    HashAnswer answer = HASH_UNKNOWN;
    uint32_t at = 0;
    uint32_t count = 0;
    for (Node use = binding ? binding_use(hashing->model, binding, &at) : 0;
         use && answer != HASH_REFUSED && count < MOST_USES;
         use = binding_use(hashing->model, binding, &at), count++)
        answer = hash_either(answer, test(hashing, use));
    return answer;
}

/* `self.x` is one place in all methods of its class, others in a function. */
static HashAnswer place_uses(Hashing *hashing, Node place, UseTest *test)
{
    Model *model = hashing->model;
    const Tree *tree = model_tree(model);
    bool own = tree_symbol(tree, place_root(tree, place)) == WORD_self;
    Node around = own ? tree_ancestor(tree, place, KIND_class_definition)
                      : scope_function(tree, place);
    Node at = around ? around : NODE_ROOT;
    Node end = tree_data(tree, at)->next;
    HashAnswer answer = HASH_UNKNOWN;
    uint32_t count = 0;
    for (Node use = place_same(model, place, at, end);
         use && answer != HASH_REFUSED && count < MOST_USES;
         use = place_same(model, place, use + 1, end), count++)
        answer = hash_either(answer, test(hashing, use));
    return answer;
}

static HashAnswer uses(Hashing *hashing, Node place, UseTest *test)
{
    return tree_kind(model_tree(hashing->model), place) == KIND_identifier
               ? name_uses(hashing, place, test)
               : place_uses(hashing, place, test);
}

HashAnswer hash_value_uses(Hashing *hashing, Node place)
{
    return uses(hashing, place, value_use);
}

HashAnswer hash_element_uses(Hashing *hashing, Node place)
{
    return uses(hashing, place, element_use);
}
