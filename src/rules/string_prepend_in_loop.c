#include "rules/rules.h"

#include "model/accumulate.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/value.h"

enum { FEW_PASSES = 8 };

/* `for i, x in enumerate(xs): if i >= count: break`: `count` is what limits
 * the length, and it mostly is small. */
static bool is_counted(const Question *question, Node loop)
{
    const Tree *tree = question->tree;
    Node target = loop_target(tree, loop);
    Node body = target ? tree_child(tree, loop, FIELD_body) : NODE_NONE;
    Node first = body ? tree_first_named(tree, body) : NODE_NONE;
    Node condition =
        first ? tree_child(tree, first, FIELD_condition) : NODE_NONE;
    Node branch =
        first ? tree_child(tree, first, FIELD_consequence) : NODE_NONE;
    return condition && branch &&
           tree_kind(tree, condition) == KIND_comparison_operator &&
           tree_kind(tree, tree_first_named(tree, branch)) ==
               KIND_break_statement &&
           tree_same(tree, tree_first_named(tree, condition),
                     tree_first_named(tree, target));
}

/* Does the new value end in something else than the old one? */
static bool goes_on(const Question *question, Node value, Node acc)
{
    const Tree *tree = question->tree;
    Node last = tree_last_named(tree, value);
    switch (tree_kind(tree, value)) {
    case KIND_string:
        last = tree_previous_named(tree, last);
        return tree_kind(tree, last) == KIND_string_content ||
               !tree_same(tree, tree_child(tree, last, FIELD_expression), acc);
    case KIND_call:
        return !str_ends_with(
            value_string(tree,
                         tree_first_named(tree, tree_first_named(tree, value))),
            STR("}"));
    case KIND_binary_operator:
        return tree_child_of_kind(tree, value, TOKEN_percent)
                   ? !str_ends_with(
                         value_string(tree, tree_first_named(tree, value)),
                         STR("%s"))
                   : !tree_same(tree, last, acc);
    default:
        return false;
    }
}

/* `text = f"{name}({text})"`: the two sides need a list each. */
static bool wraps(const Question *question, Node acc)
{
    Node report = match_report(question->match);
    Node value = tree_child(question->tree, report, FIELD_right);
    return goes_on(question, value_bare(question->tree, value), acc);
}

/* `range(len(a) - len(b))`: as many as one is short of the other. */
static bool pads(const Question *question, Node iterable)
{
    const Tree *tree = question->tree;
    Node number = tree_kind(tree, iterable) == KIND_call
                      ? value_argument(tree, iterable, 0)
                      : NODE_NONE;
    number = number ? value_behind(question->model, number) : NODE_NONE;
    return number && tree_child_of_kind(tree, number, TOKEN_minus) &&
           tree_kind(tree, tree_first_named(tree, number)) == KIND_call &&
           tree_kind(tree, tree_last_named(tree, number)) == KIND_call;
}

Answer rule_string_prepend_in_loop(const Question *question)
{
    Node acc = question_capture(question, "acc");
    Node loop = loop_around(question->tree, match_report(question->match));
    Node iterable = loop_iterable(question->tree, loop);
    bool both = wraps(question, acc);
    if (both && accumulate_adds_literals(question->model, acc))
        return question_no(question, "it only puts literals around");
    if (is_counted(question, loop))
        return question_no(question, "the loop stops at a count");
    if (loop_has_few_passes(question->model, loop, FEW_PASSES))
        return question_no(question, "the loop has few passes");
    if (iterable && length_is_spelled_out(question->model, iterable))
        return question_no(question, "a call spells out few arguments");
    return iterable && !both && !pads(question, iterable) ? ANSWER_YES
                                                          : ANSWER_NOTE;
}
