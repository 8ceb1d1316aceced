#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"

Answer rule_list_index_in_loop(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node list = question_capture(question, "list");
    bool many =
        length_passes_are_many(model, report) ||
        length_sets_passes(model, list, loop_around(question->tree, report));
    return many ? ANSWER_YES : ANSWER_NOTE;
}
