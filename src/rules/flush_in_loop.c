#include "rules/rules.h"

#include "model/audience.h"
#include "model/type.h"
#include "model/value.h"
#include "model/work.h"

Answer rule_flush_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node file = question_capture(question, "file");
    Node given = value_keyword(question->tree, report, STR("file"));
    if (given && !type_of(question->model, given).type)
        return question_no(question, "the file is of an unknown class");
    const char *reason =
        audience_expects(question->model, report, given ? given : file);
    if (reason)
        return question_no(question, "%s", reason);
    /* Waiting for the disk counts beside any work. */
    bool sync = str_is(question->match->pattern->variant, "sync");
    return sync || work_is_light(question->model, report) ? ANSWER_YES
                                                          : ANSWER_NOTE;
}
