#include "model/alias.h"

#include "model/memo.h"
#include "model/value.h"

static bool is_place(uint16_t kind)
{
    return kind == KIND_identifier || kind == KIND_attribute ||
           kind == KIND_subscript;
}

/* The other names of `xs = ys = []`. */
static uint32_t add_partners(const Tree *tree, Node name, Node *aliases,
                             uint32_t count)
{
    Node assignment = tree_parent(tree, name);
    if (tree_kind(tree, assignment) != KIND_assignment)
        return count;
    while (tree_kind(tree, tree_parent(tree, assignment)) == KIND_assignment)
        assignment = tree_parent(tree, assignment);
    while (tree_kind(tree, assignment) == KIND_assignment &&
           count < MOST_ALIASES) {
        Node left = tree_child(tree, assignment, FIELD_left);
        if (left != name && is_place(tree_kind(tree, left)))
            aliases[count++] = left;
        assignment = tree_child(tree, assignment, FIELD_right);
    }
    return count;
}

/* What the name is assigned: `xs = self.items`. */
static uint32_t add_sources(Model *model, Node name, Node *aliases)
{
    const Tree *tree = model->tree;
    BindingId binding = binding_of(model, name);
    const Definition *definition = NULL;
    uint32_t count = 0;
    while (binding && count < MOST_ALIASES &&
           (definition = binding_next(model, binding, definition))) {
        bool assigned = definition->kind == DEFINITION_ASSIGNMENT ||
                        definition->kind == DEFINITION_WALRUS;
        Node value = definition->value;
        if (!assigned || !value || definition->target != definition->name)
            continue;
        count = add_partners(tree, definition->name, aliases, count);
        value = value_bare(tree, value);
        if (count < MOST_ALIASES && is_place(tree_kind(tree, value)) &&
            place_root(tree, value))
            aliases[count++] = value;
    }
    return count;
}

/* The place that gets the value at `use`, or NODE_NONE. */
static Node receiver(const Tree *tree, Node use)
{
    Node node = use;
    while (tree_kind(tree, tree_parent(tree, node)) ==
           KIND_parenthesized_expression)
        node = tree_parent(tree, node);
    Node parent = tree_parent(tree, node);
    Node place = NODE_NONE;
    if (tree_kind(tree, parent) == KIND_assignment &&
        tree_field(tree, node) == FIELD_right)
        place = tree_child(tree, parent, FIELD_left);
    else if (tree_kind(tree, parent) == KIND_named_expression &&
             tree_field(tree, node) == FIELD_value)
        place = tree_child(tree, parent, FIELD_name);
    return place_root(tree, place) ? place : NODE_NONE;
}

/* In `function`, the places that get what is at the place, behind `count`. */
static uint32_t add_receivers(Model *model, Node place, Node function,
                              Node *aliases, uint32_t count)
{
    Node end = tree_data(model->tree, function)->next;
    for (Node at = place_next(model, place, function, end);
         at && count < MOST_ALIASES;
         at = place_next(model, place, at + 1, end)) {
        Node other = receiver(model->tree, at);
        if (other)
            aliases[count++] = other;
    }
    return count;
}

uint32_t alias_list(Model *model, Node place, const Node **aliases)
{
    Node def = scope_def(model->tree, place);
    Node function = def ? def : NODE_ROOT;
    Node same = place_identity(model, place);
    Memo *memo = memo_settled(model, MEMO_ALIASES, same, function);
    if (!memo->done) {
        Node *list = arena_alloc(model->arena, MOST_ALIASES * sizeof *list);
        if (tree_kind(model->tree, place) == KIND_identifier)
            memo->answer = add_sources(model, place, list);
        memo->answer =
            add_receivers(model, place, function, list, memo->answer);
        memo->data = list;
        memo->done = true;
    }
    *aliases = memo->data;
    return memo->answer;
}
