/* Methods of an object of unknown class that tell what they give: by a name
 * that no other class uses so, or by a text that stands as their argument. */

#include "model/infer.h"

#include "syntax/slices.h"

/* Does a class of the file have a method of this name? */
static bool is_own_method(Model *model, Symbol name)
{
    slices_ask_def(model->tree, name);
    for (uint32_t i = 1; i < model->definitions.count; i++) {
        const Definition *definition = &model->definitions.items[i];
        if (definition->kind == DEFINITION_FUNCTION &&
            tree_symbol(model->tree, definition->name) == name)
            return true;
    }
    return false;
}

static bool is_text(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_string &&
           !value_is_fstring(tree, node);
}

static bool is_codec(const Tree *tree, Node node)
{
    static const char *const codecs[] = {
        "utf-8", "utf8", "UTF-8", "ascii", "latin-1", "latin1", "utf-8-sig",
    };
    Str text = is_text(tree, node) ? value_string(tree, node) : (Str){0};
    return STR_IS_ANY(text, codecs);
}

/* `x.split()`, `x.split(", ")`; not `column.str.split(",")`. */
static const Type *split_type(Model *model, Node call)
{
    const Tree *tree = model->tree;
    Node separator = value_argument(tree, call, 0);
    if (value_argument_count(tree, call) == 0)
        return type_make(model, WORD_list);
    if (!separator || !is_text(tree, separator))
        return NULL;
    bool bytes = value_is_bytes(tree, separator);
    return type_make_of(model, WORD_list,
                        type_make(model, bytes ? WORD_bytes : WORD_str));
}

static const Type *codec_type(Model *model, Node call, Symbol name)
{
    Node codec = value_argument(model->tree, call, 0);
    return codec && is_codec(model->tree, codec) ? type_make(model, name)
                                                 : NULL;
}

const Type *telling_type(Model *model, Node call)
{
    const Tree *tree = model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    Node object = tree_child(tree, function, FIELD_object);
    Str method = tree_text(tree, name);
    bool series = tree_kind(tree, object) == KIND_attribute &&
                  str_ends_with(tree_text(tree, object), STR(".str"));
    const Type *type = NULL;
    if (series)
        return NULL;
    if (str_is(method, "split") || str_is(method, "rsplit"))
        type = split_type(model, call);
    else if (str_is(method, "splitlines") || str_is(method, "readlines") ||
             str_is(method, "tolist"))
        type = type_make(model, WORD_list);
    else if (str_is(method, "decode"))
        type = codec_type(model, call, WORD_str);
    else if (str_is(method, "encode"))
        type = codec_type(model, call, WORD_bytes);
    return type && !is_own_method(model, tree_symbol(tree, name)) ? type : NULL;
}
