#include "model/callee.h"

#include "model/binding.h"
#include "model/entry.h"
#include "model/infer.h"

/* The last name of a dotted one, in a decorator. */
static Str last_name(const Tree *tree, Node chain)
{
    Node name = tree_kind(tree, chain) == KIND_attribute
                    ? tree_child(tree, chain, FIELD_attribute)
                    : chain;
    return tree_text(tree, name);
}

static bool is_static(const Tree *tree, Node def)
{
    Node decorator = NODE_NONE;
    Node chain = NODE_NONE;
    while ((chain = entry_decorator(tree, def, &decorator)))
        if (str_is(last_name(tree, chain), "staticmethod"))
            return true;
    return false;
}

/* The class whose method has this first parameter, or NODE_NONE. */
static Node class_of_parameter(const Tree *tree, const Definition *parameter)
{
    Node def = scope_node_of(tree, parameter->name);
    Node list = tree_child(tree, def, FIELD_parameters);
    if (tree_kind(tree, def) != KIND_function_definition || !list ||
        tree_first_named(tree, list) != parameter->statement ||
        is_static(tree, def))
        return NODE_NONE;
    return scope_class_of_method(tree, def);
}

/* The class that `self`, `cls` or its own name stands for, or NODE_NONE. */
static Node class_of(Model *model, Node object)
{
    if (tree_kind(model->tree, object) != KIND_identifier)
        return NODE_NONE;
    const Definition *only = binding_only(model, binding_of(model, object));
    if (only && only->kind == DEFINITION_PARAMETER)
        return class_of_parameter(model->tree, only);
    return only && only->kind == DEFINITION_CLASS ? only->statement : NODE_NONE;
}

static Node only_function(Model *model, BindingId binding)
{
    const Definition *only = binding_only(model, binding);
    return only && only->kind == DEFINITION_FUNCTION ? only->statement
                                                     : NODE_NONE;
}

/* The nearest class that has the name decides. */
static Node method_of(Model *model, Node class, Symbol name)
{
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    for (uint32_t i = 0; i < count; i++) {
        ScopeId scope = model_find_scope(model, line[i]);
        BindingId binding = binding_in(model, scope, name);
        if (binding)
            return only_function(model, binding);
    }
    return NODE_NONE;
}

Node callee_of(Model *model, Node call)
{
    const Tree *tree = model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    if (tree_kind(tree, function) == KIND_identifier)
        return only_function(model, binding_of(model, function));
    if (tree_kind(tree, function) != KIND_attribute)
        return NODE_NONE;
    Node class = class_of(model, tree_child(tree, function, FIELD_object));
    Node name = tree_child(tree, function, FIELD_attribute);
    return class && name ? method_of(model, class, tree_symbol(tree, name))
                         : NODE_NONE;
}

bool callee_is_stored(const Tree *tree, Node attribute)
{
    Node target = attribute;
    uint16_t kind = tree_kind(tree, tree_parent(tree, target));
    while (kind == KIND_pattern_list || kind == KIND_tuple_pattern ||
           kind == KIND_list_pattern) {
        target = tree_parent(tree, target);
        kind = tree_kind(tree, tree_parent(tree, target));
    }
    if (kind == KIND_as_pattern_target)
        return true;
    return tree_field(tree, target) == FIELD_left &&
           (kind == KIND_assignment || kind == KIND_augmented_assignment ||
            kind == KIND_for_statement || kind == KIND_for_in_clause);
}

/* `lru_cache`, `memoize`, `run_once`, `cached_property` */
static bool remembers(Str decorator)
{
    return str_contains(decorator, STR("cache")) ||
           str_contains(decorator, STR("memo")) ||
           str_contains(decorator, STR("once")) ||
           str_contains(decorator, STR("singleton"));
}

bool callee_runs_anew(const Tree *tree, Node def)
{
    Node decorator = NODE_NONE;
    Node chain = NODE_NONE;
    while ((chain = entry_decorator(tree, def, &decorator)))
        if (remembers(last_name(tree, chain)))
            return false;
    return true;
}

bool callee_runs_in_place(const Tree *tree, Node def)
{
    static const char *const plain[] = {
        "staticmethod", "classmethod",    "override", "final",
        "wraps",        "abstractmethod", "overload", "contextmanager",
    };
    Node decorator = NODE_NONE;
    Node chain = NODE_NONE;
    while ((chain = entry_decorator(tree, def, &decorator))) {
        bool known = false;
        for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
            known |= str_is(last_name(tree, chain), plain[i]);
        if (!known)
            return false;
    }
    return true;
}
