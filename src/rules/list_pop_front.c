#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"

Answer rule_list_pop_front(const Question *question)
{
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_outermost(question->tree, report);
    bool grows = length_grows(question->model, list, loop);
    if (!grows && length_is_command_line(question->model, list))
        return question_no(question, "the words of a command line are few");
    if (length_is_bounded(question->model, list, report))
        return ANSWER_NOTE;
    bool sized = length_has_origin(question->model, list, LENGTH_SIZED);
    return grows || sized ? ANSWER_YES : ANSWER_NOTE;
}
