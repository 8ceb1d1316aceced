#include "rules/rules.h"

#include "model/effect.h"
#include "model/loop.h"
#include "model/process.h"

enum { WARNING_DIGITS = 4 /* 1,000 ns: a microsecond */ };

/* The costs of the function, in nanoseconds, and its nature. */
static Str row_of(const Question *question, Node call)
{
    Node function = tree_child(question->tree, call, FIELD_function);
    return question_fact(question, function, STR("costly-calls"));
}

/* Is it a part of a call that is reported as a whole? */
static bool is_inside_another(const Question *question, Node call, Node loop)
{
    const Tree *tree = question->tree;
    Node around = tree_ancestor(tree, tree_parent(tree, call), KIND_call);
    for (; around && loop_holds(tree, loop, around);
         around = tree_ancestor(tree, tree_parent(tree, around), KIND_call))
        if (row_of(question, around).size &&
            effect_invariant(question->model, around, loop))
            return true;
    return false;
}

Answer rule_invariant_call_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node loop = question_loop(question, report);
    Str nature = row_of(question, report);
    Str cost = str_take(&nature, '\t');
    const char *reason = process_refuted(question->model, report, nature, loop);
    if (reason)
        return question_no(question, "%s", reason);
    if (is_inside_another(question, report, loop))
        return question_no(question, "the call around it can be moved");
    return cost.size < WARNING_DIGITS ||
                   loop_skips(question->tree, report, loop)
               ? ANSWER_NOTE
               : ANSWER_YES;
}
