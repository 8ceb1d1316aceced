#include "model/shape.h"

#include "model/callee.h"
#include "model/import.h"
#include "model/place.h"
#include "model/reach.h"
#include "model/state.h"
#include "model/type.h"

static bool is_of_containers(Str name)
{
    static const char *const names[] = {
        "add",     "append", "clear",  "copy",    "count",      "difference",
        "discard", "extend", "get",    "index",   "insert",     "intersection",
        "items",   "keys",   "pop",    "popitem", "remove",     "reverse",
        "sort",    "union",  "update", "values",  "setdefault", "__len__"};
    return STR_IS_ANY(name, names);
}

/* The attribute read from or stored into what stands at `use`, or NODE_NONE. */
static Node attribute_of(const Tree *tree, Node use)
{
    return tree_field(tree, use) == FIELD_object ? tree_parent(tree, use)
                                                 : NODE_NONE;
}

static bool is_asked(const Tree *tree, Node use)
{
    Node attribute = attribute_of(tree, use);
    return attribute && !callee_is_stored(tree, attribute) &&
           !is_of_containers(
               tree_text(tree, tree_child(tree, attribute, FIELD_attribute)));
}

/* A loop's own name may be another one's as well. */
static bool is_name_asked(Model *model, Node name)
{
    const Definition *from = reach_definition(model, name);
    Node loop =
        from && from->kind == DEFINITION_FOR ? from->statement : NODE_NONE;
    BindingId binding = binding_of(model, name);
    uint32_t at = 0;
    Node use = NODE_NONE;
    while (binding && (use = binding_use(model, binding, &at)))
        if (is_asked(model->tree, use) &&
            (!loop || tree_within(model->tree, use, loop)))
            return true;
    return false;
}

/* An attribute chain, in the function around. */
static bool is_chain_asked(Model *model, Node chain)
{
    Node def = scope_def(model->tree, chain);
    Node end = def ? tree_data(model->tree, def)->next : NODE_NONE;
    Node use = def ? place_next(model, chain, def, end) : NODE_NONE;
    for (; use; use = place_next(model, chain, use + 1, end))
        if (is_asked(model->tree, use))
            return true;
    return false;
}

/* A call of a package whose arrays, tensors and frames copy themselves. */
static bool makes_array(Model *model, Node made)
{
    static const Str packages[] = {STR_INIT("numpy"), STR_INIT("torch"),
                                   STR_INIT("pandas")};
    if (!made || tree_kind(model->tree, made) != KIND_call)
        return false;
    Node function = tree_child(model->tree, made, FIELD_function);
    Str name = intern_text(model->interner, import_qualified(model, function));
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (import_covers(packages[i], name))
            return true;
    return false;
}

static bool is_array(Model *model, Node name)
{
    BindingId binding = binding_of(model, name);
    const Definition *definition = NULL;
    while (binding && (definition = binding_next(model, binding, definition)))
        if (definition->kind == DEFINITION_ASSIGNMENT &&
            makes_array(model, definition->value))
            return true;
    return false;
}

/* The name that the copy gets, or NODE_NONE. */
static Node name_of_copy(const Tree *tree, Node copy)
{
    Node assignment = tree_parent(tree, copy);
    Node left = tree_kind(tree, assignment) == KIND_assignment
                    ? tree_child(tree, assignment, FIELD_left)
                    : NODE_NONE;
    return left && tree_kind(tree, left) == KIND_identifier ? left : NODE_NONE;
}

/* `new.name = …` */
static bool gets_attributes(Model *model, Node name)
{
    BindingId binding = binding_of(model, name);
    uint32_t at = 0;
    Node use = NODE_NONE;
    while (binding && (use = binding_use(model, binding, &at))) {
        Node attribute = attribute_of(model->tree, use);
        if (attribute && callee_is_stored(model->tree, attribute))
            return true;
    }
    return false;
}

bool shape_is_object(Model *model, Node copy, Node value)
{
    const Tree *tree = model->tree;
    const Type *type = type_of(model, value).type;
    if (type_is_immutable(type) ||
        tree_kind(tree, value) == KIND_binary_operator)
        return true;
    Node name = type ? NODE_NONE : name_of_copy(tree, copy);
    bool fresh = name && !tree_same(tree, name, value);
    if (name && is_name_asked(model, name))
        return true;
    if (type || (fresh && gets_attributes(model, name)))
        return false;
    if (tree_kind(tree, value) == KIND_attribute)
        return is_chain_asked(model, value);
    return tree_symbol(tree, value) &&
           (is_array(model, value) || is_name_asked(model, value));
}
