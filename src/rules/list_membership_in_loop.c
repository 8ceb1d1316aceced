#include "rules/rules.h"

#include "model/loop.h"

/* `while name in taken: name += "_"`: as a rule the first try succeeds. */
Answer rule_list_membership_in_loop(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node loop = loop_around(tree, report);
    Node condition = loop ? tree_child(tree, loop, FIELD_condition) : NODE_NONE;
    if (tree_kind(tree, loop) == KIND_while_statement &&
        tree_within(tree, report, condition) && !loop_around(tree, loop))
        return question_no(question, "the loop only looks for what is free");
    return ANSWER_YES;
}
