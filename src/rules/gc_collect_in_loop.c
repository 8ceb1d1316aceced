#include "rules/rules.h"

#include "model/loop.h"
#include "model/wait.h"

/* `while gc.collect():`, `if not gc.collect(): break` */
static bool is_asked(const Tree *tree, Node call)
{
    for (Node at = call; at; at = tree_parent(tree, at)) {
        if (tree_field(tree, at) == FIELD_condition)
            return true;
        if (tree_kind(tree, at) == KIND_expression_statement)
            return false;
    }
    return false;
}

Answer rule_gc_collect_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->tree, report);
    if (question_is_test(question, report))
        return question_no(question, "it is test code");
    if (loop_seldom(question->tree, report, loop))
        return question_no(question, "one pass of many does it");
    if (is_asked(question->tree, report))
        return question_no(question, "the loop goes on until nothing is left");
    if (wait_in_loop(question->tree, loop))
        return question_no(question, "the loop waits");
    return wait_is_measured(question->tree, loop)
               ? question_no(question, "the loop measures time")
               : ANSWER_YES;
}
