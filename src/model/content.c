#include "model/content.h"

#include "model/infer.h"
#include "model/place.h"

/* Names mentioned more often are not followed. */
enum { MOST_USES = 200 };

/* What was put in so far: elements or keys, and values. */
typedef struct Content {
    Model *model;
    const Type *container;
    const Type *types[2];
    bool empty; /* nothing yet */
    bool open;  /* nobody knows what may have been put in */
} Content;

static void put(Content *content, const Type *element, const Type *value)
{
    const Type *types[2] = {element, value};
    for (int i = 0; i < 2; i++)
        content->types[i] =
            content->empty
                ? types[i]
                : type_join(content->model, content->types[i], types[i]);
    content->empty = false;
    content->open |= !content->types[0] && !content->types[1];
}

/* Methods that change a container, and what they put in. */
typedef enum Form {
    FORM_ITEM,    /* the first argument */
    FORM_SECOND,  /* the second argument */
    FORM_ALL,     /* the elements of the argument */
    FORM_PAIR,    /* key and value */
    FORM_MAPPING, /* keys and values of the argument */
    FORM_NOTHING,
    FORM_UNKNOWN
} Form;

static Form form_of(Str class, Str method, uint32_t arguments)
{
    static const struct {
        const char *class, *method;
        uint32_t arguments;
        Form form;
    } forms[] = {
        {"list", "append", 1, FORM_ITEM},
        {"list", "insert", 2, FORM_SECOND},
        {"list", "extend", 1, FORM_ALL},
        {"set", "add", 1, FORM_ITEM},
        {"set", "update", 1, FORM_ALL},
        {"dict", "setdefault", 2, FORM_PAIR},
        {"dict", "update", 1, FORM_MAPPING},
    };
    static const char *const takers[] = {
        "pop",   "popitem", "remove",  "discard",
        "clear", "sort",    "reverse", "difference_update",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is(class, forms[i].class) && str_is(method, forms[i].method) &&
            arguments == forms[i].arguments)
            return forms[i].form;
    return STR_IS_ANY(method, takers) ? FORM_NOTHING : FORM_UNKNOWN;
}

static void put_by_method(Content *content, Node attribute)
{
    Model *model = content->model;
    const Tree *tree = model->tree;
    Node call = tree_parent(tree, attribute);
    Node name = tree_child(tree, attribute, FIELD_attribute);
    const Type *first = type_of(model, value_argument(tree, call, 0)).type;
    const Type *second = type_of(model, value_argument(tree, call, 1)).type;
    switch (form_of(intern_text(model->interner, content->container->name),
                    tree_text(tree, name), value_argument_count(tree, call))) {
    case FORM_ITEM:
        put(content, first, NULL);
        break;
    case FORM_SECOND:
        put(content, second, NULL);
        break;
    case FORM_ALL:
        put(content, type_element(model, first), NULL);
        break;
    case FORM_PAIR:
        put(content, first, second);
        break;
    case FORM_MAPPING:
        put(content, type_key(model, first), type_value(model, first));
        break;
    case FORM_NOTHING:
        break;
    case FORM_UNKNOWN:
        content->open = true;
    }
}

/* `xs[i] = value` and `d[k] += value` with a value that stays of its class. */
static void put_item(Content *content, Node item)
{
    Model *model = content->model;
    const Tree *tree = model->tree;
    Node statement = tree_parent(tree, item);
    uint16_t kind = tree_kind(tree, statement);
    Node index = tree_child(tree, item, FIELD_subscript);
    Node right = tree_child(tree, statement, FIELD_right);
    if (kind == KIND_delete_statement)
        return;
    const Type *value = right ? type_of(model, right).type : NULL;
    if (kind == KIND_augmented_assignment) {
        Node token = tree_child(tree, statement, FIELD_operator);
        value = operator_type(model, tree_kind(tree, token), value, value);
    } else if (kind != KIND_assignment ||
               tree_kind(tree, right) == KIND_assignment) {
        value = NULL;
    }
    bool slice = tree_kind(tree, index) == KIND_slice;
    if (type_is(content->container, WORD_dict))
        put(content, type_of(model, index).type, value);
    else
        put(content, slice ? NULL : value, NULL);
}

/* `xs += ys`, `seen |= others`. */
static void put_augmented(Content *content, Node statement)
{
    Model *model = content->model;
    Node right = tree_child(model->tree, statement, FIELD_right);
    const Type *type = type_of(model, right).type;
    if (type_is(content->container, WORD_dict))
        put(content, type_key(model, type), type_value(model, type));
    else
        put(content, type_element(model, type), NULL);
}

/* Who is returned to gets the container when all is in it. */
static bool is_returned(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    if (tree_kind(tree, parent) == KIND_expression_list ||
        tree_kind(tree, parent) == KIND_tuple)
        parent = tree_parent(tree, parent);
    return tree_kind(tree, parent) == KIND_return_statement;
}

static void look_at_use(Content *content, Node use)
{
    const Tree *tree = content->model->tree;
    Node parent = tree_parent(tree, use);
    switch (place_use(content->model, use)) {
    case PLACE_READ:
    case PLACE_BOUND: /* the one definition */
        break;
    case PLACE_SHARED:
        content->open |= !is_returned(tree, use);
        break;
    case PLACE_CHANGED:
        if (tree_kind(tree, parent) == KIND_subscript)
            put_item(content, parent);
        else if (tree_kind(tree, parent) == KIND_attribute &&
                 tree_kind(tree, tree_parent(tree, parent)) == KIND_call)
            put_by_method(content, parent);
        else if (tree_kind(tree, parent) == KIND_augmented_assignment)
            put_augmented(content, parent);
        else
            content->open = true;
    }
}

/* A bound method may be kept: `add = xs.append`. */
static bool is_kept_method(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    return tree_kind(tree, parent) == KIND_attribute &&
           (tree_kind(tree, tree_parent(tree, parent)) != KIND_call ||
            tree_field(tree, parent) != FIELD_function);
}

/* The one definition that is no `+=`. */
static const Definition *first_definition(Model *model, BindingId binding)
{
    const Definition *only = NULL;
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition))) {
        if (definition->kind == DEFINITION_AUGMENTED)
            continue;
        if (only)
            return NULL;
        only = definition;
    }
    return only;
}

static bool is_followed(Model *model, BindingId binding, const Type *type)
{
    const Definition *only = first_definition(model, binding);
    bool container = type_is(type, WORD_list) || type_is(type, WORD_set) ||
                     type_is(type, WORD_dict);
    return container && !type->optional && only &&
           only->kind == DEFINITION_ASSIGNMENT && only->target == only->name &&
           !annotation_declared(model->tree, only->statement) &&
           scope_get(model, binding_get(model, binding)->scope)->kind ==
               SCOPE_FUNCTION &&
           !binding_is_seen_by_functions(model, binding);
}

static bool starts_empty(Model *model, BindingId binding)
{
    const Tree *tree = model->tree;
    Node value = value_bare(tree, first_definition(model, binding)->value);
    return value_is_empty(model, value) ||
           (tree_kind(tree, value) == KIND_call &&
            !value_argument_count(tree, value) &&
            tree_symbol(tree, tree_child(tree, value, FIELD_function)) ==
                WORD_set);
}

static Content contents(Model *model, BindingId binding, const Type *type)
{
    Content content = {.model = model, .container = type, .empty = true};
    uint32_t at = 0;
    uint32_t count = 0;
    for (Node use = binding_use(model, binding, &at); use && !content.open;
         use = binding_use(model, binding, &at)) {
        content.open |= ++count > MOST_USES || is_kept_method(model->tree, use);
        if (!content.open)
            look_at_use(&content, use);
    }
    return content;
}

const Type *content_type(Model *model, BindingId binding, const Type *type)
{
    if (!is_followed(model, binding, type) || !starts_empty(model, binding))
        return type;
    Content content = contents(model, binding, type);
    if (content.open)
        return type_make(model, type->name);
    if (content.empty)
        return type;
    return type_is(type, WORD_dict)
               ? type_make_pair(model, WORD_dict, content.types[0],
                                content.types[1])
               : type_make_of(model, type->name, content.types[0]);
}
