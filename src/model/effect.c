#include "model/effect.h"

#include "model/alias.h"
#include "model/elsewhere.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/occurrence.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

static bool is_bound(Model *model, Node at, Node loop)
{
    return (place_use(model, at) == PLACE_BOUND ||
            place_is_bound_anew(model, at)) &&
           loop_runs(model->tree, loop, at);
}

static bool is_changed(Model *model, Node at, Node loop)
{
    return place_use(model, at) == PLACE_CHANGED &&
           loop_runs(model->tree, loop, at);
}

static bool is_shared(Model *model, Node at, Node loop)
{
    return place_use(model, at) == PLACE_SHARED &&
           loop_runs(model->tree, loop, at);
}

/* Is one of the mentions of the place in the loop such a use of it? */
static bool any_use(Model *model, Node place, Node loop, PlaceUse wanted)
{
    static const PlaceTest tests[] = {
        [PLACE_BOUND] = {PLACE_TEST_BOUND, is_bound},
        [PLACE_CHANGED] = {PLACE_TEST_CHANGED, is_changed},
        [PLACE_SHARED] = {PLACE_TEST_SHARED, is_shared},
    };
    Node whole = loop_whole(model->tree, loop);
    return place_first(model, place, whole, loop, &tests[wanted]);
}

/* The owner of an attribute or item is handed to someone who may change it,
 * or has a method called. What methods of `self` do is looked up. */
static bool owner_changed(Model *model, Node place, Node loop)
{
    const Tree *tree = model->tree;
    for (Node at = place; tree_kind(tree, at) == KIND_attribute ||
                          tree_kind(tree, at) == KIND_subscript;) {
        bool item = tree_kind(tree, at) == KIND_subscript;
        at = tree_first_named(tree, at);
        if (any_use(model, at, loop, PLACE_SHARED) ||
            (item && any_use(model, at, loop, PLACE_CHANGED)))
            return true;
    }
    return false;
}

static bool object_changed(Model *model, Node place, Node loop)
{
    return any_use(model, place, loop, PLACE_CHANGED) ||
           any_use(model, place, loop, PLACE_SHARED) ||
           owner_changed(model, place, loop) ||
           elsewhere_by_method(model, place, loop, false) ||
           elsewhere_by_function(model, place, loop);
}

bool effect_mutated(Model *model, Node place, Node loop)
{
    const Node *aliases = NULL;
    if (type_is_immutable(type_of(model, place).type))
        return false;
    if (object_changed(model, place, loop))
        return true;
    uint32_t count = alias_list(model, place, &aliases);
    for (uint32_t i = 0; i < count; i++)
        if (object_changed(model, aliases[i], loop))
            return true;
    return false;
}

/* A beginning of the place counts: `self.x` is another when `self` is. */
bool effect_rebound(Model *model, Node place, Node loop)
{
    const Tree *tree = model->tree;
    for (Node at = place; at;) {
        if (any_use(model, at, loop, PLACE_BOUND))
            return true;
        uint16_t kind = tree_kind(tree, at);
        if (kind != KIND_attribute && kind != KIND_subscript)
            break;
        if (kind == KIND_subscript &&
            !effect_invariant(model, tree_child(tree, at, FIELD_subscript),
                              loop))
            return true;
        at = tree_first_named(tree, at);
    }
    return elsewhere_by_method(model, place, loop, true);
}

bool effect_calls_pure(Model *model, Node call)
{
    Symbol name =
        import_qualified(model, tree_child(model->tree, call, FIELD_function));
    Str value = {0};
    return name &&
           table_find(model->facts->pure_calls,
                      intern_text(model->interner, name), &value) &&
           str_is(value, "pure");
}

/* A method of an immutable object depends on nothing else. */
static bool calls_immutable(Model *model, Node call)
{
    Node function = tree_child(model->tree, call, FIELD_function);
    if (tree_kind(model->tree, function) != KIND_attribute)
        return false;
    Node object = tree_child(model->tree, function, FIELD_object);
    return type_is_immutable(type_of(model, object).type);
}

static bool is_pure_call(Model *model, Node call)
{
    return effect_calls_pure(model, call) || calls_immutable(model, call);
}

/* Names that the expression itself binds (a comprehension's) stay inside. */
static bool is_bound_inside(Model *model, Node name, Node expression)
{
    BindingId binding = binding_of(model, name);
    const Definition *definition =
        binding ? binding_next(model, binding, NULL) : NULL;
    return definition && definition->name > expression &&
           tree_within(model->tree, definition->name, expression);
}

/* Is only a part of the object looked at? Then it is judged there. */
static bool is_owner(const Tree *tree, Node node)
{
    uint8_t field = tree_field(tree, node);
    switch (tree_kind(tree, tree_parent(tree, node))) {
    case KIND_attribute:
        return field == FIELD_object;
    case KIND_subscript:
        return field == FIELD_value;
    case KIND_call:
        return field == FIELD_function;
    default:
        return false;
    }
}

/* Is what the object holds looked at, and may it change? Objects of unknown
 * classes are mostly texts and numbers: handing one to somebody is no
 * change, save where a call (`len(x)`) reads it. */
static bool contents_vary(Model *model, Node place, Node expression, Node loop)
{
    const Tree *tree = model->tree;
    if (is_owner(tree, place))
        return false;
    Node call = tree_parent(tree, tree_parent(tree, place));
    bool argument = tree_kind(tree, call) == KIND_call && call >= expression;
    if (argument || type_of(model, place).type)
        return effect_mutated(model, place, loop);
    return any_use(model, place, loop, PLACE_CHANGED);
}

static bool name_varies(Model *model, Node name, Node expression, Node loop)
{
    const Tree *tree = model->tree;
    if (!binding_is_name(tree, name) ||
        is_bound_inside(model, name, expression))
        return false;
    if (any_use(model, name, loop, PLACE_BOUND))
        return true;
    if (name != expression && binding_of(model, name) &&
        contents_vary(model, name, expression, loop))
        return true;
    PlaceKind kind = place_kind(model, name);
    bool shared = kind == PLACE_MODULE || kind == PLACE_CAPTURED;
    return shared && elsewhere_bound(model, name, scope_def(tree, loop));
}

/* `row.id` of the expression's own `row`: does the loop set some `id`? */
static bool attribute_set(Model *model, Node part, Node loop)
{
    const Tree *tree = model->tree;
    Node name = tree_child(tree, part, FIELD_attribute);
    uint32_t at = 0;
    Node other = occurrence_attribute(model, tree_symbol(tree, name), &at);
    for (; other;
         other = occurrence_attribute(model, tree_symbol(tree, name), &at))
        if (loop_holds(tree, loop, other) &&
            place_use(model, other) != PLACE_READ)
            return true;
    return false;
}

/* Item and attribute values vary when the object may be changed. */
static bool part_varies(Model *model, Node part, Node expression, Node loop)
{
    const Tree *tree = model->tree;
    Node object = tree_first_named(tree, part);
    if (import_qualified(model, part))
        return false;
    Node root = place_root(tree, part);
    if (!root)
        return false;
    if (tree_kind(tree, part) == KIND_attribute &&
        is_bound_inside(model, root, expression))
        return attribute_set(model, part, loop);
    if (part != expression && contents_vary(model, part, expression, loop))
        return true;
    if (tree_kind(tree, part) == KIND_subscript)
        return effect_mutated(model, object, loop);
    return effect_rebound(model, part, loop) ||
           any_use(model, object, loop, PLACE_SHARED);
}

static bool is_callee(const Tree *tree, Node node)
{
    return tree_field(tree, node) == FIELD_function &&
           tree_kind(tree, tree_parent(tree, node)) == KIND_call;
}

static bool is_impure(Model *model, Node node)
{
    switch (tree_kind(model->tree, node)) {
    case KIND_call:
        return !is_pure_call(model, node);
    case KIND_await:
    case KIND_yield:
    case KIND_named_expression:
        return true;
    default:
        return false;
    }
}

static bool varies(Model *model, Node node, Node expression, Node loop)
{
    const Tree *tree = model->tree;
    switch (tree_kind(tree, node)) {
    case KIND_identifier:
        return name_varies(model, node, expression, loop);
    case KIND_subscript:
        return part_varies(model, node, expression, loop);
    case KIND_attribute:
        return !is_callee(tree, node) &&
               part_varies(model, node, expression, loop);
    default:
        return is_impure(model, node);
    }
}

bool effect_invariant(Model *model, Node expression, Node loop)
{
    const Tree *tree = model->tree;
    expression = value_bare(tree, expression);
    Node end = tree_data(tree, expression)->next;
    for (Node node = expression; node < end; node++)
        if (varies(model, node, expression, loop))
            return false;
    return true;
}

/* `s = s + x`, and `s += x`: the new value is made of the old one. */
static bool is_made_of_itself(Model *model, Node place)
{
    const Tree *tree = model->tree;
    Node statement = tree_parent(tree, place);
    uint16_t kind = tree_kind(tree, statement);
    if (kind == KIND_augmented_assignment)
        return true;
    Node value = tree_child(tree, statement, FIELD_right);
    if (kind != KIND_assignment || !value)
        return false;
    Node end = tree_data(tree, value)->next;
    return place_next(model, place, value, end) != NODE_NONE;
}

static bool is_afresh(Model *model, Node at, Node loop)
{
    return loop_runs(model->tree, loop, at) &&
           place_use(model, at) == PLACE_BOUND && !is_made_of_itself(model, at);
}

static bool bound_afresh(Model *model, Node place, Node loop)
{
    static const PlaceTest afresh = {PLACE_TEST_AFRESH, is_afresh};
    Node whole = loop_whole(model->tree, loop);
    return place_first(model, place, whole, loop, &afresh);
}

bool effect_path_varies(Model *model, Node place, Node loop)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, place) == KIND_identifier)
        return false;
    Node key = tree_child(tree, place, FIELD_subscript);
    if (tree_kind(tree, place) == KIND_subscript &&
        (!key || !effect_invariant(model, key, loop)))
        return true;
    return effect_rebound(model, tree_first_named(tree, place), loop);
}

bool effect_carried(Model *model, Node place, Node loop, bool every)
{
    const Tree *tree = model->tree;
    if (!place_root(tree, place))
        return false;
    while (loop) {
        if (bound_afresh(model, place, loop) ||
            effect_path_varies(model, place, loop))
            return false;
        loop = every ? loop_around(tree, loop_whole(tree, loop)) : NODE_NONE;
    }
    return true;
}

static bool is_read(Model *model, Node use)
{
    uint16_t around = tree_kind(model->tree, tree_parent(model->tree, use));
    return place_use(model, use) != PLACE_BOUND ||
           around == KIND_augmented_assignment ||
           around == KIND_delete_statement;
}

/* The code that surely runs with what is bound at `use`: a loop's body for
 * its target, else the rest of the block that the statement is in. */
static Node bound_region(const Tree *tree, Node use)
{
    Node statement = loop_statement_of(tree, use);
    Node body = tree_kind(tree, statement) == KIND_for_statement
                    ? tree_child(tree, statement, FIELD_body)
                    : NODE_NONE;
    return body && use < body ? body : tree_parent(tree, statement);
}

/* Is a name that is read at `read` bound before it, after `from`, whatever
 * way the code took? */
static bool bound_between(Model *model, BindingId binding, Node from, Node read)
{
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use && use < read;
         use = binding_use(model, binding, &at))
        if (use >= from && place_use(model, use) == PLACE_BOUND &&
            tree_within(model->tree, read, bound_region(model->tree, use)))
            return true;
    return false;
}

/* Code behind `node` sees what it left, and in a loop so does the code
 * before it, on the next pass. */
bool effect_used_after(Model *model, Node name, Node node)
{
    const Tree *tree = model->tree;
    BindingId binding = binding_of(model, name);
    if (!binding || binding_is_seen_by_functions(model, binding))
        return true;
    Node end = tree_data(tree, node)->next;
    Node loop = loop_around(tree, node);
    Node whole = loop ? loop_whole(tree, loop) : NODE_NONE;
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at)) {
        bool again = whole && use < node && tree_within(tree, use, whole);
        if ((use >= end || again) && is_read(model, use) &&
            !bound_between(model, binding, again ? whole : end, use))
            return true;
    }
    return false;
}

bool effect_escapes(Model *model, Node name)
{
    BindingId binding = binding_of(model, name);
    if (!binding || place_kind(model, name) != PLACE_LOCAL)
        return true;
    uint32_t at = 0;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at))
        if (place_use(model, use) == PLACE_SHARED)
            return true;
    return false;
}

bool effect_pure(Model *model, Node expression)
{
    Node end = tree_data(model->tree, expression)->next;
    for (Node node = expression; node < end; node++)
        if (is_impure(model, node))
            return false;
    return true;
}
