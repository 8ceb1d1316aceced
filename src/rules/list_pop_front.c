#include "rules/rules.h"

#include "model/deque.h"
#include "model/history.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/walk.h"

/* Is the list one that gets long, and that is emptied as a whole? */
static bool is_work_list(const Question *question, Node list, Node report)
{
    Model *model = question->model;
    Node loop = loop_outermost(question->tree, report);
    if (history_limit(model, list, report))
        return false;
    return length_grows(model, list, loop) ||
           length_has_origin(model, list, LENGTH_SIZED);
}

Answer rule_list_pop_front(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->tree, report);
    bool grows =
        length_grows(model, list, loop_outermost(question->tree, report));
    if (!grows && length_is_command_line(model, list))
        return question_no(question, "the words of a command line are few");
    const char *reason = deque_impossible(model, list, loop);
    if (reason)
        return question_no(question, "%s", reason);
    if (walk_is_whole(model, list, loop, report))
        return question_no(question, "the loop walks it on every pass");
    return is_work_list(question, list, report) ? ANSWER_YES : ANSWER_NOTE;
}
