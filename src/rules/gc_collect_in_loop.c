#include "rules/rules.h"

#include "model/loop.h"

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

/* Between two measurements the collector must not come in. */
static bool is_measured(const Tree *tree, Node loop)
{
    static const char *const clocks[] = {"perf_counter", "perf_counter_ns",
                                         "process_time", "timeit"};
    Node whole = loop_whole(tree, loop);
    for (Node node = whole; node < tree_data(tree, whole)->next; node++)
        for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
            if (tree_symbol(tree, node) &&
                str_is(tree_text(tree, node), clocks[i]))
                return true;
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
    return is_measured(question->tree, loop)
               ? question_no(question, "the loop measures time")
               : ANSWER_YES;
}
