#include "model/library.h"

#include "model/infer.h"
#include "model/library_type.h"

#include <string.h>

enum {
    MOST_ALIASES = 8,    /* in a row */
    MOST_ANCESTORS = 64, /* classes looked at for one member */
    DEEPEST_ANCESTOR = 12,
    DEEPEST_ATTRIBUTE = 6, /* of `sys.stdout.buffer.raw…` */
    LONGEST_KEY = 200
};

typedef struct Fact {
    Str name;
    Str text; /* empty: there is none */
} Fact;

/* Does the target lie in `3.11-3.12`, each end of which may be left out? */
static bool holds(Version target, Str range)
{
    Str last = range;
    Str first = str_take(&last, '-');
    if (target < 310)
        target = 310; /* as the table says */
    return (!first.size || target >= version_parse(first)) &&
           (!last.size || target <= version_parse(last));
}

/* The fact of `FACT`, or of `FACT RANGE FACT RANGE …`, for the target. */
static Str fact_for(Version target, Str value)
{
    while (value.size) {
        Str fact = str_take(&value, '\t');
        if (!value.size || holds(target, str_take(&value, '\t')))
            return fact;
    }
    return (Str){0};
}

static bool begins(Str text, char byte)
{
    return text.size && text.data[0] == byte;
}

static Str without_first(Str text)
{
    return str_slice(text, 1, text.size);
}

static Fact fact_of(const Model *model, Str name)
{
    for (int i = 0; i < MOST_ALIASES && model->facts; i++) {
        Str value = {0};
        if (!table_find(model->facts->types, name, &value))
            break;
        /* The table's own bytes, one tab before the value, outlive `name`. */
        name.data = value.data - 1 - name.size;
        Fact fact = {name, fact_for(model->target, value)};
        if (!begins(fact.text, '='))
            return fact;
        name = without_first(fact.text);
    }
    return (Fact){0};
}

static Fact fact_of_member(const Model *model, Str class, Str name)
{
    char key[LONGEST_KEY];
    size_t size = class.size + 1 + name.size;
    if (size > sizeof key)
        return (Fact){0};
    memcpy(key, class.data, class.size);
    key[class.size] = '.';
    memcpy(key + class.size + 1, name.data, name.size);
    return fact_of(model, (Str){key, size});
}

static bool is_class(Fact fact)
{
    return str_starts_with(fact.text, STR("class("));
}

static Fact fact_of_class(Model *model, Symbol class)
{
    Fact fact = fact_of(model, intern_text(model->interner, class));
    return is_class(fact) && !str_is(fact.name, "typing.Any") ? fact
                                                              : (Fact){0};
}

Symbol library_class(Model *model, Symbol name)
{
    Fact fact = fact_of_class(model, name);
    return fact.text.size ? intern(model->interner, fact.name) : 0;
}

uint32_t library_parameters(Model *model, Symbol class)
{
    Fact fact = fact_of_class(model, class);
    char last = fact.text.size ? fact.text.data[fact.text.size - 1] : ')';
    return last == ')' ? 0 : (uint32_t)(last - '0');
}

const Type *library_bare(Model *model, Symbol class)
{
    Type type = {.name = class};
    if (class != WORD_tuple)
        type.count = (uint8_t)library_parameters(model, class);
    return type_copy(model, &type);
}

/* A search in a class and its bases, depth first, for one of two things. */
typedef struct Search {
    Model *model;
    Str base;   /* a class of this name */
    Str member; /* or one that has this member, whose fact is: */
    Fact fact;
    uint32_t seen;
} Search;

static bool is_found(Search *search, Fact class)
{
    if (search->base.size)
        return str_equal(class.name, search->base);
    search->fact = fact_of_member(search->model, class.name, search->member);
    return search->fact.text.size > 0;
}

static const Type *search_class(Search *search, const Type *type, int depth)
{
    Model *model = search->model;
    if (!type || type->class || depth > DEEPEST_ANCESTOR ||
        search->seen++ > MOST_ANCESTORS)
        return NULL;
    Fact class = fact_of_class(model, type->name);
    if (!class.text.size || is_found(search, class))
        return class.text.size ? type : NULL;
    LibraryContext context = {.model = model, .owner = type, .self = type};
    Str bases = str_slice(class.text, sizeof "class(" - 1, class.text.size);
    TypeReader reader = {.rest = bases};
    while (!reader.broken && type_reader_peek(&reader) != ')') {
        const Type *base = library_type_take(&context, &reader);
        const Type *found = search_class(search, base, depth + 1);
        if (found)
            return found;
        (void)type_reader_take(&reader, ',');
    }
    return NULL;
}

const Type *library_base(Model *model, const Type *type, Str name)
{
    Search search = {.model = model, .base = name};
    return search_class(&search, type, 0);
}

/* Finds a member; `context` is then what its fact is read for. */
static Fact find_member(LibraryContext *context, const Type *receiver, Str name)
{
    if (!receiver || receiver->class)
        return (Fact){0};
    Search search = {.model = context->model, .member = name};
    context->owner = search_class(&search, receiver, 0);
    context->self = type_present(context->model, receiver);
    return context->owner ? search.fact : (Fact){0};
}

/* A call gives the class, with what `__new__` knows of its arguments. */
static const Type *constructed(Model *model, Fact class, Node call)
{
    const Type *plain =
        library_bare(model, intern(model->interner, class.name));
    Fact new = fact_of_member(model, class.name, STR("__new__"));
    LibraryContext context = {.model = model, .self = plain, .call = call};
    const Type *type =
        new.text.size ? library_result(&context, new.text) : plain;
    return type ? type : plain;
}

/* What calling the thing gives that the fact is about. */
static const Type *call_result(LibraryContext *context, Fact fact)
{
    if (is_class(fact))
        return constructed(context->model, fact, context->call);
    if (begins(fact.text, '.'))
        return type_called(context->model,
                           library_type(context, without_first(fact.text)));
    return library_result(context, fact.text);
}

const Type *library_method(Model *model, const Type *receiver, Str method,
                           Node call)
{
    if (str_is(method, "__new__"))
        return NULL; /* it makes an object of its argument */
    LibraryContext context = {.model = model, .call = call};
    Fact fact = find_member(&context, receiver, method);
    return fact.text.size ? call_result(&context, fact) : NULL;
}

const Type *library_attribute(Model *model, const Type *receiver, Str name)
{
    LibraryContext context = {.model = model};
    Fact fact = find_member(&context, receiver, name);
    return begins(fact.text, '.')
               ? library_type(&context, without_first(fact.text))
               : NULL;
}

const Type *library_item(Model *model, const Type *receiver, bool by_slice)
{
    LibraryContext context = {.model = model, .by_slice = by_slice};
    Fact fact = find_member(&context, receiver, STR("__getitem__"));
    return fact.text.size ? call_result(&context, fact) : NULL;
}

/* `a.b.c` as `a.b` and `c`. */
static Str split_last(Str dotted, Str *last)
{
    size_t at = dotted.size;
    while (at > 0 && dotted.data[at - 1] != '.')
        at--;
    *last = str_slice(dotted, at, dotted.size);
    return str_slice(dotted, 0, at ? at - 1 : 0);
}

static const Type *value_of(Model *model, Str name, int depth);

/* The class that `owner` names, as the receiver of its class methods, or
 * the object that is its value. */
static const Type *owner_of(Model *model, Str owner, int depth)
{
    if (!owner.size)
        return NULL;
    Fact fact = fact_of(model, owner);
    if (is_class(fact))
        return type_make(model, intern(model->interner, fact.name));
    return value_of(model, owner, depth + 1);
}

static const Type *value_of(Model *model, Str name, int depth)
{
    if (depth > DEEPEST_ATTRIBUTE)
        return NULL;
    Fact fact = fact_of(model, name);
    LibraryContext context = {.model = model};
    if (begins(fact.text, '.'))
        return library_type(&context, without_first(fact.text));
    if (fact.text.size)
        return NULL;
    Str last = {0};
    Str owner = split_last(name, &last);
    return library_attribute(model, owner_of(model, owner, depth), last);
}

const Type *library_value(Model *model, Symbol name)
{
    return value_of(model, intern_text(model->interner, name), 0);
}

const Type *library_call(Model *model, Symbol name, Node call)
{
    if (name == WORD_super)
        return NULL; /* an object of the base class, whatever it is */
    Str text = intern_text(model->interner, name);
    Fact fact = fact_of(model, text);
    Str last = {0};
    Str owner = split_last(text, &last);
    const Type *receiver = owner_of(model, owner, 0);
    if (!fact.text.size)
        return library_method(model, receiver, last, call);
    LibraryContext context = {.model = model, .self = receiver, .call = call};
    return call_result(&context, fact);
}
