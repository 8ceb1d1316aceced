#include "model/annotation.h"

#include "model/import.h"
#include "model/infer.h"
#include "model/library.h"
#include "model/type_reader.h"

typedef struct Reader {
    Model *model;
    ScopeId scope; /* where names are looked up */
    TypeReader text;
} Reader;

static const Type *read_union(Reader *reader);
static const Type *read_whole(Reader *reader);

/* `list`, `typing.List` … as the dotted name it stands for. */
static Symbol resolve(const Reader *reader, Str name)
{
    Model *model = reader->model;
    Str rest = name;
    Str head = str_take(&rest, '.');
    Symbol symbol = intern(model->interner, head);
    Symbol target = import_of_name(model, reader->scope, symbol);
    if (!target || !rest.size)
        return target;
    return intern_dotted(model->interner, intern_text(model->interner, target),
                         rest);
}

/* The one definition of the name, if it has no other, or NULL. */
static const Definition *only_definition(const Reader *reader, Str name)
{
    Model *model = reader->model;
    Symbol symbol = intern_find(model->interner, name);
    BindingId binding =
        symbol ? binding_visible(model, reader->scope, symbol) : 0;
    return binding_only(model, binding);
}

/* What `X = …` or `type X = …` gives another name to, or NODE_NONE. */
static Node alias_value(const Tree *tree, const Definition *definition)
{
    if (definition->kind == DEFINITION_TYPE)
        return tree_child(tree, definition->statement, FIELD_right);
    if (definition->kind != DEFINITION_ASSIGNMENT ||
        definition->target != definition->name)
        return NODE_NONE;
    switch (tree_kind(tree, definition->value)) {
    case KIND_identifier:
    case KIND_attribute:
    case KIND_subscript:
    case KIND_binary_operator:
        return definition->value;
    default:
        return NODE_NONE;
    }
}

/* As deep as the reader is: aliases may go round in circles. */
static const Type *read_alias(const Reader *reader, Node value)
{
    Model *model = reader->model;
    Reader inner = {.model = model, .scope = scope_of(model, value)};
    inner.text.rest = tree_text(model->tree, value);
    inner.text.depth = reader->text.depth;
    return read_whole(&inner);
}

/* A class of the file, or another name of a type. */
static const Type *read_own(const Reader *reader, Str name, bool generic)
{
    Model *model = reader->model;
    const Definition *only = only_definition(reader, name);
    if (only && only->kind == DEFINITION_CLASS)
        return type_make_class(model, only->statement);
    Node value = only && !generic ? alias_value(model->tree, only) : NODE_NONE;
    return value ? read_alias(reader, value) : NULL;
}

/* The last word of a name of `typing` or `typing_extensions`, or of one that
 * is not imported from anywhere; else empty. */
static Str typing_word(Str name)
{
    Str last = name;
    while (str_find_byte(last, '.', 0) < last.size)
        (void)str_take(&last, '.');
    bool typing = str_starts_with(name, STR("typing"));
    return typing || last.size == name.size ? last : (Str){0};
}

/* `X[int, str]` for what wraps a type without changing it. */
static bool is_transparent(Str word)
{
    return str_is(word, "Final") || str_is(word, "ClassVar") ||
           str_is(word, "Annotated") || str_is(word, "Required") ||
           str_is(word, "NotRequired") || str_is(word, "ReadOnly");
}

static const Type *read_wrapped(Reader *reader)
{
    const Type *type = read_union(reader);
    type_reader_skip(&reader->text);
    return type;
}

/* The arguments of Union[…]. */
static const Type *read_alternatives(Reader *reader)
{
    const Type *joined = read_union(reader);
    while (!reader->text.broken && type_reader_take(&reader->text, ','))
        joined = type_join(reader->model, joined, read_union(reader));
    reader->text.broken |= !type_reader_take(&reader->text, ']');
    return joined;
}

/* The class of one value of Literal[…], or 0: a member of an Enum. */
static Symbol take_literal(Reader *reader)
{
    TypeReader *text = &reader->text;
    (void)type_reader_take(text, '-');
    Str word = type_reader_name(text);
    char next = type_reader_peek(text);
    if (next == '"' || next == '\'') {
        (void)str_take(&text->rest, next);
        (void)str_take(&text->rest, next);
        return str_is(word, "b") ? WORD_bytes : WORD_str;
    }
    if (str_is(word, "True") || str_is(word, "False"))
        return WORD_bool;
    if (str_is(word, "None"))
        return WORD_None;
    return word.size && word.data[0] >= '0' && word.data[0] <= '9' ? WORD_int
                                                                   : 0;
}

/* Literal["a", "b"] is of the class of its values. */
static const Type *read_literal(Reader *reader)
{
    const Type *joined = NULL;
    bool known = true;
    do {
        Symbol class = take_literal(reader);
        const Type *type = class ? type_make(reader->model, class) : NULL;
        joined = joined ? type_join(reader->model, joined, type) : type;
        known = known && joined;
    } while (type_reader_take(&reader->text, ','));
    type_reader_skip(&reader->text);
    return known ? joined : NULL;
}

/* What is kept of the arguments: as many as the table has of the class, of
 * a coroutine the last one (what awaiting it gives), and of a long tuple
 * none. */
static Type with_arguments(Model *model, Type type, const Type *last,
                           uint32_t count)
{
    Type kept = {.name = type.name, .repeated = type.repeated};
    uint32_t most = library_parameters(model, type.name);
    if (type.name == WORD_tuple)
        most = count > 2 ? 0 : 2;
    if (str_is(intern_text(model->interner, type.name), "typing.Coroutine"))
        type.arguments[0] = last;
    for (uint32_t i = 0; i < type.count && i < most; i++)
        kept.arguments[kept.count++] = type.arguments[i];
    return kept;
}

static const Type *read_generic(Reader *reader, Symbol name)
{
    TypeReader *text = &reader->text;
    Type type = {.name = name};
    const Type *last = NULL;
    uint32_t count = 0;
    do {
        if (type_reader_repeats(text, &type))
            continue;
        last = read_union(reader);
        type_reader_append(&type, last);
        count++;
    } while (!text->broken && type_reader_take(text, ','));
    text->broken |= !type_reader_take(text, ']');
    type = with_arguments(reader->model, type, last, count);
    return type_copy(reader->model, &type);
}

static const Type *read_class(Reader *reader, Str written, Symbol symbol)
{
    Model *model = reader->model;
    TypeReader *text = &reader->text;
    Str name = intern_text(model->interner, symbol);
    Str word = typing_word(name);
    bool generic = type_reader_take(text, '[');
    if (generic && str_is(word, "Optional"))
        return type_optional(model, read_wrapped(reader));
    if (generic && str_is(word, "Union"))
        return read_alternatives(reader);
    if (generic && str_is(word, "Literal"))
        return read_literal(reader);
    if (generic && is_transparent(word))
        return read_wrapped(reader);
    Symbol class = library_class(model, symbol);
    if (class == WORD_object)
        return NULL; /* it may be anything */
    if (class)
        return generic ? read_generic(reader, class)
                       : library_bare(model, class);
    if (generic)
        type_reader_skip(text);
    return read_own(reader, written, generic);
}

static const Type *read_name(Reader *reader)
{
    Str name = type_reader_name(&reader->text);
    reader->text.broken |= !name.size;
    if (!name.size)
        return NULL;
    if (str_is(name, "None"))
        return type_make(reader->model, WORD_None);
    return read_class(reader, name, resolve(reader, name));
}

/* Quotes inside an annotation, as in `list["Node"]`. */
static const Type *read_quoted(Reader *reader, char quote)
{
    Str rest = reader->text.rest;
    (void)str_take(&rest, quote);
    reader->text.broken |= str_find_byte(rest, quote, 0) == rest.size;
    reader->text.rest = str_take(&rest, quote);
    const Type *type = read_union(reader);
    reader->text.rest = rest;
    return type;
}

static const Type *read_one(Reader *reader)
{
    char first = type_reader_peek(&reader->text);
    if (first == '"' || first == '\'')
        return read_quoted(reader, first);
    return read_name(reader);
}

static const Type *read_union(Reader *reader)
{
    if (!type_reader_enter(&reader->text))
        return NULL;
    const Type *type = read_one(reader);
    while (!reader->text.broken && type_reader_take(&reader->text, '|'))
        type = type_join(reader->model, type, read_one(reader));
    type_reader_leave(&reader->text);
    return type;
}

static const Type *read_whole(Reader *reader)
{
    const Type *type = read_union(reader);
    bool whole = !type_reader_peek(&reader->text) && !reader->text.broken;
    return whole ? type : NULL;
}

const Type *annotation_parse(Model *model, ScopeId scope, Str text)
{
    Reader reader = {model, scope, {.rest = text}};
    return read_whole(&reader);
}

Node annotation_declared(const Tree *tree, Node assignment)
{
    Node annotation = tree_child(tree, assignment, FIELD_type);
    Str word = annotation ? typing_word(tree_text(tree, annotation)) : (Str){0};
    return str_is(word, "Final") || str_is(word, "ClassVar") ? NODE_NONE
                                                             : annotation;
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
    return annotation_parse(model, scope_of(model, annotation), text);
}
