#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"

/* `if x not in taken: break`, and `return`. */
static bool leaves_when_free(const Tree *tree, Node report)
{
    Node test = report;
    bool negated = tree_child_of_kind(tree, report, TOKEN_not_in);
    while (tree_kind(tree, tree_parent(tree, test)) == KIND_not_operator ||
           tree_kind(tree, tree_parent(tree, test)) ==
               KIND_parenthesized_expression) {
        test = tree_parent(tree, test);
        negated ^= tree_kind(tree, test) == KIND_not_operator;
    }
    Node branch = tree_child(tree, tree_parent(tree, test), FIELD_consequence);
    Node last = branch ? tree_last_named(tree, branch) : NODE_NONE;
    uint16_t kind = tree_kind(tree, last);
    return negated && tree_field(tree, test) == FIELD_condition &&
           (kind == KIND_break_statement || kind == KIND_return_statement);
}

/* `while name in taken: name += "_"`: as a rule the first try succeeds. */
Answer rule_list_membership_in_loop(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node loop = loop_around(tree, report);
    if (length_is_spelled_out(question->model,
                              question_capture(question, "list")))
        return question_no(question, "a call spells out few arguments");
    if (tree_kind(tree, loop) != KIND_while_statement ||
        loop_around(tree, loop))
        return ANSWER_YES;
    Node condition = tree_child(tree, loop, FIELD_condition);
    if (tree_within(tree, report, condition) || leaves_when_free(tree, report))
        return question_no(question, "the loop only looks for what is free");
    return ANSWER_YES;
}
