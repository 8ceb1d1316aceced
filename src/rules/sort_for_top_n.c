#include "rules/rules.h"

#include "model/length.h"
#include "model/value.h"

enum { FEWEST_ELEMENTS = 1000, SHARE = 50, MOST_KEPT = 100 };

/* `[::n]`, which a pattern cannot tell from `[:n]`. */
static bool has_step(const Question *question)
{
    const Tree *tree = question->tree;
    Node end = tree_data(tree, match_report(question->match))->next;
    Node slice = tree_parent(tree, question_capture(question, "n"));
    uint32_t colons = 0;
    if (tree_kind(tree, slice) == KIND_unary_operator)
        slice = tree_parent(tree, slice);
    for (Node node = slice; node < end; node++)
        colons += tree_kind(tree, node) == TOKEN_colon &&
                  tree_parent(tree, node) == slice;
    return colons > 1;
}

/* `if n >= size: return sorted(xs)[:n]`: somebody has weighed it. */
static bool is_weighed(const Tree *tree, Node report, Node number)
{
    Symbol name = tree_symbol(tree, number);
    for (Node node = report; name && node; node = tree_parent(tree, node)) {
        Node test = tree_kind(tree, node) == KIND_if_statement
                        ? tree_child(tree, node, FIELD_condition)
                        : NODE_NONE;
        if (test && tree_kind(tree, test) == KIND_comparison_operator &&
            tree_symbol(tree, tree_first(tree, test)) == name)
            return true;
    }
    return false;
}

Answer rule_sort_for_top_n(const Question *question)
{
    Model *model = question->model;
    Node number = question_capture(question, "n");
    int64_t kept = 0;
    bool known = value_integer(model, number, &kept);
    if (question_is_test(question, match_report(question->match)))
        return question_no(question, "a test compares with what is simple");
    if (has_step(question))
        return question_no(question, "it takes elements at a distance");
    if (!known &&
        is_weighed(question->tree, match_report(question->match), number))
        return question_no(question, "the code asks how many it keeps");
    if (known && (kept < 1 || kept > MOST_KEPT))
        return question_no(question, "it keeps many");
    if (!known && length_is_share(model, number))
        return question_no(question, "it keeps a share of the length");
    int64_t size = value_size(model, question_capture(question, "data"));
    if (size < 0 || (!known && size >= FEWEST_ELEMENTS))
        return ANSWER_NOTE;
    if (size < FEWEST_ELEMENTS || kept * SHARE > size)
        return question_no(question, "there are few to choose from");
    return ANSWER_YES;
}
