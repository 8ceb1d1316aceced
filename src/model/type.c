#include "model/type.h"

#include "model/infer.h"

#include <stdio.h>

static Type *new_type(Model *model, Symbol name)
{
    Type *type = arena_alloc(model->arena, sizeof *type);
    type->name = name;
    return type;
}

const Type *type_copy(Model *model, const Type *type)
{
    Type *copy = arena_alloc(model->arena, sizeof *copy);
    *copy = *type;
    return copy;
}

const Type *type_make(Model *model, Symbol name)
{
    return new_type(model, name);
}

const Type *type_make_class(Model *model, Node class_definition)
{
    Node name = tree_child(model->tree, class_definition, FIELD_name);
    Type *type = new_type(model, tree_symbol(model->tree, name));
    type->class = class_definition;
    return type;
}

const Type *type_make_of(Model *model, Symbol name, const Type *argument)
{
    Type *type = new_type(model, name);
    type->count = argument ? 1 : 0;
    type->arguments[0] = argument;
    return type;
}

const Type *type_make_pair(Model *model, Symbol name, const Type *first,
                           const Type *second)
{
    Type *type = new_type(model, name);
    type->count = 2;
    type->arguments[0] = first;
    type->arguments[1] = second;
    return type;
}

const Type *type_optional(Model *model, const Type *type)
{
    if (!type || type->optional || type->name == WORD_None)
        return type;
    Type *optional = arena_alloc(model->arena, sizeof *optional);
    *optional = *type;
    optional->optional = true;
    return optional;
}

const Type *type_present(Model *model, const Type *type)
{
    if (!type || !type->optional)
        return type;
    Type present = *type;
    present.optional = false;
    return type_copy(model, &present);
}

static bool same_class(const Type *left, const Type *right)
{
    return left->name == right->name && left->class == right->class;
}

/* Arguments on which both agree; an empty display knows none and agrees. */
static const Type *join_same(Model *model, const Type *left, const Type *right)
{
    Type *joined = arena_alloc(model->arena, sizeof *joined);
    *joined = left->count >= right->count ? *left : *right;
    joined->optional = left->optional || right->optional;
    for (uint8_t i = 0; i < left->count && i < right->count; i++)
        joined->arguments[i] =
            type_join(model, left->arguments[i], right->arguments[i]);
    if (left->name == WORD_tuple && left->count != right->count)
        joined->count = 0;
    return joined;
}

const Type *type_join(Model *model, const Type *left, const Type *right)
{
    if (!left || !right)
        return NULL;
    if (left == right)
        return left;
    if (left->name == WORD_None)
        return type_optional(model, right);
    if (right->name == WORD_None)
        return type_optional(model, left);
    return same_class(left, right) ? join_same(model, left, right) : NULL;
}

bool type_is(const Type *type, Symbol name)
{
    return type && !type->class && type->name == name;
}

bool type_is_immutable(const Type *type)
{
    if (!type || type->class)
        return false;
    switch (type->name) {
    case WORD_str:
    case WORD_bytes:
    case WORD_int:
    case WORD_float:
    case WORD_complex:
    case WORD_bool:
    case WORD_range:
    case WORD_None:
        return true;
    default:
        return false;
    }
}

static void write_type(Model *model, const Type *type, char *text, size_t size)
{
    if (!type) {
        (void)snprintf(text, size, "?");
        return;
    }
    char parts[2][96] = {"", ""};
    for (uint8_t i = 0; i < type->count; i++) {
        const Type *part = type->arguments[i];
        Str name = part ? intern_text(model->interner, part->name) : STR("?");
        (void)snprintf(parts[i], sizeof parts[i], "%.*s%s", STR_ARG(name),
                       part && part->count ? "[…]" : "");
    }
    Str name = intern_text(model->interner, type->name);
    const char *tail = type->repeated ? ", ..." : "";
    int written = snprintf(text, size, "%.*s", STR_ARG(name));
    size_t used = written < 0 ? 0 : (size_t)written;
    if (type->count == 1 && used < size)
        (void)snprintf(text + used, size - used, "[%s%s]", parts[0], tail);
    if (type->count == 2 && used < size)
        (void)snprintf(text + used, size - used, "[%s, %s]", parts[0],
                       parts[1]);
}

Str type_text(Model *model, const Type *type)
{
    char text[400];
    if (!type)
        return STR("unknown");
    write_type(model, type, text, sizeof text);
    return str_from(arena_format(model->arena, "%s%s", text,
                                 type->optional ? " | None" : ""));
}
