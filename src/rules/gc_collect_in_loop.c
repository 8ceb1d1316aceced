#include "rules/rules.h"

#include "model/loop.h"
#include "model/wait.h"

static bool names_collecting(Str text)
{
    return str_contains(text, STR("gc")) ||
           str_contains(text, STR("collect")) ||
           str_contains(text, STR("COLLECT"));
}

/* `while gc.collect():`, `if gc.collect() == 0: break`; `if gc_each_time:` */
static bool is_asked_for(const Tree *tree, Node call, Node loop)
{
    Node whole = loop_whole(tree, loop);
    for (Node at = call; at > whole; at = tree_parent(tree, at)) {
        Node test =
            tree_field(tree, at) == FIELD_consequence
                ? tree_child(tree, tree_parent(tree, at), FIELD_condition)
                : NODE_NONE;
        if (tree_field(tree, at) == FIELD_condition ||
            (test && names_collecting(tree_text(tree, test))))
            return true;
    }
    return false;
}

Answer rule_gc_collect_in_loop(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node loop = loop_repeating(tree, report);
    if (question_is_test(question, report))
        return question_no(question, "it is test code");
    if (loop_seldom(tree, report, loop))
        return question_no(question, "one pass of many does it");
    if (is_asked_for(tree, report, loop))
        return question_no(question, "somebody asks for it");
    if (wait_in_loop(tree, loop) || wait_is_measured(tree, loop))
        return question_no(question, "the loop waits, or measures");
    /* Memory is short, where something is deleted just before. */
    return loop_deletes_before(tree, report) ? ANSWER_NOTE : ANSWER_YES;
}
