#include "rules/rules.h"

#include "model/wait.h"

Answer rule_busy_wait(const Question *question)
{
    Node condition = question_capture(question, "condition");
    if (!wait_only_asks(question->model, condition))
        return question_no(question, "the condition does the work");
    return wait_may_end(question->model, condition)
               ? ANSWER_YES
               : question_no(question, "nothing can change it");
}
