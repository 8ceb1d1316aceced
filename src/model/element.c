/* What iterating over an object, indexing, entering, awaiting or calling it
 * gives. */

#include "model/infer.h"

#include "model/library.h"

static const Type *pair_element(Model *model, const Type *type)
{
    return type_join(model, type->arguments[0], type->arguments[1]);
}

static const Type *first_argument(const Type *type)
{
    return type && type->count ? type->arguments[0] : NULL;
}

const Type *type_special(Model *model, const Type *type, Str name)
{
    if (!type || !type->class)
        return library_method(model, type, name, NODE_NONE);
    Symbol symbol = intern(model->interner, name);
    Node method = member_method(model, type->class, symbol);
    return method ? function_type(model, method).type : NULL;
}

/* Of an object of a class of the file. */
static const Type *own_element(Model *model, const Type *type)
{
    const Type *iterator = type_special(model, type, STR("__iter__"));
    if (iterator && iterator->class)
        return type_special(model, iterator, STR("__next__"));
    return type_element(model, iterator);
}

const Type *type_element(Model *model, const Type *type)
{
    if (!type)
        return NULL;
    if (type->class)
        return own_element(model, type);
    switch (type->name) {
    case WORD_str:
        return type;
    case WORD_bytes:
    case WORD_bytearray:
    case WORD_range:
        return type_make(model, WORD_int);
    case WORD_tuple:
        return type->repeated || type->count < 2 ? type->arguments[0]
                                                 : pair_element(model, type);
    case WORD_list:
    case WORD_set:
    case WORD_frozenset:
    case WORD_dict:
    case WORD_Generator:
        return type->arguments[0];
    default:
        break;
    }
    return first_argument(library_base(model, type, STR("typing.Iterable")));
}

/* The item of a pair by a number that the file shows. */
static const Type *pair_item(Model *model, const Type *type, Node index)
{
    int64_t at = 0;
    bool known = value_integer(model, index, &at) && at >= -2 && at <= 1;
    return known ? type->arguments[at & 1] : pair_element(model, type);
}

const Type *type_item(Model *model, const Type *type, Node index)
{
    if (!type || type->class)
        return type_special(model, type, STR("__getitem__"));
    bool by_slice = tree_kind(model->tree, index) == KIND_slice;
    bool pair = type->name == WORD_tuple && !type->repeated && type->count == 2;
    switch (type->name) {
    case WORD_tuple:
        if (pair && !by_slice)
            return pair_item(model, type, index);
        if (by_slice && !type->repeated)
            return type_make(model, WORD_tuple);
        /* fall through */
    case WORD_str:
    case WORD_list:
        return by_slice ? type_present(model, type) : type_element(model, type);
    case WORD_dict:
        return type->count == 2 ? type->arguments[1] : NULL;
    default:
        return library_item(model, type, by_slice);
    }
}

/* Of a mapping's type, or of an iterable's of pairs, the argument that says
 * what the keys (0) or the values (1) of a dict made of it are. */
static const Type *mapping_argument(Model *model, const Type *type,
                                    uint32_t index)
{
    const Type *mapping = library_base(model, type, STR("typing.Mapping"));
    if (!mapping) {
        mapping = type_element(model, type);
        if (!type_is(mapping, WORD_tuple) || mapping->repeated)
            return NULL;
    }
    return index < mapping->count ? mapping->arguments[index] : NULL;
}

const Type *type_key(Model *model, const Type *type)
{
    return mapping_argument(model, type, 0);
}

const Type *type_value(Model *model, const Type *type)
{
    return mapping_argument(model, type, 1);
}

const Type *type_awaited(Model *model, const Type *type)
{
    return first_argument(library_base(model, type, STR("typing.Awaitable")));
}

const Type *type_element_async(Model *model, const Type *type)
{
    return first_argument(
        library_base(model, type, STR("typing.AsyncIterable")));
}

const Type *type_entered(Model *model, const Type *type)
{
    return type_special(model, type, STR("__enter__"));
}

const Type *type_entered_async(Model *model, const Type *type)
{
    return type_awaited(model, type_special(model, type, STR("__aenter__")));
}

/* Of `type[X]` an X. */
const Type *type_called(Model *model, const Type *type)
{
    if (!type)
        return NULL;
    bool is_type = str_is(intern_text(model->interner, type->name), "type");
    if (is_type && !type->class)
        return first_argument(type);
    return type_special(model, type, STR("__call__"));
}
