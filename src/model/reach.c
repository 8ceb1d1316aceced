#include "model/reach.h"

#include "model/loop.h"
#include "model/memo.h"
#include "model/occurrence.h"
#include "model/place.h"
#include "model/state.h"

/* A definition whose whole target is the name, not a part of a tuple. */
static Node plain_value(const Definition *definition)
{
    bool plain = definition && definition->value &&
                 definition->target == definition->name &&
                 (definition->kind == DEFINITION_ASSIGNMENT ||
                  definition->kind == DEFINITION_WALRUS);
    return plain ? definition->value : NODE_NONE;
}

/* The scope of a name, comprehensions in it included. */
static bool is_at_home(Model *model, Node use, BindingId binding)
{
    ScopeId scope = scope_of(model, use);
    while (scope_get(model, scope)->kind == SCOPE_COMPREHENSION)
        scope = scope_get(model, scope)->parent;
    return scope == binding_get(model, binding)->scope;
}

/* Does `global` or `nonlocal` let another function bind it? */
static bool is_bound_elsewhere(Model *model, BindingId binding)
{
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition)))
        if (!is_at_home(model, definition->name, binding))
            return true;
    return false;
}

/* Does the definition come behind the use, in the text or because the use is
 * part of the value? */
static bool is_behind(const Tree *tree, const Definition *definition, Node use)
{
    return definition->name >= use ||
           (definition->value && tree_within(tree, use, definition->value));
}

static bool gives_value(const Definition *definition)
{
    return definition->kind != DEFINITION_ANNOTATION &&
           definition->kind != DEFINITION_GLOBAL &&
           definition->kind != DEFINITION_NONLOCAL;
}

/* The last definition before the use. */
static const Definition *last_before(Model *model, BindingId binding, Node use)
{
    const Definition *last = NULL;
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition)))
        if (gives_value(definition) && !is_behind(model->tree, definition, use))
            last = definition;
    return last;
}

/* Where, behind the definition, the name is sure to have been bound. */
static Node region_of(const Tree *tree, const Definition *definition)
{
    switch (definition->kind) {
    case DEFINITION_ASSIGNMENT:
    case DEFINITION_WITH:
        return tree_parent(tree, loop_statement_of(tree, definition->name));
    case DEFINITION_FOR:
        return tree_child(tree, definition->statement, FIELD_body);
    case DEFINITION_PARAMETER:
        return tree_child(tree,
                          tree_ancestor(tree, definition->statement,
                                        KIND_function_definition),
                          FIELD_body);
    default:
        return NODE_NONE;
    }
}

/* Does a loop bring the value of another definition back to the use? */
static bool comes_back(Model *model, BindingId binding, Node use,
                       const Definition *last)
{
    const Tree *tree = model->tree;
    const Definition *other = NULL;
    while ((other = binding_next(model, binding, other))) {
        if (!gives_value(other) || !is_behind(tree, other, use))
            continue;
        for (Node loop = loop_around(tree, use); loop;
             loop = loop_around(tree, loop_whole(tree, loop)))
            if (tree_within(tree, other->name, loop_whole(tree, loop)) &&
                !tree_within(tree, last->name, loop_whole(tree, loop)))
                return true;
    }
    return false;
}

const Definition *reach_definition(Model *model, Node use)
{
    BindingId binding = binding_of(model, use);
    if (!binding || binding_get(model, binding)->count > MOST_REACHING ||
        !is_at_home(model, use, binding) || is_bound_elsewhere(model, binding))
        return NULL;
    const Definition *last = last_before(model, binding, use);
    Node region = last ? region_of(model->tree, last) : NODE_NONE;
    bool sure = region && tree_within(model->tree, use, region) &&
                !comes_back(model, binding, use, last);
    return sure ? last : NULL;
}

static Node name_value(Model *model, Node use)
{
    BindingId binding = binding_of(model, use);
    const Definition *only = binding ? binding_only(model, binding) : NULL;
    return plain_value(only ? only : reach_definition(model, use));
}

/* The class whose attribute `self.x` or `cls.x` is. */
static Node class_of(const Tree *tree, Node attribute)
{
    Symbol object =
        tree_symbol(tree, tree_child(tree, attribute, FIELD_object));
    if (object != WORD_self && object != WORD_cls)
        return NODE_NONE;
    return scope_class_of_method(tree, scope_def(tree, attribute));
}

static Node body_value(Model *model, Node class, Symbol name, uint32_t *count)
{
    BindingId binding = binding_in(model, model_find_scope(model, class), name);
    if (!binding)
        return NODE_NONE;
    *count += binding_get(model, binding)->count;
    return plain_value(binding_only(model, binding));
}

static Node only_value(Model *model, Node class, Symbol name)
{
    const Tree *tree = model->tree;
    uint32_t count = 0;
    Node value = body_value(model, class, name, &count);
    uint32_t next = 0;
    for (Node at = occurrence_attribute(model, name, &next); at && count < 2;
         at = occurrence_attribute(model, name, &next)) {
        Node statement = tree_parent(tree, at);
        if (place_use(model, at) == PLACE_BOUND) {
            bool plain = tree_kind(tree, statement) == KIND_assignment &&
                         class_of(tree, at) == class;
            value =
                plain ? tree_child(tree, statement, FIELD_right) : NODE_NONE;
            count++;
        }
    }
    return count == 1 ? value : NODE_NONE;
}

static Node attribute_value(Model *model, Node use)
{
    const Tree *tree = model->tree;
    Node class = class_of(tree, use);
    Symbol name = tree_symbol(tree, tree_child(tree, use, FIELD_attribute));
    if (!class)
        return NODE_NONE;
    Memo *memo = memo_settled(model, MEMO_ATTRIBUTE_VALUE, class, name);
    if (!memo->done)
        memo->answer = only_value(model, class, name);
    memo->done = true;
    return memo->answer;
}

Node reach_value(Model *model, Node use)
{
    switch (tree_kind(model->tree, use)) {
    case KIND_identifier:
        return name_value(model, use);
    case KIND_attribute:
        return attribute_value(model, use);
    default:
        return NODE_NONE;
    }
}
