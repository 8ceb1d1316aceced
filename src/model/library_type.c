#include "model/library_type.h"

#include "model/infer.h"
#include "model/library.h"

static const Type *read_type(LibraryContext *context, TypeReader *reader);

/* T0 and T1; the elements of a pair are of either type. */
static const Type *owner_argument(const LibraryContext *context, uint32_t index)
{
    const Type *owner = context->owner;
    if (!owner || index >= owner->count)
        return NULL;
    if (owner->name == WORD_tuple && owner->count == 2)
        return type_join(context->model, owner->arguments[0],
                         owner->arguments[1]);
    return owner->arguments[index];
}

/* Remembered, as a fact may name an argument twice and each time costs. */
static const Type *argument_type(LibraryContext *context, Node argument)
{
    for (uint32_t i = 0; i < context->remembered; i++)
        if (context->nodes[i] == argument)
            return context->types[i];
    const Type *type = type_of(context->model, argument).type;
    if (context->remembered < ARGUMENTS_REMEMBERED) {
        context->nodes[context->remembered] = argument;
        context->types[context->remembered++] = type;
    }
    return type;
}

static const Type *part_of(Model *model, char letter, const Type *type)
{
    switch (letter) {
    case 'E':
        return type_element(model, type);
    case 'K':
        return type_key(model, type);
    case 'V':
        return type_value(model, type);
    case 'W':
        return type_awaited(model, type);
    case 'M':
        return type_entered(model, type);
    case 'R':
        return type_called(model, type);
    default:
        return type;
    }
}

static const Type *part_of_argument(LibraryContext *context, char letter,
                                    Node argument)
{
    if (letter == 'R')
        return callee_type(context->model, argument, NODE_NONE).type;
    return part_of(context->model, letter, argument_type(context, argument));
}

Parameter library_type_parameter(TypeReader *reader, bool *more)
{
    Parameter parameter = {type_reader_number(reader), {0}};
    *more = type_reader_take(reader, '+');
    if (type_reader_take(reader, ':'))
        parameter.keyword = type_reader_name(reader);
    reader->broken |= parameter.position < 0 && !parameter.keyword.size;
    return parameter;
}

/* The join of this argument and those behind it. */
static const Type *part_of_rest(LibraryContext *context, char letter,
                                Parameter parameter)
{
    const Tree *tree = model_tree(context->model);
    int count = argument_count(tree, context->call);
    const Type *joined = NULL;
    for (int first = parameter.position; parameter.position < count;
         parameter.position++) {
        Node argument = argument_of(tree, context->call, parameter).value;
        const Type *type = part_of_argument(context, letter, argument);
        joined = parameter.position == first
                     ? type
                     : type_join(context->model, joined, type);
        if (!joined)
            return NULL;
    }
    context->absent = count >= 0 && !joined;
    return joined;
}

/* `dict(d, key=1)`: what is passed by keyword are items, too. */
static bool adds_items(char letter, Parameter parameter)
{
    return (letter == 'K' || letter == 'V') && !parameter.keyword.size;
}

/* A(I), E(I) … */
static const Type *read_part(LibraryContext *context, TypeReader *reader,
                             char letter)
{
    char next = type_reader_peek(reader);
    if (next != ':' && (next < '0' || next > '9'))
        return part_of(context->model, letter, read_type(context, reader));
    bool more = false;
    Parameter parameter = library_type_parameter(reader, &more);
    if (more)
        return part_of_rest(context, letter, parameter);
    const Tree *tree = model_tree(context->model);
    if (adds_items(letter, parameter) &&
        argument_has_keywords(tree, context->call))
        return NULL;
    Argument argument = argument_of(tree, context->call, parameter);
    if (argument.state == ARGUMENT_GIVEN)
        return part_of_argument(context, letter, argument.value);
    if (argument.state == ARGUMENT_ABSENT && letter == 'D')
        return type_make(context->model, WORD_None);
    context->absent = argument.state == ARGUMENT_ABSENT;
    return NULL;
}

/* J(T,…): members whose argument is not given do not count. */
static const Type *read_join(LibraryContext *context, TypeReader *reader)
{
    const Type *joined = NULL;
    bool first = true;
    bool known = true;
    do {
        context->absent = false;
        const Type *type = read_type(context, reader);
        if (!type && context->absent)
            continue;
        known = known && type;
        joined = first ? type : type_join(context->model, joined, type);
        first = false;
    } while (!reader->broken && type_reader_take(reader, ','));
    context->absent = first;
    return known ? joined : NULL;
}

/* str or bytes where the type is of text, or of paths or patterns of it. */
static Symbol text_of(Model *model, const Type *type)
{
    const Type *path = library_base(model, type, STR("os.PathLike"));
    if (path && path->count)
        type = path->arguments[0];
    else if (type && type->count)
        type = type->arguments[0];
    Symbol name = type && !type->class ? type->name : 0;
    return name == WORD_str || name == WORD_bytes ? name : 0;
}

/* The words that the arguments from `parameter` on, or it alone, are of:
 * bit 0 of str, bit 1 of bytes, bit 2 of neither. */
static unsigned texts_of(LibraryContext *context, Parameter parameter,
                         bool more)
{
    const Tree *tree = model_tree(context->model);
    unsigned texts = 0;
    Argument argument;
    do {
        argument = argument_of(tree, context->call, parameter);
        if (argument.state == ARGUMENT_ABSENT)
            break;
        const Type *type = argument.state == ARGUMENT_GIVEN
                               ? argument_type(context, argument.value)
                               : NULL;
        Symbol text = text_of(context->model, type);
        texts |= text == WORD_str ? 1 : (text == WORD_bytes ? 2 : 4);
        parameter.position++;
    } while (more && argument.state == ARGUMENT_GIVEN);
    return texts;
}

const Type *library_type_text(LibraryContext *context, TypeReader *reader)
{
    unsigned texts = 0;
    do {
        bool more = false;
        Parameter parameter = library_type_parameter(reader, &more);
        texts |= texts_of(context, parameter, more);
    } while (!reader->broken && type_reader_take(reader, ','));
    if (texts & 2)
        return type_make(context->model, WORD_bytes);
    return texts & 1 || !texts ? type_make(context->model, WORD_str) : NULL;
}

static const Type *read_function(LibraryContext *context, TypeReader *reader,
                                 char letter)
{
    const Type *type = NULL;
    if (letter == 'J')
        type = read_join(context, reader);
    else if (letter == 'S')
        type = library_type_text(context, reader);
    else
        type = read_part(context, reader, letter);
    reader->broken |= !type_reader_take(reader, ')');
    return type;
}

/* `list()` is empty: without arguments it agrees with all other lists. */
static bool is_empty(const LibraryContext *context, const Type *type)
{
    return context->absent && !type->arguments[0] && !type->arguments[1] &&
           argument_none(model_tree(context->model), context->call);
}

static const Type *read_generic(LibraryContext *context, TypeReader *reader,
                                Symbol name)
{
    Type type = {.name = name};
    bool absent = context->absent;
    context->absent = false;
    do {
        if (!type_reader_repeats(reader, &type))
            type_reader_append(&type, read_type(context, reader));
    } while (!reader->broken && type_reader_take(reader, ','));
    reader->broken |= !type_reader_take(reader, ']');
    if (is_empty(context, &type))
        type.count = 0;
    context->absent = absent;
    return type_copy(context->model, &type);
}

/* What tells nothing, or that no object comes back. */
static bool is_no_type(Str name)
{
    return !name.size || str_is(name, "_") || str_is(name, "object") ||
           str_is(name, "typing.NoReturn");
}

static const Type *read_name(LibraryContext *context, TypeReader *reader)
{
    Model *model = context->model;
    Str name = type_reader_name(reader);
    reader->broken |= !name.size;
    if (str_is(name, "T0"))
        return owner_argument(context, 0);
    if (str_is(name, "T1"))
        return owner_argument(context, 1);
    if (str_is(name, "Self"))
        return context->self;
    if (name.size == 1 && type_reader_take(reader, '('))
        return read_function(context, reader, name.data[0]);
    if (is_no_type(name))
        return NULL;
    Symbol symbol = intern(model_tree(model)->interner, name);
    if (type_reader_take(reader, '['))
        return read_generic(context, reader, symbol);
    return library_bare(model, symbol);
}

static const Type *read_type(LibraryContext *context, TypeReader *reader)
{
    if (!type_reader_enter(reader))
        return NULL;
    bool optional = type_reader_take(reader, '?');
    const Type *type = read_name(context, reader);
    type_reader_leave(reader);
    return optional ? type_optional(context->model, type) : type;
}

const Type *library_type_take(LibraryContext *context, TypeReader *reader)
{
    context->absent = false;
    const Type *type = read_type(context, reader);
    return reader->broken ? NULL : type;
}

const Type *library_type(LibraryContext *context, Str text)
{
    TypeReader reader = {.rest = text};
    const Type *type = library_type_take(context, &reader);
    return type_reader_peek(&reader) ? NULL : type;
}
