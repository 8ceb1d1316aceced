/* Attributes: of instances of the file's classes, of modules, and of
 * objects of library classes. */

#include "model/infer.h"

#include "model/import.h"
#include "model/library.h"
#include "model/occurrence.h"

/* The method or class that `name` is in the class body, or NODE_NONE. */
static Node body_function(Model *model, Node class, Symbol name)
{
    const Tree *tree = model->tree;
    Node body = tree_child(tree, class, FIELD_body);
    Node statement = body ? tree_first_named(tree, body) : NODE_NONE;
    Node found = NODE_NONE;
    for (; statement; statement = tree_next_named(tree, statement)) {
        Node item = statement;
        if (tree_kind(tree, item) == KIND_decorated_definition)
            item = tree_child(tree, item, FIELD_definition);
        if (item && tree_kind(tree, item) == KIND_function_definition &&
            tree_symbol(tree, tree_child(tree, item, FIELD_name)) == name)
            found = item;
    }
    return found;
}

/* The base of `class` at `index` that is a class of the file; `*more` tells
 * whether there is a base at all. */
static Node base_at(Model *model, Node class, uint32_t index, bool *more)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, class, FIELD_superclasses);
    Node base = list ? tree_first_named(tree, list) : NODE_NONE;
    while (base && index > 0) {
        base = tree_next_named(tree, base);
        index--;
    }
    *more = base != NODE_NONE;
    if (!base || tree_kind(tree, base) != KIND_identifier)
        return NODE_NONE;
    const Definition *only = binding_only(model, binding_of(model, base));
    return only && only->kind == DEFINITION_CLASS ? only->statement : NODE_NONE;
}

uint32_t member_line(Model *model, Node class, Node *line)
{
    uint32_t count = 0;
    line[count++] = class;
    for (uint32_t at = 0; at < count; at++) {
        bool more = true;
        for (uint32_t i = 0; more && count < MEMBER_MOST_BASES; i++) {
            Node base = base_at(model, line[at], i, &more);
            bool seen = base == NODE_NONE;
            for (uint32_t j = 0; j < count; j++)
                seen |= line[j] == base;
            if (!seen)
                line[count++] = base;
        }
    }
    return count;
}

Node member_method(Model *model, Node class, Symbol name)
{
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    for (uint32_t i = 0; i < count; i++) {
        Node function = body_function(model, line[i], name);
        if (function)
            return function;
    }
    return NODE_NONE;
}

typedef struct Store {
    Node value;
    Node annotation;
    Node name;      /* the attribute's identifier, or the name in the body */
    Node target;    /* the whole target */
    uint16_t token; /* of `+=`, else 0 */
} Store;

typedef enum StoreOwner {
    OWNER_OTHER, /* `self`, `cls` of another class; another attribute */
    OWNER_SELF,
    OWNER_ANY /* `object.name = value`: it may be about this class */
} StoreOwner;

static StoreOwner store_owner(Model *model, Node attribute, Symbol name,
                              const Node *line, uint32_t count)
{
    const Tree *tree = model->tree;
    if (tree_symbol(tree, tree_child(tree, attribute, FIELD_attribute)) != name)
        return OWNER_OTHER;
    Node object = tree_child(tree, attribute, FIELD_object);
    if (tree_symbol(tree, object) != WORD_self &&
        tree_symbol(tree, object) != WORD_cls)
        return OWNER_ANY;
    Node class = scope_class_of_method(tree, scope_def(tree, attribute));
    for (uint32_t i = 0; i < count; i++)
        if (line[i] == class)
            return OWNER_SELF;
    return OWNER_OTHER;
}

/* `left` is a field of binary operators as well. */
static bool binds(uint16_t kind)
{
    return kind == KIND_assignment || kind == KIND_augmented_assignment ||
           kind == KIND_for_statement || kind == KIND_for_in_clause;
}

/* The statement that stores into this target: an assignment, or a loop,
 * `with`, `del` whose value is not followed. */
static Store store_of(Model *model, Node place)
{
    const Tree *tree = model->tree;
    Node target = place;
    while (tree_kind(tree, tree_parent(tree, target)) == KIND_pattern_list ||
           tree_kind(tree, tree_parent(tree, target)) == KIND_tuple_pattern)
        target = tree_parent(tree, target);
    Node statement = tree_parent(tree, target);
    uint16_t kind = tree_kind(tree, statement);
    Store store = {.name = place, .target = target};
    if (tree_field(tree, target) != FIELD_left || !binds(kind))
        return (Store){0};
    store.value = tree_child(tree, statement, FIELD_right);
    if (kind == KIND_augmented_assignment)
        store.token =
            tree_kind(tree, tree_child(tree, statement, FIELD_operator));
    else if (kind != KIND_assignment)
        store.value = NODE_NONE;
    else if (target == place)
        store.annotation = annotation_declared(tree, statement);
    while (store.value && tree_kind(tree, store.value) == KIND_assignment)
        store.value = tree_child(tree, store.value, FIELD_right);
    return store;
}

static Known stored_type(Model *model, const Store *store)
{
    if (store->annotation)
        return known_as(annotation_type(model, store->annotation),
                        store->annotation, "annotation");
    if (!store->value)
        return known_unknown(store->name, "bound there");
    Known known = type_of(model, store->value);
    known.type = type_unpacked(model, store->name, store->target, known.type);
    return known;
}

/* An annotation takes the place of what was joined before. */
static Known join_store(Model *model, Known joined, const Store *store)
{
    if (store->annotation)
        return stored_type(model, store);
    if (store->token) {
        const Type *value = type_of(model, store->value).type;
        const Type *result =
            operator_type(model, store->token, joined.type, value);
        const Type *type = type_join(model, joined.type, result);
        return type
                   ? known_as(type, joined.source, joined.reason)
                   : known_unknown(store->name, "changed to something unknown");
    }
    Known known = stored_type(model, store);
    if (!joined.reason[0])
        return known;
    if (!known.type && store->target == store->name)
        known = known_extended(model, joined, known, store->value, store->name);
    const Type *type = type_join(model, joined.type, known.type);
    if (type)
        return known_as(type, joined.source, joined.reason);
    return known_unknown(store->name,
                         known.type ? "bound to another class" : known.reason);
}

/* Names bound in the class body are attributes too. */
static Known body_type(Model *model, Node class, Symbol name, bool *declared)
{
    ScopeId scope = model_find_scope(model, class);
    BindingId binding = binding_in(model, scope, name);
    const Definition *definition = NULL;
    Known joined = {NULL, NODE_NONE, ""};
    while (binding && (definition = binding_next(model, binding, definition))) {
        Node statement = definition->statement;
        if (tree_kind(model->tree, statement) != KIND_assignment)
            return known_unknown(statement, "bound in the class");
        Store store = {
            .name = definition->name,
            .target = definition->target,
            .value = definition->value,
            .annotation = annotation_declared(model->tree, statement),
        };
        joined = join_store(model, joined, &store);
        *declared = store.annotation != NODE_NONE;
        if (*declared)
            return joined;
    }
    return joined;
}

static Known joined_stores(Model *model, Node class, Symbol name,
                           TypeMemo *memo)
{
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    Known joined = {NULL, NODE_NONE, ""};
    bool declared = false;
    for (uint32_t i = 0; i < count && !joined.reason[0]; i++)
        joined = body_type(model, line[i], name, &declared);
    if (joined.reason[0])
        memo->known = joined;
    bool owned = joined.reason[0] != '\0';
    uint32_t next = 0;
    for (Node node = occurrence_attribute(model, name, &next);
         node && !declared; node = occurrence_attribute(model, name, &next)) {
        if (joined.reason[0] && !joined.type)
            break;
        StoreOwner owner = store_owner(model, node, name, line, count);
        Store store = owner ? store_of(model, node) : (Store){0};
        if (!store.name)
            continue;
        owned |= owner == OWNER_SELF;
        joined = join_store(model, joined, &store);
        memo->known = joined;
        declared = store.annotation && owner == OWNER_SELF;
    }
    return owned ? joined : known_unknown(class, "never bound in the class");
}

static TypeMemo *member_memo(Model *model, Node class, Symbol name)
{
    for (uint32_t i = 0; i < model->members.count; i++) {
        Member *member = model->members.items[i];
        if (member->class == class && member->name == name)
            return &member->memo;
    }
    Member *member = arena_alloc(model->arena, sizeof *member);
    member->class = class;
    member->name = name;
    array_push(model->arena, &model->members, member);
    return &member->memo;
}

Known member_of_class(Model *model, Node class, Symbol name)
{
    TypeMemo *memo = member_memo(model, class, name);
    if (!memo->done && !memo->busy) {
        memo->known = known_unknown(class, "defined by itself");
        memo->busy = true;
        memo->known = joined_stores(model, class, name, memo);
        memo->busy = false;
        memo->done = true;
    }
    return memo->known;
}

static bool is_property(Model *model, Node function)
{
    const Tree *tree = model->tree;
    Node holder = tree_parent(tree, function);
    if (tree_kind(tree, holder) != KIND_decorated_definition)
        return false;
    Str text = tree_text(tree, tree_first_named(tree, holder));
    return str_ends_with(text, STR("property"));
}

Known member_type(Model *model, Node attribute)
{
    const Tree *tree = model->tree;
    Node name = tree_child(tree, attribute, FIELD_attribute);
    Symbol qualified = import_qualified(model, attribute);
    if (qualified)
        return known_as(library_value(model, qualified), attribute, "library");
    Known object = type_of(model, tree_child(tree, attribute, FIELD_object));
    if (!object.type)
        return known_unknown(attribute, "attribute of an unknown object");
    if (!object.type->class)
        return known_as(
            library_attribute(model, object.type, tree_text(tree, name)),
            attribute, "library");
    Node function =
        member_method(model, object.type->class, tree_symbol(tree, name));
    if (function)
        return is_property(model, function)
                   ? function_type(model, function)
                   : known_unknown(function, "a method");
    return member_of_class(model, object.type->class, tree_symbol(tree, name));
}
