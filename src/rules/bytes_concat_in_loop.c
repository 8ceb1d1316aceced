#include "rules/rules.h"

#include "model/accumulate.h"
#include "model/length.h"
#include "model/loop.h"

/* A loop that copies all of it for another reason as well gains little. */
Answer rule_bytes_concat_in_loop(const Question *question)
{
    Model *model = question->model;
    Node loop = loop_around(question->tree, match_report(question->match));
    Node iterable = loop_iterable(question->tree, loop);
    if (iterable && length_is_spelled_out(model, iterable))
        return question_no(question, "a call spells out few arguments");
    switch (accumulate_read(model, question_capture(question, "acc"))) {
    case READ_NOT:
        return ANSWER_YES;
    case READ_TAKEN:
        return question_no(question, "each pass takes it as a whole");
    default:
        return ANSWER_NOTE;
    }
}
