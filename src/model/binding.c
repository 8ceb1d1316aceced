#include "model/binding.h"

#include "model/occurrence.h"
#include "model/state.h"

#include <assert.h>

/* Of `import a.b`, `from m import n` and `case a.b` the names are a, n, a. */
static bool is_dotted_head(const Tree *tree, Node identifier)
{
    Node dotted = tree_parent(tree, identifier);
    uint16_t kind = tree_kind(tree, tree_parent(tree, dotted));
    return tree_first_named(tree, dotted) == identifier &&
           kind != KIND_relative_import && kind != KIND_aliased_import &&
           tree_field(tree, dotted) != FIELD_module_name;
}

bool binding_is_name(const Tree *tree, Node identifier)
{
    Node parent = tree_parent(tree, identifier);
    switch (tree_kind(tree, parent)) {
    case KIND_attribute:
        return tree_field(tree, identifier) != FIELD_attribute;
    case KIND_keyword_argument:
        return tree_field(tree, identifier) != FIELD_name;
    case KIND_keyword_pattern:
        return tree_first_named(tree, parent) != identifier;
    case KIND_dotted_name:
        return is_dotted_head(tree, identifier);
    default:
        return true;
    }
}

static uint32_t slot_of(const Model *model, ScopeId scope, Symbol symbol)
{
    uint32_t slot = (scope * 2654435761U) ^ (symbol * 40503U);
    for (slot &= model->binding_mask; model->binding_slots[slot];
         slot = (slot + 1) & model->binding_mask) {
        const Binding *binding =
            &model->bindings.items[model->binding_slots[slot]];
        if (binding->scope == scope && binding->symbol == symbol)
            break;
    }
    return slot;
}

static BindingId ensure(Model *model, ScopeId scope, Symbol symbol)
{
    uint32_t slot = slot_of(model, scope, symbol);
    if (!model->binding_slots[slot]) {
        model->binding_slots[slot] = model->bindings.count;
        Binding binding = {.scope = scope, .symbol = symbol};
        array_push(model->arena, &model->bindings, binding);
    }
    return model->binding_slots[slot];
}

/* There are at most two bindings for each definition: a redirected one and
 * where it is sent. */
static void make_slots(Model *model)
{
    uint32_t slots = 64;
    while (slots < model->definitions.count * 4)
        slots *= 2;
    model->binding_slots =
        arena_alloc(model->arena, slots * sizeof *model->binding_slots);
    model->binding_mask = slots - 1;
}

/* Walrus targets skip comprehensions (PEP 572). */
static ScopeId scope_of_definition(Model *model, const Definition *definition)
{
    ScopeId scope = scope_of(model, definition->name);
    while (definition->kind == DEFINITION_WALRUS &&
           model->scopes.items[scope].kind == SCOPE_COMPREHENSION)
        scope = model->scopes.items[scope].parent;
    return scope;
}

/* Looks `symbol` up as code in `scope` does: classes around are skipped. */
static BindingId look_up(const Model *model, ScopeId scope, Symbol symbol)
{
    for (bool own = true;; own = false) {
        const Scope *data = &model->scopes.items[scope];
        uint32_t slot = slot_of(model, scope, symbol);
        BindingId found = model->binding_slots[slot];
        bool visible = own || data->kind != SCOPE_CLASS;
        if (found && visible && !model->bindings.items[found].nonlocal) {
            BindingId redirect = model->bindings.items[found].redirect;
            return redirect ? redirect : found;
        }
        if (scope == 0)
            return 0;
        scope = data->parent;
    }
}

static void declare(Model *model, const Definition *definition)
{
    Symbol symbol = tree_symbol(model->tree, definition->name);
    ScopeId scope = definition->scope;
    BindingId binding = ensure(model, scope, symbol);
    if (definition->kind == DEFINITION_NONLOCAL) {
        model->bindings.items[binding].nonlocal = true;
    } else if (scope != 0) {
        BindingId global = ensure(model, 0, symbol);
        model->bindings.items[binding].redirect = global;
    }
}

static void attach(Model *model, uint32_t index)
{
    Definition *definition = &model->definitions.items[index];
    Symbol symbol = tree_symbol(model->tree, definition->name);
    ScopeId scope = definition->scope;
    BindingId id = ensure(model, scope, symbol);
    if (model->bindings.items[id].nonlocal)
        id = look_up(model, scope, symbol);
    else if (model->bindings.items[id].redirect)
        id = model->bindings.items[id].redirect;
    if (!id)
        return;
    Binding *binding = &model->bindings.items[id];
    definition->binding = id;
    if (binding->last)
        model->definitions.items[binding->last].next = index;
    else
        binding->first = index;
    binding->last = index;
    binding->count++;
}

static bool is_declaration(const Definition *definition)
{
    return definition->kind == DEFINITION_GLOBAL ||
           definition->kind == DEFINITION_NONLOCAL;
}

static bool is_in_nonlocal(Model *model, const Definition *definition)
{
    Symbol symbol = tree_symbol(model->tree, definition->name);
    uint32_t slot = slot_of(model, definition->scope, symbol);
    BindingId found = model->binding_slots[slot];
    return found && model->bindings.items[found].nonlocal;
}

/* Names sent elsewhere by `nonlocal` come last, when the scopes around have
 * theirs. */
static void attach_all(Model *model)
{
    uint32_t count = model->definitions.count;
    for (uint32_t i = 1; i < count; i++)
        model->definitions.items[i].scope =
            scope_of_definition(model, &model->definitions.items[i]);
    for (uint32_t i = 1; i < count; i++)
        if (is_declaration(&model->definitions.items[i]))
            declare(model, &model->definitions.items[i]);
    for (int nonlocal = 0; nonlocal < 2; nonlocal++)
        for (uint32_t i = 1; i < count; i++) {
            const Definition *definition = &model->definitions.items[i];
            if (!is_declaration(definition) &&
                is_in_nonlocal(model, definition) == (nonlocal == 1))
                attach(model, i);
        }
}

void model_bind(Model *model)
{
    if (model->bound)
        return;
    model->bound = true;
    define_all(model);
    make_slots(model);
    attach_all(model);
}

/* Asked again and again of the same names, so answers are kept. */
BindingId binding_of(Model *model, Node name)
{
    Symbol symbol = tree_symbol(model->tree, name);
    if (!symbol || !binding_is_name(model->tree, name))
        return 0;
    if (!model->named)
        model->named = arena_alloc(model->arena,
                                   model->tree->count * sizeof *model->named);
    BindingId *kept = &model->named[name];
    if (!*kept) {
        ScopeId scope = scope_of(model, name);
        *kept = look_up(model, scope, symbol) + 1;
    }
    return *kept - 1;
}

BindingId binding_visible(Model *model, ScopeId scope, Symbol symbol)
{
    model_bind(model);
    return look_up(model, scope, symbol);
}

BindingId binding_in(Model *model, ScopeId scope, Symbol symbol)
{
    model_bind(model);
    BindingId found = model->binding_slots[slot_of(model, scope, symbol)];
    BindingId redirect = model->bindings.items[found].redirect;
    return redirect ? redirect : found;
}

const Binding *binding_get(const Model *model, BindingId binding)
{
    assert(model->bound);
    return &model->bindings.items[binding];
}

const Definition *binding_next(const Model *model, BindingId binding,
                               const Definition *previous)
{
    uint32_t next =
        previous ? previous->next : model->bindings.items[binding].first;
    return next ? &model->definitions.items[next] : NULL;
}

const Definition *binding_only(const Model *model, BindingId binding)
{
    if (!binding || model->bindings.items[binding].count != 1)
        return NULL;
    return binding_next(model, binding, NULL);
}

/* A name is seen nowhere but below the node that opens its scope. */
Node binding_use(Model *model, BindingId binding, uint32_t *at)
{
    const Tree *tree = model->tree;
    const Binding *data = &model->bindings.items[binding];
    Node home = model->scopes.items[data->scope].node;
    Occurrences uses =
        occurrences_of(model, data->symbol, home, tree_data(tree, home)->next);
    while (*at < uses.count) {
        Node use = uses.nodes[(*at)++];
        if (binding_of(model, use) == binding)
            return use;
    }
    return NODE_NONE;
}

static bool is_captured(Model *model, BindingId binding)
{
    Node home = model->scopes.items[model->bindings.items[binding].scope].node;
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at))
        if (scope_node_of(model->tree, use) != home)
            return true;
    return false;
}

bool binding_is_captured(Model *model, BindingId binding)
{
    uint8_t *kept = &model->bindings.items[binding].captured;
    if (!*kept)
        *kept = is_captured(model, binding) + 1;
    return *kept > 1;
}

static bool is_seen_by_functions(Model *model, BindingId binding)
{
    const Tree *tree = model->tree;
    const Scope *home =
        &model->scopes.items[model->bindings.items[binding].scope];
    Node own = NODE_NONE;
    if (home->kind == SCOPE_FUNCTION)
        own = home->node;
    else if (home->kind == SCOPE_COMPREHENSION)
        own = scope_function(tree, home->node);
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at))
        if (scope_function(tree, use) != own)
            return true;
    return false;
}

bool binding_is_seen_by_functions(Model *model, BindingId binding)
{
    uint8_t *kept = &model->bindings.items[binding].seen;
    if (!*kept)
        *kept = is_seen_by_functions(model, binding) + 1;
    return *kept > 1;
}

bool binding_has_star(Model *model)
{
    model_bind(model);
    return model->star;
}
