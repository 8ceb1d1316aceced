/* Attributes: of instances of the file's classes, of modules, and of
 * objects of library classes. */

#include "model/infer.h"

#include "model/import.h"
#include "model/library.h"
#include "model/memo.h"
#include "model/occurrence.h"
#include "syntax/slices.h"

static Node find_function(const Tree *tree, Node class, Symbol name)
{
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

/* The method that `name` is in the class body, or NODE_NONE. */
static Node body_function(Model *model, Node class, Symbol name)
{
    Memo *memo = memo_of(model, MEMO_METHOD, class, name);
    if (!memo->done)
        memo->answer = find_function(model->tree, class, name);
    memo->done = true;
    return memo->answer;
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
        if (function) {
            slices_ask_body(model->tree, function);
            return function;
        }
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

static bool is_of_self(const Tree *tree, Node attribute)
{
    Node object = tree_child(tree, attribute, FIELD_object);
    return tree_symbol(tree, object) == WORD_self ||
           tree_symbol(tree, object) == WORD_cls;
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

/* What is remembered of an attribute; of class NODE_NONE it is its foreign
 * stores. */
static Member *member_of(Model *model, Node class, Symbol name)
{
    Memo *memo = memo_of(model, MEMO_MEMBER, class, name);
    if (!memo->data)
        memo->data = arena_alloc(model->arena, sizeof(Member));
    return memo->data;
}

/* `object.name = value` anywhere in the file, the object not being `self`:
 * it may be about any class. */
static const Member *foreign_stores(Model *model, Symbol name)
{
    Member *member = member_of(model, NODE_NONE, name);
    if (member->memo.done)
        return member;
    member->memo.done = true;
    uint32_t next = 0;
    for (Node node = occurrence_store(model, name, &next); node;
         node = occurrence_store(model, name, &next))
        if (!is_of_self(model->tree, node) && store_of(model, node).name)
            array_push(model->arena, &member->stores, node);
    return member;
}

/* What is joined so far of the stores into an attribute. */
typedef struct Joining {
    Model *model;
    TypeMemo *memo; /* `known` follows, for values that mention themselves */
    Known joined;   /* an empty reason: nothing yet */
    bool declared;  /* an annotation of the class has decided */
    bool owned;     /* the class itself stores it */
} Joining;

static void join_node(Joining *joining, Node attribute, bool own)
{
    bool unknown = joining->joined.reason[0] && !joining->joined.type;
    if (joining->declared || unknown)
        return;
    Store store = store_of(joining->model, attribute);
    if (!store.name)
        return;
    joining->joined = join_store(joining->model, joining->joined, &store);
    joining->memo->known = joining->joined;
    joining->owned |= own;
    joining->declared = own && store.annotation;
}

static void join_own(Joining *joining, Node class, Symbol name)
{
    const Tree *tree = joining->model->tree;
    Occurrences all = occurrences_stored(joining->model, name, class,
                                         tree_data(tree, class)->next);
    for (uint32_t i = 0; i < all.count; i++) {
        Node attribute = tree_parent(tree, all.nodes[i]);
        if (tree_kind(tree, attribute) == KIND_attribute &&
            tree_field(tree, all.nodes[i]) == FIELD_attribute &&
            is_of_self(tree, attribute) &&
            scope_class_of_method(tree, scope_def(tree, attribute)) == class)
            join_node(joining, attribute, true);
    }
}

static void join_foreign(Joining *joining, Symbol name)
{
    const Member *foreign = foreign_stores(joining->model, name);
    for (uint32_t i = 0; i < foreign->stores.count; i++)
        join_node(joining, foreign->stores.items[i], false);
}

static Known joined_stores(Model *model, Node class, Symbol name,
                           TypeMemo *memo)
{
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    Joining joining = {
        .model = model, .memo = memo, .joined = {NULL, NODE_NONE, ""}};
    for (uint32_t i = 0; i < count && !joining.joined.reason[0]; i++)
        joining.joined = body_type(model, line[i], name, &joining.declared);
    joining.owned = joining.joined.reason[0] != '\0';
    if (joining.owned)
        memo->known = joining.joined;
    for (uint32_t i = 0; i < count; i++)
        join_own(&joining, line[i], name);
    join_foreign(&joining, name);
    return joining.owned ? joining.joined
                         : known_unknown(class, "never bound in the class");
}

Known member_of_class(Model *model, Node class, Symbol name)
{
    TypeMemo *memo = &member_of(model, class, name)->memo;
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

bool member_is_plain(Model *model, Node class)
{
    const Tree *tree = model->tree;
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    for (uint32_t i = 0; i < count; i++) {
        Node bases = tree_child(tree, line[i], FIELD_superclasses);
        Node base = bases ? tree_first_named(tree, bases) : NODE_NONE;
        for (; base; base = tree_next_named(tree, base)) {
            BindingId binding = binding_of(model, base);
            const Definition *only =
                tree_kind(tree, base) == KIND_identifier && binding
                    ? binding_only(model, binding)
                    : NULL;
            if (!str_is(tree_text(tree, base), "object") &&
                (!only || only->kind != DEFINITION_CLASS))
                return false;
        }
    }
    return true;
}

/* `cls.names`, `Page.names`: what the body of the class says. */
static Known class_member(Model *model, Node class, Node attribute)
{
    Symbol name = tree_symbol(
        model->tree, tree_child(model->tree, attribute, FIELD_attribute));
    if (member_method(model, class, name) || !member_is_plain(model, class))
        return known_unknown(attribute, "attribute of a class");
    return member_of_class(model, class, name);
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
    if (str_is(intern_text(model->interner, object.type->name), "type") &&
        object.type->count == 1 && object.type->arguments[0] &&
        object.type->arguments[0]->class)
        return class_member(model, object.type->arguments[0]->class, attribute);
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
