#include "rules/rules.h"

#include "model/deque.h"
#include "model/drain.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/walk.h"

Answer rule_list_pop_front(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->model, report);
    Node outer = loop_outermost(question->tree, report);
    if (length_is_command_line(model, list) &&
        !length_grows(model, list, outer))
        return question_no(question, "the words of a command line are few");
    const char *reason = deque_impossible(model, list, loop);
    if (reason)
        return question_no(question, "%s", reason);
    if (walk_is_whole(model, list, loop, report))
        return question_no(question, "the loop walks it on every pass");
    return drain_is_long(model, list, report) ? ANSWER_YES : ANSWER_NOTE;
}
