#include "rules/rules.h"

#include "model/guard.h"
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
        Node test = guard_condition(tree, at);
        if (tree_field(tree, at) == FIELD_condition ||
            (test && names_collecting(tree_text(tree, test))))
            return true;
    }
    return false;
}

/* `torch.cuda.empty_cache()`, before or after the statement */
static bool empties_cache(const Tree *tree, Node statement)
{
    return statement &&
           str_contains(tree_text(tree, statement), STR("empty_cache"));
}

/* Memory is short, where something is deleted just before, or a cache of a
 * device emptied beside it. */
static bool is_short_of_memory(const Tree *tree, Node call)
{
    Node statement = loop_statement_of(tree, call);
    return loop_deletes_before(tree, call) ||
           empties_cache(tree, tree_previous_named(tree, statement)) ||
           empties_cache(tree, tree_next_named(tree, statement));
}

Answer rule_gc_collect_in_loop(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->model, report);
    if (question_is_test(question, report))
        return question_no(question, "it is test code");
    if (tree_ancestor(tree, report, KIND_except_clause) > loop)
        return question_no(question, "an error made memory short");
    if (loop_seldom(tree, report, loop))
        return question_no(question, "one pass of many does it");
    if (is_asked_for(tree, report, loop))
        return question_no(question, "somebody asks for it");
    if (wait_in_loop(tree, loop) || wait_is_measured(tree, loop))
        return question_no(question, "the loop waits, or measures");
    return is_short_of_memory(tree, report) ? ANSWER_NOTE : ANSWER_YES;
}
