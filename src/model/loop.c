#include "model/loop.h"

#include "model/memo.h"
#include "model/value.h"

/* The last clause of a comprehension that stands before `end`. */
static Node clause_before(const Tree *tree, Node comprehension, Node end)
{
    Node last = NODE_NONE;
    Node child = tree_first_named(tree, comprehension);
    for (; child && child != end; child = tree_next_named(tree, child))
        if (tree_kind(tree, child) == KIND_for_in_clause)
            last = child;
    return last;
}

/* The element runs in the last clause, a condition in the one before it. */
static Node clause_around(const Tree *tree, Node comprehension, Node child)
{
    if (tree_field(tree, child) == FIELD_body)
        return clause_before(tree, comprehension, NODE_NONE);
    return clause_before(tree, comprehension, child);
}

/* The loop that `node`'s child runs in by standing right there, or none. */
static Node loop_here(const Tree *tree, Node node, Node child)
{
    uint8_t field = tree_field(tree, child);
    uint16_t kind = tree_kind(tree, node);
    if (kind == KIND_for_statement)
        return field == FIELD_body || field == FIELD_left ? node : NODE_NONE;
    if (kind == KIND_while_statement)
        return field == FIELD_body || field == FIELD_condition ? node
                                                               : NODE_NONE;
    if (kind == KIND_for_in_clause)
        return field == FIELD_left ? node : NODE_NONE;
    if (scope_is_comprehension(kind))
        return clause_around(tree, node, child);
    return NODE_NONE;
}

/* Does a body that runs at another time begin between node and child? */
static bool is_other_time(const Tree *tree, Node node, Node child)
{
    uint16_t kind = tree_kind(tree, node);
    bool opens = kind == KIND_function_definition || kind == KIND_lambda ||
                 kind == KIND_class_definition;
    return opens && tree_field(tree, child) == FIELD_body;
}

Node loop_around(const Tree *tree, Node node)
{
    Node parent = tree_parent(tree, node);
    for (; parent; node = parent, parent = tree_parent(tree, node)) {
        Node loop = loop_here(tree, parent, node);
        if (loop)
            return loop;
        if (is_other_time(tree, parent, node))
            return NODE_NONE;
    }
    return NODE_NONE;
}

Node loop_outermost(const Tree *tree, Node node)
{
    Node loop = loop_around(tree, node);
    Node outer = loop;
    while (outer) {
        loop = outer;
        outer = loop_around(tree, loop_whole(tree, loop));
    }
    return loop;
}

Node loop_whole(const Tree *tree, Node loop)
{
    return tree_kind(tree, loop) == KIND_for_in_clause ? tree_parent(tree, loop)
                                                       : loop;
}

static Node loop_outside(const Tree *tree, Node loop)
{
    if (tree_kind(tree, loop) != KIND_for_in_clause)
        return loop_around(tree, loop);
    Node whole = tree_parent(tree, loop);
    Node before = clause_before(tree, whole, loop);
    return before ? before : loop_around(tree, whole);
}

bool loop_holds(const Tree *tree, Node loop, Node node)
{
    Node at = loop_around(tree, node);
    while (at && at != loop)
        at = loop_outside(tree, at);
    return at != NODE_NONE;
}

Node loop_iterable(const Tree *tree, Node loop)
{
    return tree_child(tree, loop, FIELD_right);
}

Node loop_target(const Tree *tree, Node loop)
{
    return tree_child(tree, loop, FIELD_left);
}

Node loop_statement_of(const Tree *tree, Node node)
{
    while (node) {
        uint16_t around = tree_kind(tree, tree_parent(tree, node));
        if (around == KIND_block || around == KIND_module)
            return node;
        node = tree_parent(tree, node);
    }
    return NODE_NONE;
}

typedef enum Exit { EXIT_NONE, EXIT_LOOP, EXIT_ALL } Exit;

static Exit exit_of(const Tree *tree, Node statement)
{
    switch (tree_kind(tree, statement)) {
    case KIND_break_statement:
        return EXIT_LOOP;
    case KIND_return_statement:
    case KIND_raise_statement:
        return EXIT_ALL;
    default:
        return EXIT_NONE;
    }
}

/* What `while i < end` runs up to, or NODE_NONE. */
static Node bound_of(const Tree *tree, Node loop)
{
    Node condition = tree_child(tree, loop, FIELD_condition);
    bool plain = condition &&
                 tree_kind(tree, condition) == KIND_comparison_operator &&
                 tree_named_count(tree, condition) == 2 &&
                 tree_child_of_kind(tree, condition, TOKEN_less);
    return plain ? tree_last_named(tree, condition) : NODE_NONE;
}

/* `j = end` in a branch of `while i < end`: the rest is taken as a whole. */
static bool takes_rest(const Tree *tree, Node statement, Node loop)
{
    Node assignment = tree_first_named(tree, statement);
    if (tree_kind(tree, assignment) != KIND_assignment ||
        tree_parent(tree, tree_parent(tree, statement)) == loop)
        return false;
    Node bound = bound_of(tree, loop);
    Node value = tree_child(tree, assignment, FIELD_right);
    return bound && value && tree_kind(tree, value) == KIND_identifier &&
           tree_symbol(tree, value) == tree_symbol(tree, bound);
}

/* A `continue` in a statement between would go on with the loop. What is
 * before the last one that was found was not looked at. */
static bool may_continue(Model *model, Node from, Node end)
{
    Memo *memo = memo_of(model, MEMO_CONTINUE, end, 0);
    Node at = memo->from ? memo->from : end;
    while (!memo->answer && at > from)
        if (tree_kind(model->tree, --at) == KIND_continue_statement)
            memo->answer = at;
    memo->from = at;
    return memo->answer >= from && memo->answer;
}

static Exit exit_at(const Tree *tree, Node statement, Node loop)
{
    return takes_rest(tree, statement, loop) ? EXIT_LOOP
                                             : exit_of(tree, statement);
}

/* The first statement from this one on, in its block, that leaves the loop. */
static Node find_exit(const Tree *tree, Node statement, Node loop)
{
    while (statement && exit_at(tree, statement, loop) == EXIT_NONE)
        statement = tree_next_named(tree, statement);
    return statement;
}

/* What was found for a statement before this one is what is found from here
 * on, unless it stands between the two. */
static Node exit_from(Model *model, Node statement, Node loop)
{
    Node block = tree_parent(model->tree, statement);
    Memo *memo = memo_of(model, MEMO_EXIT, block, loop);
    bool holds = memo->done && memo->from <= statement &&
                 (!memo->answer || memo->answer >= statement);
    if (!holds) {
        memo->answer = find_exit(model->tree, statement, loop);
        memo->from = statement;
        memo->done = true;
    }
    return memo->answer;
}

/* What the statement itself or one that follows it in its block does. Most
 * blocks have no way out: what stands between is looked at last. The cases of
 * a `match` do not follow each other. */
static Exit exit_in_block(Model *model, Node statement, Node loop)
{
    bool is_case = tree_kind(model->tree, statement) == KIND_case_clause;
    Node at = is_case ? NODE_NONE : exit_from(model, statement, loop);
    return at && !may_continue(model, statement, at)
               ? exit_at(model->tree, at, loop)
               : EXIT_NONE;
}

/* Looks from `node` outwards, block by block, up to the loop's own. */
static Exit exit_after(Model *model, Node node, Node loop)
{
    const Tree *tree = model_tree(model);
    Node whole = loop_whole(tree, loop);
    Node statement = loop_statement_of(tree, node);
    while (statement && statement > whole &&
           tree_within(tree, statement, whole)) {
        Exit found = exit_in_block(model, statement, whole);
        if (found != EXIT_NONE)
            return found;
        statement = loop_statement_of(tree, tree_parent(tree, statement));
    }
    return EXIT_NONE;
}

bool loop_left_after(Model *model, Node node, Node loop)
{
    return exit_after(model, node, loop) != EXIT_NONE;
}

bool loop_is_retry(const Tree *tree, Node loop)
{
    Node body = tree_child(tree, loop, FIELD_body);
    return tree_kind(tree, loop) == KIND_while_statement && body &&
           exit_of(tree, tree_last_named(tree, body)) != EXIT_NONE;
}

/* The x of `x is None` or `not x`, or NODE_NONE. */
static Node tested_for_nothing(const Tree *tree, Node condition)
{
    if (tree_kind(tree, condition) == KIND_not_operator)
        return tree_child(tree, condition, FIELD_argument);
    if (tree_kind(tree, condition) != KIND_comparison_operator ||
        tree_named_count(tree, condition) != 2 ||
        !tree_child_of_kind(tree, condition, TOKEN_is) ||
        tree_kind(tree, tree_last_named(tree, condition)) != KIND_none)
        return NODE_NONE;
    return tree_first_named(tree, condition);
}

/* Does an import statement bind the name? */
static bool import_binds(const Tree *tree, Node statement, Node name)
{
    Node child = tree_first_named(tree, statement);
    for (; child; child = tree_next_named(tree, child)) {
        Node alias = tree_child(tree, child, FIELD_alias);
        Node bound = alias ? alias : tree_first_named(tree, child);
        if (tree_field(tree, child) == FIELD_name && bound &&
            tree_symbol(tree, bound) == tree_symbol(tree, name))
            return true;
    }
    return false;
}

static bool stores(const Tree *tree, Node node, Node place)
{
    Node left = NODE_NONE;
    switch (tree_kind(tree, node)) {
    case KIND_assignment:
    case KIND_for_statement:
        left = tree_child(tree, node, FIELD_left);
        return left && tree_same(tree, left, place);
    case KIND_import_statement:
    case KIND_import_from_statement:
        return tree_symbol(tree, place) && import_binds(tree, node, place);
    default:
        return false;
    }
}

/* Counts statements that give `place` an object in `whole`. */
static uint32_t count_stores(const Tree *tree, Node place, Node whole)
{
    uint32_t count = 0;
    Node end = tree_data(tree, whole)->next;
    for (Node node = whole; node < end; node++)
        count += stores(tree, node, place);
    return count;
}

/* Is `node` in the branch of an `if x is None:` that binds x, and is x bound
 * nowhere else in the loop? Then it runs once. */
static bool is_first_time_only(const Tree *tree, Node node, Node loop)
{
    Node whole = loop_whole(tree, loop);
    for (; node != whole; node = tree_parent(tree, node)) {
        Node holder = tree_parent(tree, node);
        if (tree_kind(tree, holder) != KIND_if_statement ||
            tree_field(tree, node) != FIELD_consequence)
            continue;
        Node condition = tree_child(tree, holder, FIELD_condition);
        Node place = tested_for_nothing(tree, condition);
        uint32_t here = place ? count_stores(tree, place, node) : 0;
        if (here && here == count_stores(tree, place, whole))
            return true;
    }
    return false;
}

Node loop_repeating(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node loop = loop_around(tree, node);
    Node inside = node; /* what the loop runs: a `break` in it is not ours */
    while (loop) {
        bool clause = tree_kind(tree, loop) == KIND_for_in_clause;
        Exit found = clause ? EXIT_NONE : exit_after(model, inside, loop);
        if (found == EXIT_ALL)
            return NODE_NONE;
        if (found == EXIT_NONE && !is_first_time_only(tree, node, loop))
            return loop;
        inside = loop_whole(tree, loop);
        loop = loop_outside(tree, loop);
    }
    return NODE_NONE;
}

/* May control pass `child` by where it comes to `parent`? */
static bool is_optional(const Tree *tree, Node parent, Node child)
{
    switch (tree_kind(tree, parent)) {
    case KIND_except_clause:
    case KIND_conditional_expression:
    case KIND_elif_clause:
    case KIND_else_clause:
    case KIND_case_clause:
        return true;
    case KIND_boolean_operator:
        return tree_field(tree, child) == FIELD_right;
    case KIND_if_statement:
        return tree_field(tree, child) == FIELD_consequence;
    default:
        return false;
    }
}

bool loop_skips(const Tree *tree, Node node, Node loop)
{
    Node whole = loop_whole(tree, loop);
    for (; node > whole; node = tree_parent(tree, node))
        if (is_optional(tree, tree_parent(tree, node), node))
            return true;
    return false;
}

bool loop_deletes_before(const Tree *tree, Node node)
{
    Node at = loop_statement_of(tree, node);
    for (; at; at = tree_previous_named(tree, at))
        if (tree_kind(tree, at) == KIND_delete_statement)
            return true;
    return false;
}

static bool is_clock(const Tree *tree, Node call)
{
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    Str text = tree_text(tree, name ? name : function);
    return str_is(text, "time") || str_is(text, "monotonic") ||
           str_is(text, "perf_counter");
}

static bool asks_now_and_then(const Tree *tree, Node condition)
{
    for (Node node = condition; node < tree_data(tree, condition)->next; node++)
        if ((tree_kind(tree, node) == KIND_binary_operator &&
             tree_child_of_kind(tree, node, TOKEN_percent)) ||
            (tree_kind(tree, node) == KIND_call && is_clock(tree, node)))
            return true;
    return false;
}

bool loop_seldom(const Tree *tree, Node node, Node loop)
{
    Node whole = loop_whole(tree, loop);
    for (; node > whole; node = tree_parent(tree, node))
        if (tree_field(tree, node) == FIELD_consequence &&
            asks_now_and_then(tree, tree_child(tree, tree_parent(tree, node),
                                               FIELD_condition)))
            return true;
    return false;
}

static bool is_zip_or_enumerate(Model *model, Node iterable)
{
    const Tree *tree = model_tree(model);
    Node function = tree_child(tree, iterable, FIELD_function);
    Symbol name = tree_symbol(tree, function);
    return tree_kind(tree, function) == KIND_identifier &&
           (name == WORD_zip || name == WORD_enumerate) &&
           !binding_of(model, function);
}

/* `zip(…)` ends with the shortest, `enumerate(xs)` is as long as `xs`. */
static int64_t count_shortest(Model *model, Node call)
{
    const Tree *tree = model_tree(model);
    int64_t least = -1;
    uint32_t count = value_argument_count(tree, call);
    for (uint32_t i = 0; i < count; i++) {
        Node argument = value_argument(tree, call, i);
        int64_t size = argument ? value_size(model, argument) : -1;
        if (size >= 0 && (least < 0 || size < least))
            least = size;
    }
    return least;
}

int64_t loop_trip_count(Model *model, Node loop)
{
    Node iterable = loop_iterable(model_tree(model), loop);
    if (!iterable)
        return -1;
    return is_zip_or_enumerate(model, iterable)
               ? count_shortest(model, iterable)
               : value_size(model, iterable);
}

bool loop_has_few_passes(Model *model, Node loop, int64_t most)
{
    const Tree *tree = model_tree(model);
    int64_t passes = loop_trip_count(model, loop);
    return passes >= 0 && passes <= most &&
           !loop_around(tree, loop_whole(tree, loop));
}

Span loop_header(const Tree *tree, Node loop)
{
    Span span = tree_span(tree, loop);
    Node body = tree_child(tree, loop, FIELD_body);
    Node colon = tree_child_of_kind(tree, loop, TOKEN_colon);
    if (body && colon)
        span.end = tree_data(tree, colon)->start;
    return span;
}

bool loop_runs(const Tree *tree, Node loop, Node node)
{
    if (!loop)
        return false;
    Node whole = loop_whole(tree, loop);
    Node maker = node;
    for (Node at = node; at > whole; at = tree_parent(tree, at)) {
        uint16_t kind = tree_kind(tree, at);
        if (kind == KIND_function_definition || kind == KIND_lambda ||
            kind == KIND_class_definition)
            maker = at;
    }
    return loop_holds(tree, loop, maker);
}
