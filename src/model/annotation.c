#include "model/annotation.h"

#include "model/import.h"
#include "model/library.h"
#include "model/state.h"
#include "model/value.h"

enum { DEEPEST_TYPE = 8, LONGEST_NAME = 200 };

typedef struct Reader {
    const TypeContext *context;
    Str rest;
    int depth;
    bool broken;
} Reader;

static const Type *read_union(Reader *reader);

static void skip_space(Reader *reader)
{
    reader->rest = str_trim(reader->rest);
}

static bool take(Reader *reader, const char *token)
{
    skip_space(reader);
    Str wanted = str_from(token);
    if (!str_starts_with(reader->rest, wanted))
        return false;
    reader->rest = str_slice(reader->rest, wanted.size, reader->rest.size);
    return true;
}

static bool is_name_byte(char byte)
{
    return byte == '_' || byte == '.' || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

static Str take_name(Reader *reader)
{
    skip_space(reader);
    size_t size = 0;
    while (size < reader->rest.size && size < LONGEST_NAME &&
           is_name_byte(reader->rest.data[size]))
        size++;
    Str name = str_slice(reader->rest, 0, size);
    reader->rest = str_slice(reader->rest, size, reader->rest.size);
    return name;
}

/* Skips to the bracket that closes the one just taken. */
static void skip_bracket(Reader *reader)
{
    int open = 1;
    size_t at = 0;
    for (; at < reader->rest.size && open > 0; at++) {
        char byte = reader->rest.data[at];
        open += (byte == '[') - (byte == ']');
    }
    reader->broken |= open > 0;
    reader->rest = str_slice(reader->rest, at, reader->rest.size);
}

/* `list`, `typing.List` … as the dotted name it stands for. */
static Symbol resolve(const Reader *reader, Str name)
{
    Model *model = reader->context->model;
    if (reader->context->scope == SCOPE_LIBRARY)
        return intern(model->interner, name);
    Str rest = name;
    Str head = str_take(&rest, '.');
    Symbol symbol = intern(model->interner, head);
    Symbol target = import_of_name(model, reader->context->scope, symbol);
    if (!target || !rest.size)
        return target;
    return intern_dotted(model->interner, intern_text(model->interner, target),
                         rest);
}

/* A class of the file that the name is bound to, and to nothing else. */
static Node file_class(const Reader *reader, Str name)
{
    Model *model = reader->context->model;
    if (reader->context->scope == SCOPE_LIBRARY)
        return NODE_NONE;
    Symbol symbol = intern_find(model->interner, name);
    BindingId binding =
        symbol ? binding_visible(model, reader->context->scope, symbol) : 0;
    const Definition *only = binding_only(model, binding);
    return only && only->kind == DEFINITION_CLASS ? only->statement : NODE_NONE;
}

static bool is_typing(Str name, const char *word)
{
    Str last = name;
    while (str_find_byte(last, '.', 0) < last.size)
        (void)str_take(&last, '.');
    return str_is(last, word) &&
           (str_starts_with(name, STR("typing")) || last.size == name.size);
}

/* `X[int, str]` for what wraps a type without changing it. */
static bool is_transparent(Str name)
{
    return is_typing(name, "Final") || is_typing(name, "ClassVar") ||
           is_typing(name, "Annotated") || is_typing(name, "Required") ||
           is_typing(name, "NotRequired") || is_typing(name, "ReadOnly");
}

static const Type *read_wrapped(Reader *reader)
{
    const Type *type = read_union(reader);
    skip_bracket(reader);
    return type;
}

/* The arguments of Union[…]. */
static const Type *read_alternatives(Reader *reader)
{
    const Type *joined = read_union(reader);
    while (!reader->broken && take(reader, ","))
        joined = type_join(reader->context->model, joined, read_union(reader));
    reader->broken |= !take(reader, "]");
    return joined;
}

/* Literal["a", "b"] is of the class of its values. */
static const Type *read_literal(Reader *reader)
{
    skip_space(reader);
    char first = reader->rest.size ? reader->rest.data[0] : ']';
    Symbol name = 0;
    if (first == '"' || first == '\'')
        name = WORD_str;
    else if (first >= '0' && first <= '9')
        name = WORD_int;
    skip_bracket(reader);
    return name ? type_make(reader->context->model, name) : NULL;
}

static const Type *read_generic(Reader *reader, Symbol name)
{
    Type type = {.name = name};
    for (uint32_t i = 0; !reader->broken; i++) {
        if (take(reader, "...")) {
            type.repeated = true;
        } else {
            const Type *argument = read_union(reader);
            if (i < 2)
                type.arguments[i] = argument;
            type.count = (uint8_t)(i < 2 ? i + 1 : type.count);
        }
        if (!take(reader, ","))
            break;
    }
    reader->broken |= !take(reader, "]");
    Type *made = arena_alloc(reader->context->model->arena, sizeof *made);
    *made = type;
    return made;
}

/* `E(0)` and `A(0)`: parts of the call that is asked about. */
static const Type *read_argument(Reader *reader, bool element)
{
    Model *model = reader->context->model;
    skip_space(reader);
    uint32_t index =
        reader->rest.size ? (uint32_t)(reader->rest.data[0] - '0') : 0;
    reader->rest = str_slice(reader->rest, 1, reader->rest.size);
    reader->broken |= !take(reader, ")");
    Node call = reader->context->call;
    Node argument = call ? value_argument(model->tree, call, index) : NODE_NONE;
    if (!argument)
        return NULL;
    const Type *type = type_of(model, argument).type;
    return element ? type_element(model, type) : type;
}

static const Type *receiver_argument(const Reader *reader, uint32_t index)
{
    const Type *receiver = reader->context->receiver;
    return receiver && index < receiver->count ? receiver->arguments[index]
                                               : NULL;
}

static const Type *read_special(Reader *reader, Str name, bool *special)
{
    bool library = reader->context->scope == SCOPE_LIBRARY;
    *special = true;
    if (library && str_is(name, "Self"))
        return reader->context->receiver;
    if (library && str_is(name, "T0"))
        return receiver_argument(reader, 0);
    if (library && str_is(name, "T1"))
        return receiver_argument(reader, 1);
    if (library && (str_is(name, "E") || str_is(name, "A")) &&
        take(reader, "("))
        return read_argument(reader, str_is(name, "E"));
    *special = false;
    return NULL;
}

static const Type *read_class(Reader *reader, Str written, Symbol symbol)
{
    Model *model = reader->context->model;
    Str name = intern_text(model->interner, symbol);
    bool generic = take(reader, "[");
    if (generic && is_typing(name, "Optional"))
        return type_optional(model, read_wrapped(reader));
    if (generic && is_typing(name, "Union"))
        return read_alternatives(reader);
    if (generic && is_typing(name, "Literal"))
        return read_literal(reader);
    if (generic && is_transparent(name))
        return read_wrapped(reader);
    Symbol class = library_class(model, symbol);
    Node own = class ? NODE_NONE : file_class(reader, written);
    if (!class && !own) {
        if (generic)
            skip_bracket(reader);
        return NULL;
    }
    if (own) {
        if (generic)
            skip_bracket(reader);
        return type_make_class(model, own);
    }
    return generic ? read_generic(reader, class) : type_make(model, class);
}

static const Type *read_name(Reader *reader)
{
    Str name = take_name(reader);
    Model *model = reader->context->model;
    if (!name.size) {
        reader->broken = true;
        return NULL;
    }
    if (str_is(name, "None"))
        return type_make(model, WORD_None);
    bool special = false;
    const Type *type = read_special(reader, name, &special);
    if (special)
        return type;
    return read_class(reader, name, resolve(reader, name));
}

/* Quotes inside an annotation, as in `list["Node"]`. */
static const Type *read_quoted(Reader *reader, char quote)
{
    Str rest = str_slice(reader->rest, 1, reader->rest.size);
    Str inside = str_take(&rest, quote);
    reader->rest = inside;
    const Type *type = read_union(reader);
    reader->rest = rest;
    return type;
}

static const Type *read_one(Reader *reader)
{
    if (take(reader, "?"))
        return type_optional(reader->context->model, read_union(reader));
    skip_space(reader);
    char first = reader->rest.size ? reader->rest.data[0] : '\0';
    if (first == '"' || first == '\'')
        return read_quoted(reader, first);
    return read_name(reader);
}

static const Type *read_union(Reader *reader)
{
    if (++reader->depth > DEEPEST_TYPE) {
        reader->broken = true;
        return NULL;
    }
    const Type *type = read_one(reader);
    while (!reader->broken && take(reader, "|"))
        type = type_join(reader->context->model, type, read_one(reader));
    reader->depth--;
    return type;
}

const Type *annotation_parse(const TypeContext *context, Str text)
{
    Reader reader = {.context = context, .rest = text};
    const Type *type = read_union(&reader);
    skip_space(&reader);
    return reader.broken || reader.rest.size ? NULL : type;
}

const Type *annotation_type(Model *model, Node annotation)
{
    const Tree *tree = model->tree;
    Node inner = annotation;
    if (tree_kind(tree, inner) == KIND_type)
        inner = tree_first_named(tree, inner);
    Str text = tree_text(tree, annotation);
    if (tree_kind(tree, inner) == KIND_string)
        text = value_string(tree, inner);
    TypeContext context = {model, scope_of(model, annotation), NULL, NODE_NONE};
    return annotation_parse(&context, text);
}
