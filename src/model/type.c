#include "model/type.h"

#include "model/infer.h"

#include <string.h>

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
    type->count = argument || name != WORD_tuple;
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

/* Do the parts of two tuples not match one by one? */
static bool is_other_shape(const Type *left, const Type *right)
{
    return left->name == WORD_tuple &&
           (left->count != right->count || left->repeated != right->repeated);
}

/* Arguments on which both agree; an empty display has none and agrees. */
static const Type *join_same(Model *model, const Type *left, const Type *right)
{
    Type joined = left->count >= right->count ? *left : *right;
    joined.optional = left->optional || right->optional;
    for (uint8_t i = 0; i < left->count && i < right->count; i++)
        joined.arguments[i] =
            type_join(model, left->arguments[i], right->arguments[i]);
    if (is_other_shape(left, right))
        joined = (Type){.name = WORD_tuple, .optional = joined.optional};
    return type_copy(model, &joined);
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

/* Deeper or longer types end in "…". */
enum { LONGEST_TEXT = 400, DEEPEST_TEXT = 5 };

typedef struct TypeText {
    char bytes[LONGEST_TEXT];
    size_t size;
} TypeText;

static void put(TypeText *text, Str part)
{
    if (part.size > sizeof text->bytes - text->size)
        return;
    memcpy(text->bytes + text->size, part.data, part.size);
    text->size += part.size;
}

static void put_type(Model *model, TypeText *text, const Type *type, int depth);

/* Nothing is written of arguments that are not known at all. */
static void put_arguments(Model *model, TypeText *text, const Type *type,
                          int depth)
{
    if (!type->arguments[0] && !type->arguments[1])
        return;
    put(text, STR("["));
    for (uint8_t i = 0; i < type->count; i++) {
        put(text, i ? STR(", ") : STR(""));
        put_type(model, text, type->arguments[i], depth + 1);
    }
    put(text, type->repeated ? STR(", ...]") : STR("]"));
}

static void put_type(Model *model, TypeText *text, const Type *type, int depth)
{
    if (!type || depth > DEEPEST_TEXT) {
        put(text, type ? STR("…") : STR("?"));
        return;
    }
    put(text, intern_text(model->interner, type->name));
    put_arguments(model, text, type, depth);
    put(text, type->optional ? STR(" | None") : STR(""));
}

Str type_text(Model *model, const Type *type)
{
    TypeText text = {.size = 0};
    if (!type)
        return STR("unknown");
    put_type(model, &text, type, 0);
    return str_copy(model->arena, (Str){text.bytes, text.size});
}
