#include "rules/rules.h"

#include "model/loop.h"

enum { FEWEST_PASSES = 5 };

/* `while names.count(name): name += "_"`: as a rule the first try succeeds. */
Answer rule_list_count_in_loop(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node loop = loop_around(tree, report);
    if (tree_kind(tree, loop) == KIND_while_statement &&
        tree_within(tree, report, tree_child(tree, loop, FIELD_condition)))
        return question_no(question, "the loop only looks for what is free");
    int64_t passes = loop_trip_count(question->model, loop);
    if (passes >= 0 && passes < FEWEST_PASSES)
        return question_no(question, "the loop makes few passes");
    if (tree_ancestor(tree, report, KIND_raise_statement))
        return question_no(question, "it is for the text of an error");
    return ANSWER_YES;
}
