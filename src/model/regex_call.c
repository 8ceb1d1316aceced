#include "model/regex_call.h"

#include "model/argument.h"
#include "model/import.h"
#include "model/state.h"
#include "model/value.h"

typedef struct Function {
    const char *name;
    RegexMethod method;
    int flags_at; /* position of the argument */
} Function;

static const Function functions[] = {
    {"compile", REGEX_METHOD_MATCH, 1},
    {"match", REGEX_METHOD_MATCH, 2},
    {"fullmatch", REGEX_METHOD_FULLMATCH, 2},
    {"search", REGEX_METHOD_SEARCH, 2},
    {"findall", REGEX_METHOD_SEARCH, 2},
    {"finditer", REGEX_METHOD_SEARCH, 2},
    {"split", REGEX_METHOD_SEARCH, 3},
    {"sub", REGEX_METHOD_SEARCH, 4},
    {"subn", REGEX_METHOD_SEARCH, 4},
};

static const Function *function_named(Str name)
{
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        if (str_is(name, functions[i].name))
            return &functions[i];
    return NULL;
}

/* What is behind `re.`, or the empty view. */
static Str name_in_re(Model *model, Node expression)
{
    Str name =
        intern_text(model->interner, import_qualified(model, expression));
    return str_starts_with(name, STR("re.")) ? str_slice(name, 3, name.size)
                                             : (Str){0};
}

static bool flag_named(Str name, uint32_t *flag)
{
    static const struct {
        const char *letter, *word;
        uint32_t flag;
    } flags[] = {
        {"I", "IGNORECASE", REGEX_IGNORECASE},
        {"L", "LOCALE", REGEX_LOCALE},
        {"M", "MULTILINE", REGEX_MULTILINE},
        {"S", "DOTALL", REGEX_DOTALL},
        {"U", "UNICODE", REGEX_UNICODE},
        {"X", "VERBOSE", REGEX_VERBOSE},
        {"A", "ASCII", REGEX_ASCII},
        {"NOFLAG", "NOFLAG", 0},
        {"DEBUG", "DEBUG", 0},
    };
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        if (str_is(name, flags[i].letter) || str_is(name, flags[i].word)) {
            *flag = flags[i].flag;
            return true;
        }
    return false;
}

enum { MOST_FLAGS = 12 /* in one sum */ };

/* `re.I | re.X`, also through a name; numbers as well. */
static bool read_flags(Model *model, Node node, uint32_t *flags, int depth)
{
    const Tree *tree = model->tree;
    uint32_t left = 0;
    uint32_t right = 0;
    int64_t number = 0;
    if (flag_named(name_in_re(model, value_bare(tree, node)), flags))
        return true;
    node = value_behind(model, node);
    if (value_integer(model, node, &number)) {
        *flags = (uint32_t)number;
        return number >= 0 && number < 512;
    }
    if (tree_kind(tree, node) != KIND_binary_operator || depth > MOST_FLAGS ||
        (!tree_child_of_kind(tree, node, TOKEN_pipe) &&
         !tree_child_of_kind(tree, node, TOKEN_plus)))
        return flag_named(name_in_re(model, node), flags);
    bool is_known = read_flags(model, tree_child(tree, node, FIELD_left), &left,
                               depth + 1) &&
                    read_flags(model, tree_child(tree, node, FIELD_right),
                               &right, depth + 1);
    *flags = left | right;
    return is_known;
}

/* The method of a compiled pattern that this mention of it calls. */
static const Function *method_at(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    if (tree_kind(tree, parent) != KIND_attribute ||
        tree_child(tree, parent, FIELD_object) != use)
        return NULL;
    return function_named(
        tree_text(tree, tree_child(tree, parent, FIELD_attribute)));
}

/* What the file does with what `re.compile` returns: if it searches anywhere
 * with it, it searches. */
static RegexMethod method_of_compiled(Model *model, Node call)
{
    const Tree *tree = model->tree;
    const Function *direct = method_at(tree, call);
    if (direct)
        return direct->method;
    Node target = tree_child(tree, tree_parent(tree, call), FIELD_left);
    BindingId binding =
        target && tree_symbol(tree, target) ? binding_of(model, target) : 0;
    RegexMethod method = REGEX_METHOD_MATCH;
    uint32_t at = 0;
    Node use = binding ? binding_use(model, binding, &at) : NODE_NONE;
    for (; use; use = binding_use(model, binding, &at)) {
        const Function *function = method_at(tree, use);
        if (function && function->method == REGEX_METHOD_SEARCH)
            return REGEX_METHOD_SEARCH;
    }
    return method;
}

bool regex_call_read(Model *model, Node call, RegexCall *result)
{
    const Tree *tree = model->tree;
    Node name = tree_child(tree, call, FIELD_function);
    Str dotted = intern_text(model->interner, import_qualified(model, name));
    const Function *function = function_named(
        str_slice(dotted, str_last_byte(dotted, '.') + 1, dotted.size));
    if (!function)
        return false;
    Argument pattern = argument_of(tree, call, (Parameter){0, STR("pattern")});
    Argument flags =
        argument_of(tree, call, (Parameter){function->flags_at, STR("flags")});
    *result = (RegexCall){.pattern = pattern.value, .method = function->method};
    if (pattern.state != ARGUMENT_GIVEN || flags.state == ARGUMENT_UNKNOWN ||
        (flags.state == ARGUMENT_GIVEN &&
         !read_flags(model, flags.value, &result->flags, 0)))
        return false;
    if (str_is(str_from(function->name), "compile"))
        result->method = method_of_compiled(model, call);
    return true;
}
