#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"

Answer rule_list_remove_in_loop(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    if (length_is_command_line(model, list))
        return question_no(question, "the words of a command line are few");
    if (length_is_written(model, list))
        return question_no(question, "few elements are written out");
    Node loop = loop_around(question->tree, list);
    return length_sets_passes(model, list, loop) ? ANSWER_YES : ANSWER_NOTE;
}
