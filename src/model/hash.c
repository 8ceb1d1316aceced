#include "model/hash_reader.h"

#include "model/guard.h"
#include "model/import.h"
#include "model/infer.h"
#include "model/library.h"

/* Nested tuples further in are not known. */
enum { MOST_LEVELS = 4 };

/* Of Python's own classes: those of other packages are not known. */
static HashAnswer library_answer(Str name)
{
    static const char *const refusing[] = {
        "list",
        "dict",
        "set",
        "bytearray",
        "array.array",
        "collections.deque",
        "collections.defaultdict",
        "collections.Counter",
        "collections.OrderedDict",
    };
    static const char *const hashing[] = {
        "str",   "bytes", "int",       "float", "complex", "bool",
        "range", "None",  "frozenset", "type",  "slice",   "re.Pattern",
    };
    static const char *const packages[] = {
        "pathlib", "datetime",  "decimal", "fractions",
        "uuid",    "ipaddress", "enum",
    };
    if (STR_IS_ANY(name, refusing))
        return HASH_REFUSED;
    Str rest = name;
    bool known = STR_IS_ANY(str_take(&rest, '.'), packages) && rest.size;
    return known || STR_IS_ANY(name, hashing) ? HASH_SHOWN : HASH_UNKNOWN;
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

static bool is_dataclass(Model *model, Node name)
{
    static const char *const names[] = {"dataclasses.dataclass", "attr.s",
                                        "attrs.define", "attr.define"};
    return STR_IS_ANY(guard_dotted(model, name), names);
}

/* `@dataclass` makes `__eq__` and, unless it is told to freeze, no hash; a
 * frozen one is as its fields are, which is not known. */
static HashAnswer dataclass_answer(Model *model, Node class)
{
    const Tree *tree = model->tree;
    Node around = tree_parent(tree, class);
    if (tree_kind(tree, around) != KIND_decorated_definition)
        return HASH_SHOWN;
    Node child = tree_first_named(tree, around);
    for (; child && child != class; child = tree_next_named(tree, child)) {
        Node name = tree_first_named(tree, child);
        Node call = tree_kind(tree, name) == KIND_call ? name : NODE_NONE;
        if (call)
            name = tree_child(tree, call, FIELD_function);
        if (!is_dataclass(model, name))
            continue;
        return call && (is_true(tree, call, "frozen") ||
                        is_true(tree, call, "unsafe_hash") ||
                        value_keyword(tree, call, STR("eq")))
                   ? HASH_UNKNOWN
                   : HASH_REFUSED;
    }
    return HASH_SHOWN;
}

/* Bases that leave `object`'s hash alone. */
static bool is_plain_base(Model *model, Node base)
{
    static const char *const names[] = {
        "object", "abc.ABC", "str", "int", "type", "threading.Thread"};
    Str text = guard_dotted(model, base);
    return STR_IS_ANY(text, names) || str_starts_with(text, STR("enum.")) ||
           str_ends_with(text, STR("Error")) ||
           str_ends_with(text, STR("Exception"));
}

/* Has the class a base that is neither in the file nor plain? */
static bool has_foreign_base(Model *model, Node class)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, class, FIELD_superclasses);
    Node base = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; base; base = tree_next_named(tree, base)) {
        const Definition *only =
            tree_kind(tree, base) == KIND_identifier
                ? binding_only(model, binding_of(model, base))
                : NULL;
        bool own = only && only->kind == DEFINITION_CLASS;
        if (!own && tree_kind(tree, base) != KIND_keyword_argument &&
            !is_plain_base(model, base))
            return true;
    }
    return false;
}

/* The nearest class that says something decides. */
static HashAnswer class_answer(Model *model, Node class)
{
    Node line[MEMBER_MOST_BASES];
    uint32_t count = member_line(model, class, line);
    bool foreign = false;
    for (uint32_t i = 0; i < count; i++) {
        if (defines(model->tree, line[i], "__hash__"))
            return HASH_SHOWN;
        if (defines(model->tree, line[i], "__eq__"))
            return HASH_REFUSED;
        HashAnswer answer = dataclass_answer(model, line[i]);
        if (answer != HASH_SHOWN)
            return answer;
        foreign |= has_foreign_base(model, line[i]);
    }
    return foreign ? HASH_UNKNOWN : HASH_SHOWN;
}

static HashAnswer type_answer(Model *model, const Type *type, uint32_t levels)
{
    if (!type || !levels)
        return HASH_UNKNOWN;
    if (type->class)
        return class_answer(model, type->class);
    if (type->name != WORD_tuple)
        return library_answer(intern_text(model->interner, type->name));
    HashAnswer answer = type->count ? HASH_SHOWN : HASH_UNKNOWN;
    for (uint32_t i = 0; i < type->count && i < 2; i++) {
        HashAnswer part = type_answer(model, type->arguments[i], levels - 1);
        if (part == HASH_REFUSED || answer == HASH_SHOWN)
            answer = part;
    }
    return answer;
}

HashAnswer hash_of_type(Model *model, const Type *type)
{
    return type_answer(model, type, MOST_LEVELS);
}

HashAnswer hash_either(HashAnswer left, HashAnswer right)
{
    return left > right ? left : right;
}

Str hash_function(Model *model, Node call)
{
    return call ? guard_dotted(model,
                               tree_child(model->tree, call, FIELD_function))
                : (Str){0};
}

bool hash_is_key_word(Str word)
{
    static const char *const words[] = {
        "name", "id",       "key",  "pk",   "uid",      "uuid",
        "path", "filename", "stem", "slug", "__name__", "__qualname__",
    };
    return STR_IS_ANY(word, words) || str_ends_with(word, STR("_id")) ||
           str_ends_with(word, STR("_name")) ||
           str_ends_with(word, STR("_key"));
}

bool hash_has_tensors(Model *model)
{
    return import_exists(model, STR("torch")) ||
           import_exists(model, STR("tensorflow")) ||
           import_exists(model, STR("jax"));
}

bool hash_has_arrays(Model *model)
{
    return hash_has_tensors(model) || import_exists(model, STR("numpy")) ||
           import_exists(model, STR("pandas"));
}

HashAnswer hash_of(Model *model, Node expression)
{
    Hashing hashing = {.model = model};
    return hash_value(&hashing, expression);
}

HashAnswer hash_of_elements(Model *model, Node collection)
{
    Hashing hashing = {.model = model};
    return hash_elements(&hashing, collection);
}

/* Where there are tensors, what is not shown to be something else may be one;
 * a number is equal to a tensor that holds it. */
HashAnswer hash_of_membership(Model *model, Node item, Node collection)
{
    HashAnswer value = hash_of(model, item);
    HashAnswer elements = hash_of_elements(model, collection);
    bool number = type_is(type_of(model, item).type, WORD_int);
    if (elements < HASH_SHOWN && (number || value < HASH_SHOWN) &&
        hash_has_tensors(model))
        return HASH_REFUSED;
    return hash_either(value, elements);
}
