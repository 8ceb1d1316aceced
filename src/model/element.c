/* What iterating over a type gives. */

#include "model/infer.h"

#include "model/library.h"

static const Type *pair_element(Model *model, const Type *type)
{
    return type_join(model, type->arguments[0], type->arguments[1]);
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
    const Type *iterator =
        library_method(model, type, STR("__iter__"), NODE_NONE);
    if (!iterator)
        return NULL;
    return iterator->count ? iterator->arguments[0] : NULL;
}
