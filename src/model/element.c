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

const Type *type_element(Model *model, const Type *type)
{
    if (!type || type->class)
        return NULL;
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
        return NULL;
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

const Type *type_entered(Model *model, const Type *type)
{
    return library_method(model, type, STR("__enter__"), NODE_NONE);
}

/* Of `type[X]` an X. */
const Type *type_called(Model *model, const Type *type)
{
    Str name = type ? intern_text(model->interner, type->name) : (Str){0};
    if (str_is(name, "type") && !type->class)
        return first_argument(type);
    return library_method(model, type, STR("__call__"), NODE_NONE);
}
