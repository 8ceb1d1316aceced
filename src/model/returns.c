/* What the file's own functions return. */

#include "model/infer.h"

#include "syntax/slices.h"

enum { DEEPEST_END = 6 };

/* A statement of this function itself, not of one nested in it. */
static bool is_own(const Tree *tree, Node node, Node function)
{
    return scope_function(tree, node) == function;
}

static Node find_own(const Tree *tree, Node function, uint16_t kind, Node from)
{
    Node end = tree_data(tree, function)->next;
    for (Node node = from + 1; node < end; node++)
        if (tree_kind(tree, node) == kind && is_own(tree, node, function))
            return node;
    return NODE_NONE;
}

static Known join_known(Model *model, Known joined, Known known)
{
    if (!joined.reason[0])
        return known;
    joined.type = type_join(model, joined.type, known.type);
    return joined;
}

static bool block_ends(const Tree *tree, Node block, int depth);

/* Do all blocks of an `if` or `try` end? An `if` must have an `else`. */
static bool branches_end(const Tree *tree, Node statement, int depth)
{
    bool complete = tree_kind(tree, statement) == KIND_try_statement;
    Node child = tree_first_named(tree, statement);
    for (; child; child = tree_next_named(tree, child)) {
        uint16_t kind = tree_kind(tree, child);
        Node block = kind == KIND_block ? child : tree_last_named(tree, child);
        if (kind != KIND_finally_clause &&
            tree_kind(tree, block) == KIND_block &&
            !block_ends(tree, block, depth))
            return false;
        complete |= kind == KIND_else_clause;
    }
    return complete;
}

static bool never_ends(const Tree *tree, Node loop)
{
    if (tree_kind(tree, tree_child(tree, loop, FIELD_condition)) != KIND_true)
        return false;
    for (Node node = loop; node < tree_data(tree, loop)->next; node++)
        if (tree_kind(tree, node) == KIND_break_statement)
            return false;
    return true;
}

/* Is it sure that control does not come out at the end of the block? */
static bool block_ends(const Tree *tree, Node block, int depth)
{
    Node last = block ? tree_last_named(tree, block) : NODE_NONE;
    switch (last && depth < DEEPEST_END ? tree_kind(tree, last) : 0) {
    case KIND_return_statement:
    case KIND_raise_statement:
        return true;
    case KIND_if_statement:
    case KIND_try_statement:
        return branches_end(tree, last, depth + 1);
    case KIND_with_statement:
        return block_ends(tree, tree_child(tree, last, FIELD_body), depth + 1);
    case KIND_while_statement:
        return never_ends(tree, last);
    default:
        return false;
    }
}

/* All `return`s joined. What is joined so far is in `memo`, for values that
 * call the function itself. */
static Known returned_type(Model *model, Node function, TypeMemo *memo)
{
    const Tree *tree = model->tree;
    Known joined = {NULL, function, ""};
    Node node = function;
    while ((node = find_own(tree, function, KIND_return_statement, node))) {
        Node value = tree_first_named(tree, node);
        const Type *type =
            value ? type_of(model, value).type : type_make(model, WORD_None);
        Known known = known_as(type, node, "returned by the function");
        joined = join_known(model, joined, known);
        memo->known = joined;
    }
    if (!joined.reason[0])
        return known_unknown(function, "returns nothing");
    if (!block_ends(tree, tree_child(tree, function, FIELD_body), 0))
        joined.type = type_optional(model, joined.type);
    return joined;
}

static Known yielded_type(Model *model, Node yield)
{
    const Tree *tree = model->tree;
    Node value = tree_first_named(tree, yield);
    const Type *type =
        value ? type_of(model, value).type : type_make(model, WORD_None);
    if (tree_child_of_kind(tree, yield, TOKEN_from))
        type = type_element(model, type);
    return known_as(type, yield, "yields");
}

/* A `yield` of this function itself makes it a generator. */
static Known generated_type(Model *model, Node function, Symbol class)
{
    Known joined = {NULL, function, ""};
    Node node = function;
    while ((node = find_own(model->tree, function, KIND_yield, node)))
        joined = join_known(model, joined, yielded_type(model, node));
    joined.type = type_make_of(model, class, joined.type);
    return joined;
}

static Symbol named(Model *model, Str name)
{
    return intern(model->interner, name);
}

static Known result_type(Model *model, Node function, TypeMemo *memo)
{
    const Tree *tree = model->tree;
    bool is_async = scope_is_async(tree, function);
    slices_ask_body(tree, function);
    bool yields = find_own(tree, function, KIND_yield, function) != NODE_NONE;
    Node annotation = tree_child(tree, function, FIELD_return_type);
    Known known = {0};
    if (annotation)
        known = known_as(annotation_type(model, annotation), annotation,
                         "return annotation");
    else if (yields && is_async)
        return generated_type(model, function,
                              named(model, STR("typing.AsyncGenerator")));
    else if (yields)
        return generated_type(model, function, WORD_Generator);
    else
        known = returned_type(model, function, memo);
    if (is_async && !yields)
        known.type = type_make_of(
            model, named(model, STR("types.CoroutineType")), known.type);
    return known;
}

static TypeMemo *memo_of(Model *model, Node function)
{
    ScopeId scope = model_find_scope(model, function);
    if (!model->results)
        model->results =
            arena_alloc(model->arena, model->scopes.count * sizeof(TypeMemo *));
    if (!model->results[scope])
        model->results[scope] = arena_alloc(model->arena, sizeof(TypeMemo));
    return model->results[scope];
}

Known function_type(Model *model, Node function)
{
    model_bind(model);
    TypeMemo *memo = memo_of(model, function);
    if (!memo->done && !memo->busy) {
        memo->known = known_unknown(function, "calls itself");
        memo->busy = true;
        memo->known = result_type(model, function, memo);
        memo->busy = false;
        memo->done = true;
    }
    return memo->known;
}
