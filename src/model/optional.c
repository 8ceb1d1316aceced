#include "model/optional.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/value.h"
#include "syntax/slices.h"

/* `is_torch_namespace`, `is_dask_array`: who has one has loaded its module. */
static bool asks_for_kind(Str name)
{
    static const Str ends[] = {STR_INIT("_namespace"), STR_INIT("_array"),
                               STR_INIT("_tensor"), STR_INIT("_dataframe")};
    if (!str_starts_with(name, STR("is_")))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends_with(name, ends[i]))
            return true;
    return false;
}

/* `is_pandas(x)`, `_is_numpy_instance(x)`, `uses_pandas(x)` */
static bool asks_for_object(Str name, Str package)
{
    while (str_starts_with(name, STR("_")))
        name = str_slice(name, 1, name.size);
    return package.size && str_contains(name, package) &&
           (str_starts_with(name, STR("is_")) ||
            str_starts_with(name, STR("uses_")));
}

/* `is_type(x, "polars.series.series.Series")` */
static bool names_class(const Tree *tree, Node node, Str package)
{
    if (tree_kind(tree, node) != KIND_string || !package.size)
        return false;
    Str name = value_string(tree, node);
    Str last = str_last_part(name, '.');
    return import_covers(package, name) && last.size && last.size < name.size &&
           last.data[0] >= 'A' && last.data[0] <= 'Z';
}

/* `is_pandas_available()`, `"pandas" in sys.modules` */
bool optional_asks(const Tree *tree, Node condition, Str package)
{
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++) {
        Str name = tree_symbol(tree, node) ? tree_text(tree, node) : (Str){0};
        if (str_contains(name, STR("available")) ||
            str_contains(name, STR("installed")) || str_is(name, "find_spec") ||
            str_is(name, "modules") || asks_for_kind(name) ||
            asks_for_object(name, package) || names_class(tree, node, package))
            return true;
    }
    return false;
}

/* `a` of `a.b`, with an alias behind it or not. */
static Str package_of(const Tree *tree, Node name)
{
    if (tree_kind(tree, name) == KIND_aliased_import)
        name = tree_child(tree, name, FIELD_name);
    return name ? tree_text(tree, tree_first_named(tree, name)) : (Str){0};
}

static Node first_module(const Tree *tree, Node import)
{
    Node module = tree_child(tree, import, FIELD_module_name);
    return module ? module : tree_child(tree, import, FIELD_name);
}

Str optional_package(const Tree *tree, Node import)
{
    uint16_t kind = tree_kind(tree, import);
    if (kind != KIND_import_statement && kind != KIND_import_from_statement)
        return (Str){0};
    Node module = first_module(tree, import);
    bool relative = tree_kind(tree, module) == KIND_relative_import;
    return relative ? (Str){0} : package_of(tree, module);
}

/* The call that a statement is, or whose result it gives to something. */
static Node call_of(const Tree *tree, Node statement)
{
    Node call = tree_first_named(tree, statement);
    if (!call || tree_kind(tree, statement) != KIND_expression_statement)
        return NODE_NONE;
    if (tree_kind(tree, call) == KIND_assignment)
        call = tree_child(tree, call, FIELD_right);
    return call && tree_kind(tree, call) == KIND_call ? call : NODE_NONE;
}

/* Is a string in the call the package, or a module of it? */
static bool names_package(const Tree *tree, Node call, Str package)
{
    Node end = call ? tree_data(tree, call)->next : NODE_NONE;
    for (Node node = call; node < end; node++)
        if (tree_kind(tree, node) == KIND_string &&
            import_covers(package, value_string(tree, node)))
            return true;
    return false;
}

/* `check_pandas_support()`, `requires(self, "pandas")`,
 * `import_module("numpy")` */
static bool calls_for(const Tree *tree, Node call, Str package)
{
    static const char *const words[] = {"import", "require", "check", "skip",
                                        "ensure", "support", "depend"};
    Str name = call ? tree_text(tree, tree_child(tree, call, FIELD_function))
                    : (Str){0};
    if (!str_contains(name, package) && !names_package(tree, call, package))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_contains(name, str_from(words[i])))
            return true;
    return false;
}

/* `@requires("torch")`; `@sizes.register_lazy("numpy")`: the `def` behind it
 * is called when somebody has loaded the package. */
static bool is_decorated_for(const Tree *tree, Node statement, Str package)
{
    if (tree_kind(tree, statement) != KIND_decorated_definition)
        return false;
    Node decorator = tree_first_named(tree, statement);
    for (; tree_kind(tree, decorator) == KIND_decorator;
         decorator = tree_next_named(tree, decorator)) {
        Node call = tree_first_named(tree, decorator);
        bool lazy = str_contains(tree_text(tree, call), STR("lazy"));
        if (tree_kind(tree, call) == KIND_call &&
            (calls_for(tree, call, package) ||
             (lazy && names_package(tree, call, package))))
            return true;
    }
    return false;
}

/* Does a statement before this one in its block? What was looked at for one is
 * not looked at again for the next. */
static bool is_required_before(Model *model, Node statement, Str package)
{
    const Tree *tree = model->tree;
    Node block = tree_parent(tree, statement);
    Memo *memo =
        memo_of(model, MEMO_REQUIRED, block, intern(model->interner, package));
    Node at = memo->from ? memo->from : tree_first_named(tree, block);
    for (; !memo->answer && at < statement; at = tree_next_named(tree, at)) {
        memo->from = tree_next_named(tree, at);
        if (calls_for(tree, call_of(tree, at), package))
            memo->answer = at;
    }
    return memo->answer && memo->answer < statement;
}

static void ask_once(Model *model, Str package)
{
    Memo *asked = memo_of(model, MEMO_REQUIRED, NODE_NONE,
                          intern(model->interner, package));
    if (!asked->done)
        slices_ask_text(model->tree, package);
    asked->done = true;
}

bool optional_is_required(Model *model, Node import, Str package)
{
    const Tree *tree = model->tree;
    Node statement = import;
    if (package.size)
        ask_once(model, package);
    while (package.size && statement) {
        if (is_decorated_for(tree, statement, package) ||
            is_required_before(model, statement, package))
            return true;
        statement = loop_statement_of(tree, tree_parent(tree, statement));
    }
    return false;
}
