#include "model/recursion.h"

#include "model/callee.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/recursive.h"
#include "model/state.h"
#include "model/value.h"

enum { MOST_CALLS = 8 };

typedef struct Calls {
    Node nodes[MOST_CALLS];
    uint32_t count;
} Calls;

/* The calls of `def` to itself; false when there are too many, or one that
 * an inner function makes. */
static bool collect(Model *model, Node def, Calls *calls)
{
    const Tree *tree = model->tree;
    Symbol name = tree_symbol(tree, tree_child(tree, def, FIELD_name));
    Node end = tree_data(tree, def)->next;
    for (Node node = tree_child(tree, def, FIELD_body); node < end; node++) {
        if (tree_symbol(tree, node) != name)
            continue;
        Node call = tree_parent(tree, node);
        if (tree_kind(tree, call) == KIND_attribute)
            call = tree_parent(tree, call);
        if (tree_kind(tree, call) != KIND_call || callee_of(model, call) != def)
            continue;
        if (scope_function(tree, call) != def || calls->count == MOST_CALLS)
            return false;
        calls->nodes[calls->count++] = call;
    }
    return true;
}

static bool is_exit(uint16_t kind)
{
    return kind == KIND_return_statement || kind == KIND_raise_statement;
}

/* Does the block always leave the function behind this statement of it? */
static bool leaves(const Tree *tree, Node statement)
{
    for (; statement; statement = tree_next_named(tree, statement))
        if (is_exit(tree_kind(tree, statement)))
            return true;
    return false;
}

/* Are the two children of `parent` branches of which only one is taken? */
static bool are_branches(const Tree *tree, Node parent, Node first, Node second)
{
    switch (tree_kind(tree, parent)) {
    case KIND_if_statement:
        return tree_field(tree, first) != FIELD_condition;
    case KIND_conditional_expression:
        return tree_first_named(tree, parent) == first &&
               tree_last_named(tree, parent) == second;
    case KIND_block:
        return tree_kind(tree, first) == KIND_case_clause ||
               is_exit(tree_kind(tree, first));
    default:
        return false;
    }
}

/* Can no path through the function come by both? `first` stands before. */
static bool are_exclusive(const Tree *tree, Node first, Node second)
{
    Node parent = tree_parent(tree, first);
    while (!tree_within(tree, second, parent)) {
        if (tree_kind(tree, parent) == KIND_block && leaves(tree, first))
            return true;
        first = parent;
        parent = tree_parent(tree, parent);
    }
    while (tree_parent(tree, second) != parent)
        second = tree_parent(tree, second);
    return are_branches(tree, parent, first, second);
}

static bool runs_twice(Model *model, const Calls *calls)
{
    const Tree *tree = model->tree;
    for (uint32_t i = 0; i < calls->count; i++) {
        if (loop_repeating(model, calls->nodes[i]))
            return true;
        for (uint32_t j = i + 1; j < calls->count; j++)
            if (!are_exclusive(tree, calls->nodes[i], calls->nodes[j]))
                return true;
    }
    return false;
}

/* Decorators may remember results, or do other things. */
static bool is_plain(const Tree *tree, Node def)
{
    return callee_runs_in_place(tree, def) && callee_runs_anew(tree, def) &&
           !scope_is_async(tree, def);
}

static bool all_step(Model *model, const Calls *calls)
{
    bool steps = false;
    for (uint32_t i = 0; i < calls->count; i++) {
        if (!recursive_is_near(model, calls->nodes[i]))
            return false;
        steps = steps || recursive_steps(model->tree, calls->nodes[i]);
    }
    return steps;
}

bool recursion_branches(Model *model, Node def)
{
    Calls calls = {0};
    return collect(model, def, &calls) && runs_twice(model, &calls);
}

const char *recursion_refuted(Model *model, Node def)
{
    Calls calls = {0};
    (void)collect(model, def, &calls);
    if (!is_plain(model->tree, def))
        return "a decorator may remember its results";
    if (!recursive_is_pure(model, def))
        return "it does more than compute";
    if (!recursive_has_keys(model, def))
        return "its parameters may not be hashable";
    return all_step(model, &calls)
               ? NULL
               : "its arguments may never be the same again";
}
