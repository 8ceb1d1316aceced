#include "model/import.h"

#include "model/state.h"
#include "syntax/slices.h"

enum { LONGEST_CHAIN = 16 }; /* attributes of one dotted name */

/* What `from . import x` names is `.x`: its dots are no part to end. */
static Symbol dotted(Model *model, Symbol left, Str right)
{
    Interner *interner = model->interner;
    Str text = intern_text(interner, left);
    if (!str_ends_with(text, STR(".")))
        return intern_dotted(interner, text, right);
    return intern(interner,
                  str_from(arena_format(interner->arena, "%.*s%.*s",
                                        STR_ARG(text), STR_ARG(right))));
}

/* `a.b.c` of an import without the spaces that it may be written with. */
static Symbol dotted_text(Model *model, Node name)
{
    Node part = tree_first_named(model->tree, name);
    Symbol symbol = part ? tree_symbol(model->tree, part) : 0;
    while (part && (part = tree_next_named(model->tree, part)))
        symbol = dotted(model, symbol, tree_text(model->tree, part));
    return symbol;
}

/* `..a.b` of a relative import; `..` alone ends in its last dot. */
static Symbol relative_text(Model *model, Node relative)
{
    const Tree *tree = model->tree;
    Str dots = tree_text(tree, tree_first_named(tree, relative));
    Node name = tree_child_of_kind(tree, relative, KIND_dotted_name);
    Str rest = name ? intern_text(model->interner, dotted_text(model, name))
                    : (Str){0};
    const char *text = arena_format(model->interner->arena, "%.*s%.*s",
                                    STR_ARG(dots), STR_ARG(rest));
    return intern(model->interner, str_from(text));
}

static Symbol read_module(Model *model, Node statement)
{
    Node module = tree_child(model->tree, statement, FIELD_module_name);
    if (tree_kind(model->tree, statement) == KIND_future_import_statement)
        return 0;
    if (tree_kind(model->tree, module) == KIND_relative_import)
        return relative_text(model, module);
    return module ? dotted_text(model, module) : 0;
}

/* One statement's names come one after the other. */
static Symbol module_text(Model *model, Node statement)
{
    if (model->import_statement != statement)
        model->import_module = read_module(model, statement);
    model->import_statement = statement;
    return model->import_module;
}

static Symbol read_target(Model *model, const Definition *definition)
{
    const Tree *tree = model->tree;
    Node target = definition->target;
    bool aliased = tree_kind(tree, target) == KIND_aliased_import;
    Node name = aliased ? tree_child(tree, target, FIELD_name) : target;
    if (tree_kind(tree, definition->statement) == KIND_import_statement)
        return aliased ? dotted_text(model, name)
                       : tree_symbol(tree, definition->name);
    Symbol module = module_text(model, definition->statement);
    return module ? dotted(model, module, tree_text(tree, name)) : 0;
}

Symbol import_target(Model *model, const Definition *definition)
{
    size_t index = (size_t)(definition - model->definitions.items);
    if (!model->imports)
        model->imports = arena_alloc(model->arena, model->definitions.count *
                                                       sizeof *model->imports);
    if (!model->imports[index])
        model->imports[index] = read_target(model, definition);
    return model->imports[index];
}

/* The one thing that all definitions of a binding import. `import a.b` and
 * `import a.c` both bind a. */
static Symbol binding_target(Model *model, BindingId binding)
{
    Symbol target = 0;
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition))) {
        if (definition->kind != DEFINITION_IMPORT)
            return 0;
        Symbol imported = import_target(model, definition);
        if (!imported || (target && target != imported))
            return 0;
        target = imported;
    }
    return target;
}

Symbol import_of_name(Model *model, ScopeId scope, Symbol name)
{
    BindingId binding = binding_visible(model, scope, name);
    if (binding)
        return binding_target(model, binding);
    return binding_has_star(model) ? 0 : name;
}

static Symbol name_target(Model *model, Node name)
{
    if (!binding_is_name(model->tree, name))
        return 0;
    BindingId binding = binding_of(model, name);
    if (binding)
        return binding_target(model, binding);
    return binding_has_star(model) ? 0 : tree_symbol(model->tree, name);
}

Symbol import_qualified(Model *model, Node expression)
{
    const Tree *tree = model->tree;
    Node parts[LONGEST_CHAIN];
    uint32_t count = 0;
    while (tree_kind(tree, expression) == KIND_attribute) {
        if (count == LONGEST_CHAIN)
            return 0;
        parts[count++] = tree_child(tree, expression, FIELD_attribute);
        expression = tree_child(tree, expression, FIELD_object);
    }
    if (!expression || tree_kind(tree, expression) != KIND_identifier)
        return 0;
    Symbol symbol = name_target(model, expression);
    bool builtin = count > 0 && symbol == tree_symbol(tree, expression) &&
                   !binding_of(model, expression);
    if (builtin && symbol != WORD_str && symbol != WORD_dict &&
        symbol != WORD_bytes && symbol != WORD_int && symbol != WORD_list)
        return 0;
    while (symbol && count > 0)
        symbol = dotted(model, symbol, tree_text(tree, parts[--count]));
    return symbol;
}

bool import_covers(Str module, Str imported)
{
    return str_starts_with(imported, module) &&
           (imported.size == module.size || imported.data[module.size] == '.');
}

Symbol import_named(Model *model, const Definition *definition)
{
    bool plain = tree_kind(model->tree, definition->statement) ==
                     KIND_import_statement &&
                 tree_kind(model->tree, definition->target) == KIND_dotted_name;
    return plain ? dotted_text(model, definition->target)
                 : import_target(model, definition);
}

bool import_exists(Model *model, Str module)
{
    const Tree *tree = model->tree;
    Str first = module;
    slices_ask_import(tree, str_take(&first, '.'));
    model_bind(model);
    for (uint32_t i = 1; i < model->definitions.count; i++) {
        const Definition *definition = &model->definitions.items[i];
        if (definition->kind != DEFINITION_IMPORT)
            continue;
        Symbol named = import_named(model, definition);
        if (named && import_covers(module, intern_text(model->interner, named)))
            return true;
    }
    return false;
}

/* The binding of what `name`, a dotted_name in an import statement, is called
 * in the code around, or 0. */
static BindingId binding_of_import(Model *model, Node name)
{
    const Tree *tree = model->tree;
    Node holder = tree_parent(tree, name);
    Node bound = tree_kind(tree, holder) == KIND_aliased_import
                     ? tree_child(tree, holder, FIELD_alias)
                     : tree_first_named(tree, name);
    return binding_visible(model, scope_of(model, name),
                           tree_symbol(tree, bound));
}

static bool is_in_import(const Tree *tree, Node use)
{
    Node around = tree_parent(tree, use);
    return tree_kind(tree, around) == KIND_dotted_name ||
           tree_kind(tree, around) == KIND_aliased_import;
}

Node import_next_use(Model *model, Node name, uint32_t *at)
{
    const Tree *tree = model->tree;
    BindingId binding = binding_of_import(model, name);
    Node use = NODE_NONE;
    do
        use = binding ? binding_use(model, binding, at) : NODE_NONE;
    while (use && is_in_import(tree, use));
    while (use && tree_kind(tree, tree_parent(tree, use)) == KIND_attribute)
        use = tree_parent(tree, use);
    return use;
}

bool import_is_global(Model *model, Node name)
{
    BindingId binding = binding_of_import(model, name);
    return binding &&
           binding_get(model, binding)->scope != scope_of(model, name);
}

bool import_is_all(Model *model, Node expression)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, expression)->next;
    for (Node node = expression; node < end; node++)
        if (tree_kind(tree, node) == KIND_identifier &&
            binding_is_name(tree, node) && !import_qualified(model, node))
            return false;
    return true;
}
