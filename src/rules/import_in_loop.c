#include "rules/rules.h"

#include "model/guard.h"

/* What a branch decides on may not be needed: moved up, it always loads. */
Answer rule_import_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node loop = question_loop(question, report);
    return guard_decides(question->tree, report, loop) ? ANSWER_NOTE
                                                       : ANSWER_YES;
}
