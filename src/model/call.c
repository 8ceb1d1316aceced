/* What calls give: of the file's own functions and classes, and of the
 * library. */

#include "model/infer.h"

#include "model/import.h"
#include "model/library.h"

/* Decorators may replace a function; these do not change what it returns. */
static bool is_neutral(Str decorator)
{
    static const char *const neutral[] = {
        "staticmethod", "classmethod", "cache",           "lru_cache",
        "wraps",        "override",    "abstractmethod",  "final",
        "overload",     "deprecated",  "cached_property", "property",
    };
    Str name = str_slice(decorator, 0, str_find_byte(decorator, '(', 0));
    while (str_find_byte(name, '.', 0) < name.size)
        (void)str_take(&name, '.');
    return STR_IS_ANY(name, neutral);
}

static bool keeps_result(Model *model, Node function)
{
    const Tree *tree = model->tree;
    Node holder = tree_parent(tree, function);
    if (tree_kind(tree, holder) != KIND_decorated_definition)
        return true;
    Node decorator = tree_first_named(tree, holder);
    for (; decorator; decorator = tree_next_named(tree, decorator)) {
        Node name = tree_first_named(tree, decorator);
        if (tree_kind(tree, decorator) == KIND_decorator &&
            !is_neutral(tree_text(tree, name)))
            return false;
    }
    return true;
}

static Known own_call(Model *model, const Definition *definition)
{
    Node statement = definition->statement;
    if (definition->kind == DEFINITION_CLASS)
        return known_as(type_make_class(model, statement), statement,
                        "constructor");
    if (keeps_result(model, statement))
        return function_type(model, statement);
    return known_unknown(statement, "decorated");
}

static Known name_call(Model *model, Node call, Node function)
{
    BindingId binding = binding_of(model, function);
    const Definition *only = binding ? binding_only(model, binding) : NULL;
    if (only &&
        (only->kind == DEFINITION_CLASS || only->kind == DEFINITION_FUNCTION))
        return own_call(model, only);
    const Type *type = binding ? type_of(model, function).type : NULL;
    return known_as(type_called(model, type), call, "called object");
}

/* The class of the file whose methods the object has: its own, or, of a class
 * (`cls.make()`), that one. */
static Node class_behind(Model *model, const Type *type)
{
    Str name = intern_text(model->interner, type->name);
    if (!type->class && type->count == 1 && str_is(name, "type") &&
        type->arguments[0])
        return type->arguments[0]->class;
    return type->class;
}

static Known method_call(Model *model, Node call, Node function)
{
    const Tree *tree = model->tree;
    Node name = tree_child(tree, function, FIELD_attribute);
    Known object = type_of(model, tree_child(tree, function, FIELD_object));
    if (!object.type) {
        const Type *type = call ? telling_type(model, call) : NULL;
        return type ? known_as(type, call, "method")
                    : known_unknown(call, "method of an unknown object");
    }
    Node class = class_behind(model, object.type);
    if (!class)
        return known_as(
            library_method(model, object.type, tree_text(tree, name), call),
            call, "library");
    Node method = member_method(model, class, tree_symbol(tree, name));
    if (!method || !keeps_result(model, method))
        return known_unknown(call, "unknown method");
    return function_type(model, method);
}

Known callee_type(Model *model, Node function, Node call)
{
    const Tree *tree = model->tree;
    Symbol qualified = import_qualified(model, function);
    if (qualified)
        return known_as(library_call(model, qualified, call), call, "library");
    switch (tree_kind(tree, function)) {
    case KIND_identifier:
        return name_call(model, call, function);
    case KIND_attribute:
        return method_call(model, call, function);
    case KIND_subscript: /* `list[int]()` */
        return known_as(annotation_parse(model, scope_of(model, function),
                                         tree_text(tree, function)),
                        function, "constructor");
    case KIND_lambda:
        return type_of(model, tree_child(tree, function, FIELD_body));
    default:
        return known_unknown(call, "calls something unknown");
    }
}

Known call_type(Model *model, Node call)
{
    Node function = tree_child(model->tree, call, FIELD_function);
    return callee_type(model, function, call);
}
