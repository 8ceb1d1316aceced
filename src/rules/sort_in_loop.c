#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"
#include "model/walk.h"

Answer rule_sort_in_loop(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->model, report);
    if (!length_grows(model, list, loop) ||
        length_is_cleared(model, list, loop))
        return question_no(question, "it does not grow from pass to pass");
    if (walk_is_whole(model, list, loop, report))
        return question_no(question, "the loop walks it on every pass");
    return ANSWER_YES;
}
