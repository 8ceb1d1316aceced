#include "rules/rules.h"

#include "model/copy.h"
#include "model/loop.h"
#include "model/value.h"

/* Is the value a display that the same pass has just made? */
static bool is_made_here(const Question *question, Node value, Node loop)
{
    Node made = value_behind(question->model, value);
    uint16_t kind = tree_kind(question->tree, made);
    return made != value && loop_holds(question->tree, loop, made) &&
           (kind == KIND_list || kind == KIND_dictionary || kind == KIND_set);
}

Answer rule_deepcopy_in_loop(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node value = question_capture(question, "value");
    Node loop = loop_repeating(question->model, report);
    Str variant = question->match->pattern->variant;
    if (copy_is_meant(model, report, value))
        return question_no(question, "a copy of all of it is wanted");
    if (str_is(variant, "literal") && !is_made_here(question, value, loop))
        return question_no(question, "it is not made in the loop");
    if (question_is_test(question, report))
        return question_no(question, "it is test code");
    if (!str_is(variant, "function"))
        return ANSWER_YES;
    if (!loop && !copy_may_be_container(model, value))
        return question_no(question, "it may be no container");
    return copy_runs_often(model, report)
               ? ANSWER_YES
               : question_no(question, "no loop copies it");
}
