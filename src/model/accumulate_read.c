/* What loops do with a place that grows in them. */

#include "model/accumulate.h"

#include "model/import.h"
#include "model/infer.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"

/* `s is None`, `s == ""` and `s == "("` only ask whether there is something. */
static AccumulateRead as_compared(const Tree *tree, Node use, Node comparison)
{
    Node left = tree_first_named(tree, comparison);
    Node other = use == left ? tree_last_named(tree, comparison) : left;
    uint16_t kind = tree_kind(tree, other);
    bool membership = tree_child_of_kind(tree, comparison, TOKEN_in) ||
                      tree_child_of_kind(tree, comparison, TOKEN_not_in);
    bool start = kind == KIND_string && value_is_literal(tree, other) &&
                 value_string(tree, other).size <= 1;
    return !membership && (kind == KIND_none || start) ? READ_NOT : READ_WHOLE;
}

static AccumulateRead as_receiver(const Tree *tree, Node attribute)
{
    Str name = tree_text(tree, tree_child(tree, attribute, FIELD_attribute));
    return str_is(name, "startswith") || str_is(name, "endswith") ? READ_ENDS
                                                                  : READ_WHOLE;
}

/* A part of another text, unless that is what the place becomes. */
static AccumulateRead as_part(Model *model, Node use)
{
    const Tree *tree = model_tree(model);
    Node statement = loop_statement_of(tree, use);
    Node inner = tree_kind(tree, statement) == KIND_expression_statement
                     ? tree_first_named(tree, statement)
                     : statement;
    Node target = tree_child(tree, inner, FIELD_left);
    return target && tree_same(tree, target, use) ? READ_NOT : READ_WHOLE;
}

static AccumulateRead as_argument(Model *model, Node use, Node list)
{
    const Tree *tree = model_tree(model);
    Node call = tree_parent(tree, list);
    Node function = tree_child(tree, call, FIELD_function);
    Node method = tree_child(tree, function, FIELD_attribute);
    if (method && str_is(tree_text(tree, method), "format"))
        return as_part(model, use);
    if (tree_kind(tree, call) != KIND_call ||
        accumulate_keeps_argument(tree, list))
        return READ_NOT;
    return import_qualified(model, function) == WORD_len ? READ_LENGTH
                                                         : READ_WHOLE;
}

static AccumulateRead read_at(Model *model, Node use)
{
    const Tree *tree = model_tree(model);
    Node parent = tree_parent(tree, use);
    uint8_t field = tree_field(tree, use);
    switch (tree_kind(tree, parent)) {
    case KIND_comparison_operator:
        return as_compared(tree, use, parent);
    case KIND_attribute:
        return field == FIELD_object ? as_receiver(tree, parent) : READ_NOT;
    case KIND_subscript:
        return READ_ENDS;
    case KIND_keyword_argument:
        return READ_WHOLE;
    case KIND_argument_list:
        return as_argument(model, use, parent);
    case KIND_binary_operator:
    case KIND_interpolation:
        return as_part(model, use);
    default:
        return READ_NOT;
    }
}

static AccumulateRead most_read(Model *model, Node place, Node loop)
{
    const Tree *tree = model_tree(model);
    Node end = loop ? tree_data(tree, loop_whole(tree, loop))->next : 0;
    AccumulateRead most = READ_NOT;
    for (Node at = place_next(model, place, loop_whole(tree, loop), end); at;
         at = place_next(model, place, at + 1, end)) {
        AccumulateRead one = read_at(model, at);
        if (one > most && loop_holds(tree, loop, at) &&
            !loop_left_after(model, at, loop))
            most = one;
    }
    return most;
}

AccumulateRead accumulate_read(Model *model, Node place)
{
    Node loop = loop_outermost(model_tree(model), place);
    Node same = place_identity(model, place);
    Memo *memo = memo_settled(model, MEMO_READ, same, loop);
    if (!memo->done)
        memo->answer = most_read(model, place, loop);
    memo->done = true;
    return memo->answer;
}
