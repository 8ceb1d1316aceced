#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"
#include "model/move.h"
#include "model/walk.h"

Answer rule_list_insert_front(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_repeating(question->model, report);
    if (walk_is_whole(model, list, loop, report))
        return question_no(question, "the loop walks it on every pass");
    if (move_within(model, list, report))
        return question_no(question, "it moves an element to the front");
    return length_passes_are_open(model, report) ? ANSWER_YES : ANSWER_NOTE;
}
