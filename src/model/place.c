#include "model/place.h"

#include "model/import.h"
#include "model/library.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/occurrence.h"
#include "model/reach.h"
#include "model/state.h"
#include "model/value.h"
#include "syntax/slices.h"

Node place_root(const Tree *tree, Node place)
{
    while (place && tree_kind(tree, place) != KIND_identifier) {
        uint16_t kind = tree_kind(tree, place);
        if (kind == KIND_attribute)
            place = tree_child(tree, place, FIELD_object);
        else if (kind == KIND_subscript)
            place = tree_child(tree, place, FIELD_value);
        else
            return NODE_NONE;
    }
    return place;
}

/* The identifier in a place that occurs least: the last attribute's, else
 * the name itself. Equal places hold it at an equal distance. */
static Node place_key(const Tree *tree, Node place)
{
    while (tree_kind(tree, place) == KIND_subscript)
        place = tree_child(tree, place, FIELD_value);
    return tree_kind(tree, place) == KIND_attribute
               ? tree_child(tree, place, FIELD_attribute)
               : place;
}

Node place_same(Model *model, Node place, Node at, Node end)
{
    const Tree *tree = model->tree;
    Node key = place_key(tree, place);
    Node distance = key - place;
    slices_ask_symbol(tree, at, end, tree_symbol(tree, key));
    Occurrences all = occurrences_of(model, tree_symbol(tree, key),
                                     at + distance, end + distance);
    for (uint32_t i = 0; i < all.count; i++) {
        Node same = all.nodes[i] - distance;
        if (tree_kind(tree, same) == tree_kind(tree, place) &&
            tree_same(tree, same, place))
            return same;
    }
    return NODE_NONE;
}

Node place_next(Model *model, Node place, Node at, Node end)
{
    const Tree *tree = model->tree;
    Node root = place_root(tree, place);
    BindingId binding = root ? binding_of(model, root) : 0;
    for (at = place_same(model, place, at, end); at;
         at = place_same(model, place, at + 1, end)) {
        tree_step(tree, 8); /* what looking it up in the indexes is worth */
        Node its = place_root(tree, at);
        if (its && binding_is_name(tree, its) &&
            binding_of(model, its) == binding)
            return at;
    }
    return NODE_NONE;
}

/* The name that an attribute is of, or NODE_NONE: of an object that is none. */
static Node plain_object(const Tree *tree, Node attribute)
{
    Node object = tree_kind(tree, attribute) == KIND_attribute
                      ? tree_child(tree, attribute, FIELD_object)
                      : NODE_NONE;
    return object && tree_kind(tree, object) == KIND_identifier ? object
                                                                : NODE_NONE;
}

/* The place that was first asked about by these two. */
static Node first_asked(Model *model, uint32_t kind, uint32_t one, Node place)
{
    Node name = tree_child(model->tree, place, FIELD_attribute);
    Memo *memo = memo_of(model, kind, one, tree_symbol(model->tree, name));
    if (!memo->answer)
        memo->answer = place;
    return memo->answer;
}

Node place_identity(Model *model, Node place)
{
    const Tree *tree = model->tree;
    bool is_name = tree_kind(tree, place) == KIND_identifier;
    Node root = is_name ? place : plain_object(tree, place);
    BindingId binding = root ? binding_of(model, root) : 0;
    if (!binding)
        return NODE_NONE;
    return is_name ? binding_next(model, binding, NULL)->name
                   : first_asked(model, MEMO_PLACE, binding, place);
}

Node place_spelling(Model *model, Node place)
{
    Node root = plain_object(model->tree, place);
    return root ? first_asked(model, MEMO_SPELLING,
                              tree_symbol(model->tree, root), place)
                : place_identity(model, place);
}

static Node find_first(Model *model, Node place, Node at, Node within,
                       const PlaceTest *test)
{
    Node end = tree_data(model->tree, loop_whole(model->tree, within))->next;
    for (at = place_next(model, place, at, end); at;
         at = place_next(model, place, at + 1, end))
        if (test->holds(model, at, within))
            return at;
    return NODE_NONE;
}

/* What was found from an earlier place on is found from here on, too, unless it
 * is before it. */
Node place_first(Model *model, Node place, Node at, Node within,
                 const PlaceTest *test)
{
    Node same = place_identity(model, place);
    Memo *memo = memo_settled(model, MEMO_FIRST + test->number, same, within);
    bool holds =
        memo->done && memo->from <= at && (!memo->answer || memo->answer >= at);
    if (!holds) {
        memo->answer = find_first(model, place, at, within, test);
        memo->from = at;
        memo->done = true;
    }
    return memo->answer;
}

/* Methods that take out of an argument what they want and let it go. */
static bool is_reader(Str method)
{
    static const char *const readers[] = {
        "extend",     "extendleft", "update",     "union",      "intersection",
        "difference", "issubset",   "issuperset", "isdisjoint", "index",
        "count",      "remove",     "discard",
    };
    return STR_IS_ANY(method, readers) || str_ends_with(method, STR("_update"));
}

/* Of texts all methods do, of containers those above. */
static bool method_reads(Model *model, Node function)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, function) != KIND_attribute)
        return false;
    const Type *type =
        type_of(model, tree_child(tree, function, FIELD_object)).type;
    if (!type || type->class)
        return false;
    Str class = intern_text(model->interner, type->name);
    Str method = tree_text(tree, tree_child(tree, function, FIELD_attribute));
    return type_is_immutable(type) ||
           (is_reader(method) &&
            table_find(model->facts->mutators, class, NULL));
}

/* Builtins that look at an argument and let it go. `print`, `str` and such
 * call its methods, which do not change it in sound code. */
static bool only_reads(Model *model, Node call)
{
    Node function = tree_child(model->tree, call, FIELD_function);
    if (method_reads(model, function))
        return true;
    Symbol name = import_qualified(model, function);
    return name && table_find(model->facts->pure_calls,
                              intern_text(model->interner, name), NULL);
}

/* Every mapping has them, and none changes by them: `keys()`, `get("x")` (what
 * has no key is a queue). */
static bool only_looks(const Tree *tree, Node call, Str method)
{
    Node key = value_argument(tree, call, 0);
    return str_is(method, "keys") || str_is(method, "values") ||
           str_is(method, "items") ||
           (str_is(method, "get") && key &&
            tree_kind(tree, key) == KIND_string);
}

/* `xs.append(…)` changes xs; `xs.index(…)` does not. */
static PlaceUse method_use(Model *model, Node place, Node attribute)
{
    const Tree *tree = model->tree;
    Node name = tree_child(tree, attribute, FIELD_attribute);
    const Type *type = type_of(model, place).type;
    if (type_is_immutable(type))
        return PLACE_READ;
    Str method = tree_text(tree, name);
    if (!type || type->class)
        return only_looks(tree, tree_parent(tree, attribute), method)
                   ? PLACE_READ
                   : PLACE_CHANGED;
    Str class = intern_text(model->interner, type->name);
    const char *key = arena_format(model->arena, "%.*s.%.*s", STR_ARG(class),
                                   STR_ARG(method));
    if (table_find(model->facts->mutators, str_from(key), NULL))
        return PLACE_CHANGED;
    bool known = table_find(model->facts->mutators, class, NULL);
    return known ? PLACE_READ : PLACE_CHANGED;
}

/* A name that `import`, `def`, `class` or a `case` pattern binds. */
static bool is_defined(const Tree *tree, Node node)
{
    Node parent = tree_parent(tree, node);
    uint16_t around = tree_kind(tree, tree_parent(tree, parent));
    switch (tree_kind(tree, parent)) {
    case KIND_function_definition:
    case KIND_class_definition:
        return tree_field(tree, node) == FIELD_name;
    case KIND_aliased_import:
        return tree_field(tree, node) == FIELD_alias;
    case KIND_dotted_name:
        return around == KIND_import_statement ||
               around == KIND_import_from_statement ||
               (around == KIND_case_pattern &&
                tree_named_count(tree, parent) == 1);
    case KIND_splat_pattern:
        return true;
    case KIND_as_pattern:
        return around == KIND_case_pattern;
    default:
        return false;
    }
}

static bool is_target(const Tree *tree, Node node)
{
    uint8_t field = tree_field(tree, node);
    uint16_t kind = tree_kind(tree, tree_parent(tree, node));
    if (kind == KIND_pattern_list || kind == KIND_tuple_pattern ||
        kind == KIND_list_pattern || kind == KIND_list_splat_pattern ||
        kind == KIND_as_pattern_target)
        return true;
    bool stores = kind == KIND_assignment || kind == KIND_for_statement ||
                  kind == KIND_for_in_clause;
    return (stores && field == FIELD_left) ||
           (kind == KIND_named_expression && field == FIELD_name);
}

/* A store into, or a deletion of, an item or attribute of the place. */
static PlaceUse part_use(const Tree *tree, Node part)
{
    uint16_t kind = tree_kind(tree, tree_parent(tree, part));
    bool deleted =
        kind == KIND_delete_statement ||
        (kind == KIND_expression_list &&
         tree_kind(tree, tree_parent(tree, tree_parent(tree, part))) ==
             KIND_delete_statement);
    bool augmented = kind == KIND_augmented_assignment &&
                     tree_field(tree, part) == FIELD_left;
    if (is_target(tree, part) || deleted || augmented)
        return PLACE_CHANGED;
    return PLACE_READ;
}

static PlaceUse attribute_use(Model *model, Node node, Node attribute)
{
    const Tree *tree = model->tree;
    Node around = tree_parent(tree, attribute);
    if (tree_field(tree, node) != FIELD_object)
        return PLACE_READ;
    if (tree_kind(tree, around) == KIND_call &&
        tree_field(tree, attribute) == FIELD_function)
        return method_use(model, node, attribute);
    return part_use(tree, attribute);
}

/* Looking an item up puts it into a defaultdict. */
static PlaceUse item_use(Model *model, Node node, Node item)
{
    const Tree *tree = model->tree;
    if (tree_field(tree, node) != FIELD_value)
        return PLACE_READ;
    const Type *type = type_of(model, node).type;
    bool makes = type && str_is(intern_text(model->interner, type->name),
                                "collections.defaultdict");
    return makes ? PLACE_CHANGED : part_use(tree, item);
}

static PlaceUse argument_use(Model *model, Node node, Node holder)
{
    const Tree *tree = model->tree;
    Node list = holder;
    while (list && tree_kind(tree, list) != KIND_argument_list)
        list = tree_parent(tree, list);
    Node call = tree_parent(tree, list);
    if (tree_kind(tree, call) == KIND_call && only_reads(model, call))
        return PLACE_READ;
    return type_is_immutable(type_of(model, node).type) ? PLACE_READ
                                                        : PLACE_SHARED;
}

static PlaceUse shared_unless_immutable(Model *model, Node node)
{
    return type_is_immutable(type_of(model, node).type) ? PLACE_READ
                                                        : PLACE_SHARED;
}

static PlaceUse augmented_use(Model *model, Node node)
{
    if (tree_field(model->tree, node) != FIELD_left)
        return PLACE_READ;
    const Type *type = type_of(model, node).type;
    return type_is_immutable(type) || type_is(type, WORD_tuple) ? PLACE_BOUND
                                                                : PLACE_CHANGED;
}

/* The outermost expression whose value may be that of `node`: all of
 * `(x or y) if z else w` for x, y and w. */
static Node carrier(const Tree *tree, Node node)
{
    for (;;) {
        Node parent = tree_parent(tree, node);
        switch (tree_kind(tree, parent)) {
        case KIND_conditional_expression:
            if (node != tree_first_named(tree, parent) &&
                node != tree_last_named(tree, parent))
                return node; /* the condition */
            break;
        case KIND_parenthesized_expression:
        case KIND_boolean_operator:
            break;
        default:
            return node;
        }
        node = parent;
    }
}

/* What is done to the value of an expression that gives the object. */
static PlaceUse value_use(Model *model, Node node, Node value)
{
    Node parent = tree_parent(model->tree, value);
    switch (tree_kind(model->tree, parent)) {
    case KIND_argument_list:
    case KIND_keyword_argument:
        return argument_use(model, node, parent);
    case KIND_assignment:
    case KIND_named_expression:
    case KIND_return_statement:
    case KIND_yield:
    case KIND_list:
    case KIND_tuple:
    case KIND_set:
    case KIND_pair:
    case KIND_expression_list:
    case KIND_lambda:
        return shared_unless_immutable(model, node);
    case KIND_attribute:
    case KIND_subscript:
        return value == node ? PLACE_READ
                             : shared_unless_immutable(model, node);
    default:
        return PLACE_READ;
    }
}

PlaceUse place_use(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, node);
    if (is_target(tree, node) || is_defined(tree, node))
        return PLACE_BOUND;
    switch (tree_kind(tree, parent)) {
    case KIND_attribute:
        return attribute_use(model, node, parent);
    case KIND_subscript:
        return item_use(model, node, parent);
    case KIND_augmented_assignment:
        return augmented_use(model, node);
    case KIND_delete_statement:
        return PLACE_BOUND;
    default:
        return value_use(model, node, carrier(tree, node));
    }
}

/* The integer `index` of `use[index]`, when that is read. */
static bool item_read(Model *model, Node use, int64_t *index)
{
    const Tree *tree = model->tree;
    Node item = tree_parent(tree, use);
    if (tree_kind(tree, item) != KIND_subscript ||
        tree_field(tree, use) != FIELD_value ||
        part_use(tree, item) != PLACE_READ)
        return false;
    Node subscript = tree_child(tree, item, FIELD_subscript);
    return subscript && tree_last_named(tree, item) == subscript &&
           value_integer(model, subscript, index);
}

bool place_is_read_at(Model *model, Node name, Node statement, int64_t *index)
{
    const Tree *tree = model->tree;
    BindingId binding = binding_of(model, name);
    Node behind = tree_data(tree, statement)->next;
    Node block = tree_data(tree, tree_parent(tree, statement))->next;
    bool found = false;
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at)) {
        if (use < behind)
            continue;
        int64_t here = 0;
        if (!item_read(model, use, &here) || (found && here != *index))
            return false;
        *index = here;
        found = found || use < block;
    }
    return found;
}

bool place_is_self_call(const Tree *tree, Node node)
{
    if (tree_kind(tree, node) != KIND_call)
        return false;
    Node function = tree_child(tree, node, FIELD_function);
    return tree_kind(tree, function) == KIND_attribute &&
           tree_symbol(tree, tree_child(tree, function, FIELD_object)) ==
               WORD_self;
}

PlaceKind place_kind(Model *model, Node place)
{
    const Tree *tree = model->tree;
    uint16_t kind = tree_kind(tree, place);
    if (kind == KIND_attribute)
        return PLACE_ATTRIBUTE;
    if (kind == KIND_subscript)
        return PLACE_ITEM;
    BindingId binding = kind == KIND_identifier ? binding_of(model, place) : 0;
    if (!binding)
        return PLACE_NOWHERE;
    const Scope *scope = scope_get(model, binding_get(model, binding)->scope);
    if (scope->kind == SCOPE_MODULE || scope->kind == SCOPE_CLASS)
        return PLACE_MODULE;
    return binding_is_captured(model, binding) ? PLACE_CAPTURED : PLACE_LOCAL;
}

bool place_is_shared(Model *model, Node place, Node at, Node end)
{
    for (at = place_next(model, place, at, end); at;
         at = place_next(model, place, at + 1, end))
        if (place_use(model, at) == PLACE_SHARED)
            return true;
    return false;
}

/* An expression that makes a list of its own. */
static bool makes_list(Model *model, Node value)
{
    const Tree *tree = model->tree;
    uint16_t kind = tree_kind(tree, value);
    if (kind != KIND_call)
        return kind == KIND_list_comprehension || kind == KIND_list;
    Symbol symbol =
        import_qualified(model, tree_child(tree, value, FIELD_function));
    return symbol == WORD_list || symbol == WORD_sorted;
}

bool place_is_callers(Model *model, Node name)
{
    BindingId binding = binding_of(model, name);
    const Definition *definition = NULL;
    Node value = reach_value(model, name);
    if (value && makes_list(model, value))
        return false;
    while (binding && (definition = binding_next(model, binding, definition)))
        if (definition->kind == DEFINITION_PARAMETER)
            return true;
    return false;
}

bool place_is_bound_anew(Model *model, Node at)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, tree_parent(tree, at)) != KIND_augmented_assignment ||
        tree_field(tree, at) != FIELD_left)
        return false;
    const Type *type = type_of(model, at).type;
    return !type || type->class ||
           !table_find(model->facts->mutators,
                       intern_text(model->interner, type->name), NULL);
}
