#include "model/hash.h"

#include "model/import.h"
#include "model/infer.h"
#include "model/value.h"

/* Nested tuples further in are taken to be hashable. */
enum { MOST_LEVELS = 4 };

static const char *const refusing[] = {
    "list",
    "dict",
    "set",
    "bytearray",
    "collections.deque",
    "collections.defaultdict",
    "collections.Counter",
    "collections.OrderedDict",
    "numpy.ndarray",
    "pandas.DataFrame",
    "pandas.Series",
};

static bool is_refusing(Model *model, Symbol name)
{
    Str text = intern_text(model->interner, name);
    for (size_t i = 0; i < sizeof refusing / sizeof refusing[0]; i++)
        if (str_is(text, refusing[i]))
            return true;
    return false;
}

/* Does the body define (or assign) this name? */
static bool defines(const Tree *tree, Node class, const char *name)
{
    Node body = tree_child(tree, class, FIELD_body);
    Node end = body ? tree_data(tree, body)->next : NODE_NONE;
    for (Node node = body; node < end; node++)
        if (tree_kind(tree, node) == KIND_identifier &&
            (tree_field(tree, node) == FIELD_name ||
             tree_field(tree, node) == FIELD_left) &&
            str_is(tree_text(tree, node), name) &&
            scope_node_of(tree, node) == class)
            return true;
    return false;
}

static bool is_true(const Tree *tree, Node call, const char *keyword)
{
    Node value = value_keyword(tree, call, str_from(keyword));
    return value && tree_kind(tree, value) != KIND_false;
}

/* `@dataclass` makes `__eq__` and, unless it is told to freeze, no hash. */
static bool is_loose_dataclass(Model *model, Node class)
{
    const Tree *tree = model->tree;
    Node around = tree_parent(tree, class);
    if (tree_kind(tree, around) != KIND_decorated_definition)
        return false;
    Node child = tree_first_named(tree, around);
    for (; child && child != class; child = tree_next_named(tree, child)) {
        Node name = tree_first_named(tree, child);
        Node call = tree_kind(tree, name) == KIND_call ? name : NODE_NONE;
        if (call)
            name = tree_child(tree, call, FIELD_function);
        Symbol symbol = import_qualified(model, name);
        if (!symbol || !str_is(intern_text(model->interner, symbol),
                               "dataclasses.dataclass"))
            continue;
        return !call || (!is_true(tree, call, "frozen") &&
                         !is_true(tree, call, "unsafe_hash") &&
                         !value_keyword(tree, call, STR("eq")));
    }
    return false;
}

static bool is_refused(Model *model, const Type *type, uint32_t levels)
{
    if (!type || !levels)
        return false;
    if (type->class)
        return !defines(model->tree, type->class, "__hash__") &&
               (defines(model->tree, type->class, "__eq__") ||
                is_loose_dataclass(model, type->class));
    if (type->name == WORD_tuple)
        for (uint32_t i = 0; i < type->count && i < 2; i++)
            if (is_refused(model, type->arguments[i], levels - 1))
                return true;
    return is_refusing(model, type->name);
}

bool hash_is_refused(Model *model, const Type *type)
{
    return is_refused(model, type, MOST_LEVELS);
}

bool hash_is_disclaimed(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node function = scope_function(tree, node);
    uint32_t start = tree_data(tree, function ? function : NODE_ROOT)->start;
    uint32_t end = tree_data(tree, node)->end;
    for (uint32_t i = 0; i < tree->comment_count; i++) {
        Span span = tree->comments[i];
        Str comment = str_slice(tree->text, span.start, span.end);
        if (span.start >= start && span.end <= end &&
            str_find(comment, STR("hashable"), 0) < comment.size)
            return true;
    }
    return false;
}

bool hash_is_stored_into(Model *model, Node name)
{
    const Tree *tree = model->tree;
    BindingId binding =
        tree_kind(tree, name) == KIND_identifier ? binding_of(model, name) : 0;
    uint32_t at = 0;
    if (!binding)
        return false;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at)) {
        Node item = tree_parent(tree, use);
        uint16_t around = tree_kind(tree, tree_parent(tree, item));
        if (tree_kind(tree, item) == KIND_subscript &&
            tree_field(tree, use) == FIELD_value &&
            ((around == KIND_assignment &&
              tree_field(tree, item) == FIELD_left) ||
             around == KIND_delete_statement))
            return true;
    }
    return false;
}
