#include "model/load.h"

#include "model/callgraph.h"
#include "model/given.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"

enum { MOST_CALLS = 64 /* of one function, looked at */, MOST_LEVELS = 3 };

/* What an import loads. */
typedef struct Loaded {
    bool known;
    Str package; /* or module; empty: nothing is known */
    Str others;  /* heavy modules that it always imports */
} Loaded;

static Loaded loaded_with(const Model *model, Str package)
{
    Loaded loaded = {true, package, {0}};
    (void)table_find_package(model->facts->loads, package, &loaded.others);
    return loaded;
}

static bool is_among(Loaded loaded, Str module)
{
    if (import_covers(module, loaded.package))
        return true;
    while (loaded.others.size)
        if (str_equal(str_take(&loaded.others, ' '), module))
            return true;
    return false;
}

bool load_implies(const Model *model, Str package, Str module)
{
    return is_among(loaded_with(model, package), module);
}

bool load_is_in_package(const Model *model, Str module, Str path)
{
    while (path.size) {
        Str part = str_take(&path, '/');
        Str whole = module;
        if (path.size && (str_equal(part, str_take(&whole, '.')) ||
                          load_implies(model, part, module)))
            return true;
    }
    return false;
}

/* Before `node` in a block around it. */
static bool runs_before(const Tree *tree, Node statement, Node node)
{
    return statement < node &&
           tree_within(tree, node, tree_parent(tree, statement));
}

/* The first part of the name of what is imported; of a module of the package
 * that the file is in, none. */
static Str head_of(const Tree *tree, const Definition *definition)
{
    Node name = tree_child(tree, definition->statement, FIELD_module_name);
    if (!name && tree_kind(tree, definition->target) == KIND_aliased_import)
        name = tree_child(tree, definition->target, FIELD_name);
    name = tree_first_named(tree, name ? name : definition->target);
    return tree_word(tree, name ? tree_symbol(tree, name) : 0);
}

/* Does importing something that begins with `head` ever load the module? */
static bool may_load(const Model *model, Str head, Str module)
{
    return head.size && (str_equal(head, str_take(&module, '.')) ||
                         table_has_package(model->facts->loads, head));
}

static Loaded loaded_by(Model *model, uint32_t index)
{
    if (!model->loaded)
        model->loaded = arena_alloc(model->arena, model->definitions.count *
                                                      sizeof *model->loaded);
    Loaded *loaded = &model->loaded[index];
    if (!loaded->known) {
        Symbol named = import_named(model, &model->definitions.items[index]);
        *loaded = loaded_with(model, intern_text(model->interner, named));
    }
    return *loaded;
}

static bool imports(Model *model, uint32_t index, Str module)
{
    const Definition *definition = &model->definitions.items[index];
    return definition->kind == DEFINITION_IMPORT &&
           may_load(model, head_of(model->tree, definition), module) &&
           is_among(loaded_by(model, index), module);
}

/* The first import outside of functions that loads the module, from the
 * definition at `index` on; 0: none. */
static uint32_t global_import(Model *model, uint32_t index, Str module)
{
    const Tree *tree = model->tree;
    for (; index < model->definitions.count; index++)
        if (imports(model, index, module) &&
            !scope_def(tree, model->definitions.items[index].statement))
            return index;
    return 0;
}

/* Does one that is not the import at `node` itself load it? */
static bool is_imported_globally(Model *model, Node node, Str module)
{
    Memo *memo =
        memo_of(model, MEMO_IMPORTED, intern(model->interner, module), 0);
    if (!memo->done)
        memo->answer = global_import(model, 1, module);
    memo->done = true;
    uint32_t index = memo->answer;
    while (index && tree_within(model->tree, node,
                                model->definitions.items[index].statement))
        index = global_import(model, index + 1, module);
    return index != 0;
}

/* The first definition behind `node`. */
static uint32_t first_behind(const Model *model, Node node)
{
    uint32_t low = 1;
    uint32_t high = model->definitions.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->definitions.items[middle].name < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same in the functions around. */
static bool is_imported_before(Model *model, Node node, Str module)
{
    const Tree *tree = model->tree;
    Node outer = NODE_NONE;
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def))
        outer = def;
    uint32_t end = outer ? first_behind(model, node) : 0;
    for (uint32_t i = first_behind(model, outer); i < end; i++) {
        Node statement = model->definitions.items[i].statement;
        if (imports(model, i, module) && !tree_within(tree, node, statement) &&
            runs_before(tree, statement, node))
            return true;
    }
    return false;
}

static bool is_imported(Model *model, Node node, Str module)
{
    model_bind(model);
    return is_imported_globally(model, node, module) ||
           is_imported_before(model, node, module);
}

/* `_f`, or a function in a function: only the file calls it. */
static bool is_private(const Tree *tree, Node def)
{
    Str name = tree_text(tree, tree_child(tree, def, FIELD_name));
    return scope_def(tree, def) || (str_starts_with(name, STR("_")) &&
                                    !str_starts_with(name, STR("__")));
}

static bool is_done(Model *model, Node node, Str module, uint32_t level)
{
    if (is_imported(model, node, module))
        return true;
    Node def = scope_def(model->tree, node);
    if (def && given_object_of(model, def, module))
        return true;
    if (!def || level == MOST_LEVELS || !is_private(model->tree, def))
        return false;
    uint32_t at = 0;
    const Call *call = NULL;
    while (at < MOST_CALLS && (call = callgraph_next(model, def, &at)))
        if (!is_done(model, call->node, module, level + 1))
            return false;
    return at > 0;
}

bool load_is_done(Model *model, Node node, Str module, Str path)
{
    return load_is_in_package(model, module, path) ||
           is_done(model, node, module, 0);
}

/* `os.environ["NAME"] = value`, `os.environ.setdefault("NAME", value)` */
static bool sets_environment(const Tree *tree, Node statement)
{
    Node first = tree_first_named(tree, statement);
    Node target = first ? tree_child(tree, first, FIELD_left) : NODE_NONE;
    Node function = first ? tree_child(tree, first, FIELD_function) : NODE_NONE;
    Node changed = target ? target : function;
    return changed && tree_kind(tree, statement) == KIND_expression_statement &&
           (str_starts_with(tree_text(tree, changed), STR("os.environ[")) ||
            str_starts_with(tree_text(tree, changed), STR("os.environ.")) ||
            str_is(tree_text(tree, changed), "os.putenv"));
}

bool load_is_prepared(const Tree *tree, Node node)
{
    Node at = loop_statement_of(tree, node);
    while (at && tree_kind(tree, at) != KIND_function_definition) {
        Node before = at;
        while ((before = tree_previous_named(tree, before)))
            if (sets_environment(tree, before))
                return true;
        at = loop_statement_of(tree, tree_parent(tree, at));
    }
    return false;
}

/* The number that a row's value begins with. */
static uint32_t number_of(Str value)
{
    enum { MOST = 100000000 };
    uint32_t number = 0;
    for (size_t i = 0; i < value.size && number < MOST; i++) {
        if (value.data[i] < '0' || value.data[i] > '9')
            break;
        number = number * 10 + (uint32_t)(value.data[i] - '0');
    }
    return number;
}

static uint32_t cost_of(const Table *costs, Str module)
{
    Str value = {0};
    (void)table_find(costs, module, &value);
    return number_of(value);
}

/* The next of what importing the module loads: those that are listed, and the
 * packages that it is in; or the empty text. Begin with 0. */
static Str take_loaded(Str module, Str *others, size_t *dot)
{
    if (others->size)
        return str_take(others, ' ');
    while (*dot < module.size && module.data[*dot] != '.')
        ++*dot;
    return *dot < module.size ? str_slice(module, 0, (*dot)++) : (Str){0};
}

LoadCost load_cost(Model *model, const Table *costs, Node node, Str module,
                   Str path)
{
    Str others = {0};
    Str other;
    size_t dot = 0;
    (void)table_find_package(model->facts->loads, module, &others);
    uint32_t whole = cost_of(costs, module);
    uint32_t there = 0;
    while (whole && (other = take_loaded(module, &others, &dot)).size) {
        uint32_t cost = cost_of(costs, other);
        if (cost > there && !str_equal(other, module) &&
            load_is_done(model, node, other, path))
            there = cost;
    }
    return (LoadCost){whole, whole > there ? whole - there : 0};
}
