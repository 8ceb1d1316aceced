/* What tests around a use say of a name: `if isinstance(x, T):`, what follows
 * `assert isinstance(x, T)` or `if x is None: return`, `x and x.y`. */

#include "model/infer.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/memo.h"

/* The statements before a use are looked at again for each use: so many in
 * one file, then tests before a use say nothing any more. */
enum { DEEPEST_TEST = 8, MOST_STATEMENTS = 3000000 };

/* The name as it is used, and what is known of it without tests. */
typedef struct Subject {
    Model *model;
    Node use;
    const Type *known;
} Subject;

/* A class, or a tuple of just one. */
static const Type *tested_class(const Subject *subject, Node call)
{
    Model *model = subject->model;
    const Tree *tree = model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    Node object = value_argument(tree, call, 0);
    Node class = value_argument(tree, call, 1);
    if (import_qualified(model, function) != WORD_isinstance || !class ||
        !tree_same(tree, object, subject->use))
        return NULL;
    if (tree_kind(tree, class) == KIND_tuple &&
        tree_named_count(tree, class) == 1)
        class = tree_first_named(tree, class);
    if (tree_kind(tree, class) == KIND_tuple)
        return NULL;
    return annotation_parse(model, scope_of(model, class),
                            tree_text(tree, class));
}

static const Type *not_none(const Subject *subject)
{
    return subject->known && subject->known->optional
               ? type_present(subject->model, subject->known)
               : NULL;
}

/* The name itself, also where the test binds it: `(x := f())`. */
static bool is_subject(const Subject *subject, Node test)
{
    const Tree *tree = subject->model->tree;
    if (tree_kind(tree, test) == KIND_named_expression)
        test = tree_child(tree, test, FIELD_name);
    return test && tree_same(tree, test, subject->use);
}

/* `x is None` and `x is not None`. */
static const Type *compared(const Subject *subject, Node test, bool outcome)
{
    const Tree *tree = subject->model->tree;
    Node left = value_bare(tree, tree_first_named(tree, test));
    bool equal = tree_child_of_kind(tree, test, TOKEN_is) != NODE_NONE;
    bool other = tree_child_of_kind(tree, test, TOKEN_is_not) != NODE_NONE;
    bool fits = tree_named_count(tree, test) == 2 && (equal || other) &&
                tree_kind(tree, tree_last_named(tree, test)) == KIND_none &&
                is_subject(subject, left);
    return fits && outcome == other ? not_none(subject) : NULL;
}

static const Type *told(const Subject *subject, Node test, bool outcome,
                        int depth);

/* Both operands of an `and` that holds hold, of an `or` that fails fail. */
static const Type *combined(const Subject *subject, Node test, bool outcome,
                            int depth)
{
    const Tree *tree = subject->model->tree;
    uint16_t token = outcome ? TOKEN_and : TOKEN_or;
    while (tree_kind(tree, test) == KIND_boolean_operator) {
        if (!tree_child_of_kind(tree, test, token))
            return NULL;
        Node right = tree_child(tree, test, FIELD_right);
        const Type *type = told(subject, right, outcome, depth + 1);
        if (type)
            return type;
        test = value_bare(tree, tree_child(tree, test, FIELD_left));
    }
    return told(subject, test, outcome, depth + 1);
}

/* What it says of the subject that the test came out so; NULL: nothing. */
static const Type *told(const Subject *subject, Node test, bool outcome,
                        int depth)
{
    const Tree *tree = subject->model->tree;
    test = value_bare(tree, test);
    while (tree_kind(tree, test) == KIND_not_operator) {
        test = value_bare(tree, tree_child(tree, test, FIELD_argument));
        outcome = !outcome;
    }
    switch (depth < DEEPEST_TEST ? tree_kind(tree, test) : 0) {
    case KIND_call:
        return outcome ? tested_class(subject, test) : NULL;
    case KIND_comparison_operator:
        return compared(subject, test, outcome);
    case KIND_boolean_operator:
        return combined(subject, test, outcome, depth);
    case KIND_identifier:
    case KIND_named_expression:
        return outcome && is_subject(subject, test) ? not_none(subject) : NULL;
    default:
        return NULL;
    }
}

/* Does the code reach the use with another object than the one tested? One
 * bound behind the use counts when a loop inside the region goes back. */
static bool is_rebound(const Subject *subject, Node test, Node region)
{
    Model *model = subject->model;
    const Tree *tree = model->tree;
    BindingId binding = binding_of(model, subject->use);
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition))) {
        Node name = definition->name;
        if (name < test || !tree_within(tree, name, region))
            continue;
        if (name < subject->use)
            return true;
        Node loop = loop_around(tree, subject->use);
        for (; loop; loop = loop_around(tree, loop_whole(tree, loop)))
            if (loop > test && tree_within(tree, name, loop_whole(tree, loop)))
                return true;
    }
    return false;
}

static const Type *known_by(const Subject *subject, Node test, bool outcome,
                            Node region)
{
    const Type *type = test ? told(subject, test, outcome, 0) : NULL;
    Node behind = test ? tree_data(subject->model->tree, test)->next : 0;
    return type && !is_rebound(subject, behind, region) ? type : NULL;
}

static bool leaves(const Tree *tree, Node block)
{
    switch (tree_kind(tree, tree_last_named(tree, block))) {
    case KIND_return_statement:
    case KIND_raise_statement:
    case KIND_continue_statement:
    case KIND_break_statement:
        return true;
    default:
        return false;
    }
}

/* A statement that lets only some objects through to those behind it. */
static const Type *let_through(const Subject *subject, Node statement,
                               Node *test)
{
    const Tree *tree = subject->model->tree;
    *test = tree_first_named(tree, statement);
    if (tree_kind(tree, statement) == KIND_assert_statement)
        return *test ? told(subject, *test, true, 0) : NULL;
    if (tree_kind(tree, statement) != KIND_if_statement ||
        tree_child(tree, statement, FIELD_alternative) ||
        !leaves(tree, tree_child(tree, statement, FIELD_consequence)))
        return NULL;
    *test = tree_child(tree, statement, FIELD_condition);
    return *test ? told(subject, *test, false, 0) : NULL;
}

/* As far as no statement tells anything of the name, none does for its next
 * use. */
static const Type *after_statements(const Subject *subject, Node statement,
                                    Node block)
{
    const Tree *tree = subject->model->tree;
    bool optional = subject->known && subject->known->optional;
    Memo *memo = memo_of(subject->model, MEMO_TESTS, block,
                         tree_symbol(tree, subject->use) * 2 + optional);
    Node at = memo->from ? memo->from : tree_first_named(tree, block);
    for (bool silent = true; at && at < statement;) {
        Node test = NODE_NONE;
        if (subject->model->narrow_steps++ > MOST_STATEMENTS)
            return NULL;
        const Type *type = let_through(subject, at, &test);
        if (type && !is_rebound(subject, tree_data(tree, test)->next, block))
            return type;
        silent = silent && !type;
        at = tree_next_named(tree, at);
        if (silent)
            memo->from = at;
    }
    return NULL;
}

/* In an `elif` or `else` the conditions before it have failed. */
static const Type *after_conditions(const Subject *subject, Node clause,
                                    Node statement)
{
    const Tree *tree = subject->model->tree;
    const Type *type = known_by(
        subject, tree_child(tree, statement, FIELD_condition), false, clause);
    Node at = tree_first_named(tree, statement);
    for (; at && at != clause && !type; at = tree_next_named(tree, at))
        if (tree_kind(tree, at) == KIND_elif_clause)
            type = known_by(subject, tree_child(tree, at, FIELD_condition),
                            false, clause);
    return type;
}

/* The conditions of a comprehension hold behind them and in its element. */
static const Type *after_filters(const Subject *subject, Node child,
                                 Node comprehension)
{
    const Tree *tree = subject->model->tree;
    bool body = tree_field(tree, child) == FIELD_body;
    Node at = tree_first_named(tree, comprehension);
    for (; at && (body || at != child); at = tree_next_named(tree, at)) {
        const Type *type =
            tree_kind(tree, at) == KIND_if_clause
                ? told(subject, tree_first_named(tree, at), true, 0)
                : NULL;
        if (type)
            return type;
    }
    return NULL;
}

static const Type *after_operand(const Subject *subject, Node child,
                                 Node operation)
{
    const Tree *tree = subject->model->tree;
    if (tree_field(tree, child) != FIELD_right)
        return NULL;
    bool holds = tree_child_of_kind(tree, operation, TOKEN_and) != NODE_NONE;
    return known_by(subject, tree_child(tree, operation, FIELD_left), holds,
                    child);
}

/* `then if test else other`. */
static const Type *in_conditional(const Subject *subject, Node child,
                                  Node expression)
{
    const Tree *tree = subject->model->tree;
    Node then = tree_first_named(tree, expression);
    Node test = tree_next_named(tree, then);
    return test && child != test ? told(subject, test, child == then, 0) : NULL;
}

/* What the step from `child` out to `around` says. */
static const Type *step_out(const Subject *subject, Node child, Node around)
{
    const Tree *tree = subject->model->tree;
    uint8_t field = tree_field(tree, child);
    uint16_t kind = tree_kind(tree, around);
    switch (kind) {
    case KIND_if_statement:
    case KIND_elif_clause:
    case KIND_while_statement:
        if (field == FIELD_alternative && kind == KIND_if_statement)
            return after_conditions(subject, child, around);
        if (field != FIELD_consequence && field != FIELD_body)
            return NULL;
        return known_by(subject, tree_child(tree, around, FIELD_condition),
                        true, child);
    case KIND_block:
    case KIND_module:
        return after_statements(subject, child, around);
    case KIND_boolean_operator:
        return after_operand(subject, child, around);
    case KIND_conditional_expression:
        return in_conditional(subject, child, around);
    default:
        return scope_is_comprehension(kind)
                   ? after_filters(subject, child, around)
                   : NULL;
    }
}

/* Comprehensions run where they stand and are looked through. */
const Type *narrowed_type(Model *model, Node use, const Type *known)
{
    const Tree *tree = model->tree;
    Subject subject = {model, use, known};
    for (Node node = use; node != NODE_ROOT; node = tree_parent(tree, node)) {
        Node around = tree_parent(tree, node);
        uint16_t kind = tree_kind(tree, around);
        if (kind == KIND_function_definition || kind == KIND_lambda ||
            kind == KIND_class_definition || !around)
            return NULL;
        const Type *type = step_out(&subject, node, around);
        if (type)
            return type;
    }
    return NULL;
}
