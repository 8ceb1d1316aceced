#include "model/mapping.h"

#include "model/import.h"
#include "model/infer.h"
#include "model/state.h"

/* `dict[str, int]` is a `dict`. */
static bool is_library_mapping(Model *model, Node base)
{
    static const char *const names[] = {
        "dict",
        "collections.OrderedDict",
        "collections.defaultdict",
        "collections.Counter",
        "collections.UserDict",
        "collections.abc.Mapping",
        "collections.abc.MutableMapping",
        "typing.Dict",
        "typing.Mapping",
        "typing.MutableMapping",
    };
    if (tree_kind(model->tree, base) == KIND_subscript)
        base = tree_child(model->tree, base, FIELD_value);
    Str name = intern_text(model->interner, import_qualified(model, base));
    return STR_IS_ANY(name, names);
}

static bool is_in_line(Model *model, Node base, const Node *line,
                       uint32_t count)
{
    const Definition *only = tree_kind(model->tree, base) == KIND_identifier
                                 ? binding_only(model, binding_of(model, base))
                                 : NULL;
    for (uint32_t i = 0; only && i < count; i++)
        if (only->statement == line[i])
            return true;
    return false;
}

static bool binds(Model *model, Node class, Symbol name)
{
    return binding_in(model, model_find_scope(model, class), name) != 0;
}

bool mapping_is_plain(Model *model, Node class)
{
    const Tree *tree = model->tree;
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    bool found = false;
    for (uint32_t i = 0; i < count; i++) {
        Node list = tree_child(tree, line[i], FIELD_superclasses);
        Node base = list ? tree_first_named(tree, list) : NODE_NONE;
        if (!base || binds(model, line[i], WORD_keys) ||
            binds(model, line[i], WORD___contains__))
            return false;
        for (; base; base = tree_next_named(tree, base)) {
            bool known = is_library_mapping(model, base);
            if (!known && !is_in_line(model, base, line, count))
                return false;
            found |= known;
        }
    }
    return found;
}
