#include "rules/rules.h"

#include "model/guard.h"
#include "model/length.h"
#include "model/loop.h"

/* Making a `Counter` costs about as much as ten calls of `count`. */
enum { FEW_COUNTS = 9 };

/* `while names.count(name): name += "_"`: as a rule the first try succeeds. */
static bool looks_for_free(const Tree *tree, Node report, Node loop)
{
    return tree_kind(tree, loop) == KIND_while_statement &&
           tree_within(tree, report, tree_child(tree, loop, FIELD_condition));
}

Answer rule_list_count_in_loop(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node list = question_capture(question, "list");
    Node loop = loop_around(question->tree, report);
    if (looks_for_free(question->tree, report, loop))
        return question_no(question, "the loop only looks for what is free");
    if (guard_raises(question->tree, report))
        return question_no(question, "it is for the text of an error");
    if (loop_has_few_passes(model, loop, FEW_COUNTS))
        return question_no(question, "there are few passes");
    return length_passes_are_many(model, report) ||
                   length_sets_passes(model, list, loop)
               ? ANSWER_YES
               : ANSWER_NOTE;
}
