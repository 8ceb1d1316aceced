/* The types of names: all their definitions joined. */

#include "model/infer.h"

#include "model/accumulate.h"
#include "model/content.h"
#include "model/library.h"
#include "model/reach.h"

/* One step down a tuple target: the part that `child` of it gets. */
static const Type *unpack_step(Model *model, Node child, const Type *type)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, child) == KIND_list_splat_pattern)
        return type_make_of(model, WORD_list, type_element(model, type));
    bool pair = type_is(type, WORD_tuple) && !type->repeated;
    if (!pair)
        return type_element(model, type);
    Node first = tree_first_named(tree, tree_parent(tree, child));
    bool fits = type->count == 2 &&
                tree_named_count(tree, tree_parent(tree, child)) == 2;
    return fits ? type->arguments[child == first ? 0 : 1] : NULL;
}

const Type *type_unpacked(Model *model, Node name, Node target,
                          const Type *type)
{
    const Tree *tree = model->tree;
    Node path[8];
    uint32_t depth = 0;
    for (Node at = name; at != target; at = tree_parent(tree, at)) {
        uint16_t around = tree_kind(tree, tree_parent(tree, at));
        bool step = around == KIND_pattern_list ||
                    around == KIND_tuple_pattern ||
                    around == KIND_list_pattern || around == KIND_tuple ||
                    around == KIND_list;
        if (step && depth == 8)
            return NULL;
        if (step)
            path[depth++] = at;
    }
    while (type && depth > 0)
        type = unpack_step(model, path[--depth], type);
    bool rest = tree_kind(tree, tree_parent(tree, name)) ==
                KIND_list_splat_pattern; /* of whatever it is a list */
    return !type && rest ? type_make(model, WORD_list) : type;
}

/* The annotation of this very name, not one of its other definitions. */
static Node own_annotation(Model *model, const Definition *definition)
{
    bool plain = (definition->kind == DEFINITION_ASSIGNMENT ||
                  definition->kind == DEFINITION_ANNOTATION) &&
                 definition->target == definition->name;
    return plain ? annotation_declared(model->tree, definition->statement)
                 : NODE_NONE;
}

static Known assigned_type(Model *model, const Definition *definition)
{
    Node annotation = own_annotation(model, definition);
    if (annotation)
        return known_as(annotation_type(model, annotation), annotation,
                        "annotation");
    if (!definition->value)
        return known_unknown(definition->name, "no value");
    Known known = type_of(model, definition->value);
    known.type =
        type_unpacked(model, definition->name, definition->target, known.type);
    if (!known.type && definition->target != definition->name)
        known.reason = "part of an unknown tuple";
    return known;
}

static Known iterated_type(Model *model, const Definition *definition)
{
    const Type *type = type_of(model, definition->value).type;
    const Type *element =
        tree_child_of_kind(model->tree, definition->statement, TOKEN_async)
            ? type_element_async(model, type)
            : type_element(model, type);
    return known_as(
        type_unpacked(model, definition->name, definition->target, element),
        definition->value, "loop over it");
}

static Known managed_type(Model *model, const Definition *definition)
{
    const Type *manager = type_of(model, definition->value).type;
    Node with =
        tree_ancestor(model->tree, definition->statement, KIND_with_statement);
    const Type *entered = tree_child_of_kind(model->tree, with, TOKEN_async)
                              ? type_entered_async(model, manager)
                              : type_entered(model, manager);
    Node target = tree_first_named(model->tree, definition->target);
    bool plain = target == definition->name;
    return known_as(plain ? entered : NULL, definition->value, "with it");
}

/* What `*args` and `**kwargs` hold; NULL for other parameters. */
static const Type *splat_type(Model *model, Node parameter, const Type *each)
{
    const Tree *tree = model->tree;
    uint16_t kind = tree_kind(tree, parameter);
    if (kind == KIND_typed_parameter)
        kind = tree_kind(tree, tree_first_named(tree, parameter));
    Type type = {.name = WORD_tuple, .repeated = true, .count = 1};
    type.arguments[0] = each;
    if (kind == KIND_list_splat_pattern)
        return type_copy(model, &type);
    return kind == KIND_dictionary_splat_pattern
               ? type_make_pair(model, WORD_dict, type_make(model, WORD_str),
                                each)
               : NULL;
}

static bool is_decorated(const Tree *tree, Node function, const char *name)
{
    Node holder = tree_parent(tree, function);
    if (tree_kind(tree, holder) != KIND_decorated_definition)
        return false;
    Node decorator = tree_child_of_kind(tree, holder, KIND_decorator);
    return str_is(tree_text(tree, decorator), name);
}

/* Is it given the class? Methods of metaclasses have a `cls` that is not. */
static bool takes_class(const Tree *tree, Node function)
{
    Str name = tree_text(tree, tree_child(tree, function, FIELD_name));
    return is_decorated(tree, function, "@classmethod") ||
           str_is(name, "__new__") || str_is(name, "__init_subclass__");
}

/* The type of `self` or `cls` as the first parameter of a method. */
static const Type *receiver_type(Model *model, Node parameter, Symbol name)
{
    const Tree *tree = model->tree;
    Node list = tree_parent(tree, parameter);
    Node function = tree_parent(tree, list);
    Node class = scope_class_of_method(tree, function);
    if (!class || tree_first_named(tree, list) != parameter ||
        is_decorated(tree, function, "@staticmethod"))
        return NULL;
    if (name == WORD_self)
        return type_make_class(model, class);
    return name == WORD_cls && takes_class(tree, function)
               ? type_make_of(model, intern(model->interner, STR("type")),
                              type_make_class(model, class))
               : NULL;
}

static Known parameter_type(Model *model, const Definition *definition)
{
    const Tree *tree = model->tree;
    Node parameter = definition->statement;
    Node annotation = tree_child(tree, parameter, FIELD_type);
    const Type *type = annotation ? annotation_type(model, annotation) : NULL;
    const Type *splat = splat_type(model, parameter, type);
    if (splat)
        return known_as(splat, parameter, "*arguments");
    if (annotation)
        return known_as(type, annotation, "annotation");
    Symbol name = tree_symbol(tree, definition->name);
    type = receiver_type(model, parameter, name);
    if (type)
        return known_as(type, parameter, name == WORD_self ? "self" : "cls");
    return known_unknown(parameter, "bound by the parameter");
}

static Known class_type(Model *model, Node class)
{
    if (!member_is_plain(model, class))
        return known_unknown(class, "a class");
    return known_as(type_make_of(model, intern(model->interner, STR("type")),
                                 type_make_class(model, class)),
                    class, "a class");
}

static Known definition_type(Model *model, const Definition *definition)
{
    switch (definition->kind) {
    case DEFINITION_ASSIGNMENT:
    case DEFINITION_ANNOTATION:
    case DEFINITION_WALRUS:
        return assigned_type(model, definition);
    case DEFINITION_FOR:
        return iterated_type(model, definition);
    case DEFINITION_WITH:
        return managed_type(model, definition);
    case DEFINITION_PARAMETER:
        return parameter_type(model, definition);
    case DEFINITION_IMPORT:
        return known_unknown(definition->statement, "imported");
    case DEFINITION_FUNCTION:
        return known_unknown(definition->statement, "a function");
    case DEFINITION_CLASS:
        return class_type(model, definition->statement);
    default:
        return known_unknown(definition->statement, "bound there");
    }
}

/* `x += value` must leave the class of x as it was. */
static Known joined_augmented(Model *model, BindingId binding, Known known)
{
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition))) {
        if (definition->kind != DEFINITION_AUGMENTED || !known.type)
            continue;
        Node token =
            tree_child(model->tree, definition->statement, FIELD_operator);
        const Type *value = type_of(model, definition->value).type;
        const Type *result = operator_type(model, tree_kind(model->tree, token),
                                           known.type, value);
        known.type = type_join(model, known.type, result);
        if (!known.type)
            return known_unknown(definition->statement,
                                 "changed to something unknown");
    }
    return known;
}

/* `names | others`: what a set or dict is merged with, the result is one. */
static bool merges(Model *model, Node value, Node place)
{
    const Tree *tree = model->tree;
    value = value ? value_bare(tree, value) : NODE_NONE;
    return value && tree_kind(tree, value) == KIND_binary_operator &&
           tree_child_of_kind(tree, value, TOKEN_pipe) &&
           tree_same(tree, tree_first_named(tree, value), place);
}

static bool is_merging(const Type *type)
{
    return type_is(type, WORD_set) || type_is(type, WORD_frozenset) ||
           type_is(type, WORD_dict);
}

Known known_extended(Model *model, Known before, Known now, Node value,
                     Node place)
{
    bool extends = value && accumulate_part(model, value, place) != CONCAT_NONE;
    if (extends && type_is(before.type, WORD_str))
        return before;
    bool starts_empty = before.source && value_is_empty(model, before.source);
    if (extends && type_is(before.type, WORD_list) && starts_empty)
        return known_as(type_make_of(model, WORD_list, NULL), before.source,
                        before.reason);
    if (is_merging(before.type) && !before.type->optional &&
        merges(model, value, place))
        return known_as(type_make(model, before.type->name), before.source,
                        before.reason);
    return now;
}

/* Is a container assigned to the name where it is None? */
static bool begins_empty(Model *model, BindingId binding)
{
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition)))
        if (definition->kind == DEFINITION_ASSIGNMENT && definition->value &&
            definition->target == definition->name &&
            tree_kind(model->tree, definition->value) != KIND_tuple &&
            value_is_empty(model, definition->value))
            return true;
    return false;
}

/* `def f(queue=None): … queue = []`: what the function takes itself shows
 * what it expects. */
static bool stands_for_empty(Model *model, const Definition *definition)
{
    const Tree *tree = model->tree;
    Node parameter = definition->statement;
    Node value = tree_child(tree, parameter, FIELD_value);
    return definition->kind == DEFINITION_PARAMETER &&
           tree_kind(tree, parameter) == KIND_default_parameter &&
           tree_kind(tree, value) == KIND_none &&
           begins_empty(model, definition->binding);
}

/* Annotations decide alone; otherwise all definitions must agree. What is
 * joined so far is in `memo`, for values that mention the name itself (`s = s +
 * x`). */
static Known joined_type(Model *model, BindingId binding, TypeMemo *memo)
{
    Known joined = known_unknown(NODE_NONE, "never bound");
    bool first = true;
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition))) {
        if (definition->kind == DEFINITION_AUGMENTED ||
            definition->kind == DEFINITION_DELETE ||
            stands_for_empty(model, definition))
            continue;
        Known known = definition_type(model, definition);
        if (!known.type && definition->target == definition->name)
            known = known_extended(model, joined, known, definition->value,
                                   definition->name);
        if (own_annotation(model, definition))
            return known;
        if (first) {
            joined = known;
        } else if (joined.type) {
            const Type *type = type_join(model, joined.type, known.type);
            joined = type ? known_as(type, joined.source, joined.reason)
                          : known_unknown(definition->name,
                                          known.type ? "bound to another class"
                                                     : known.reason);
        }
        first = false;
        memo->known = joined;
    }
    return joined_augmented(model, binding, joined);
}

static Known binding_type(Model *model, BindingId id)
{
    TypeMemo *memo = model->bindings.items[id].memo;
    if (!memo) {
        memo = arena_alloc(model->arena, sizeof *memo);
        model->bindings.items[id].memo = memo;
    }
    if (!memo->done && !memo->busy) {
        memo->known = known_unknown(NODE_NONE, "defined by itself");
        memo->busy = true;
        memo->known = joined_type(model, id, memo);
        memo->known.type = content_type(model, id, memo->known.type);
        memo->busy = false;
        memo->done = true;
    }
    return memo->known;
}

/* What the name is where it stands: a target is what it gets, but that of
 * `+=` has two values. NULL: it depends. */
static const Definition *definition_for(Model *model, BindingId binding,
                                        Node name)
{
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition)))
        if (definition->name == name)
            return definition->kind == DEFINITION_AUGMENTED ? NULL : definition;
    return reach_definition(model, name);
}

/* The type by the only definition that reaches the use, or `known`. */
static Known reaching_type(Model *model, BindingId binding, Node name,
                           Known known)
{
    const Definition *definition = definition_for(model, binding, name);
    if (!definition)
        return known;
    TypeMemo *memo = definition->memo;
    if (!memo) {
        memo = arena_alloc(model->arena, sizeof *memo);
        model->definitions.items[definition - model->definitions.items].memo =
            memo;
    }
    if (!memo->done && !memo->busy) {
        memo->busy = true;
        memo->known = definition_type(model, definition);
        memo->busy = false;
        memo->done = true;
    }
    return memo->done && memo->known.type ? memo->known : known;
}

Known name_type(Model *model, Node name)
{
    BindingId binding = binding_of(model, name);
    Known known = binding ? binding_type(model, binding)
                          : known_unknown(name, "not bound in this file");
    if (!binding || (known.type && !known.type->optional))
        return known;
    uint32_t count = binding_get(model, binding)->count;
    if (count > 1 && count <= MOST_REACHING)
        known = reaching_type(model, binding, name, known);
    const Type *narrowed = narrowed_type(model, name, known.type);
    return narrowed ? known_as(narrowed, name, "test of it") : known;
}
