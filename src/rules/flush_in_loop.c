#include "rules/rules.h"

#include "model/audience.h"
#include "model/type.h"
#include "model/value.h"

Answer rule_flush_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node file = question_capture(question, "file");
    Node given = value_keyword(question->tree, report, STR("file"));
    if (given && !type_of(question->model, given).type)
        return question_no(question, "the file is of an unknown class");
    const char *reason =
        audience_expects(question->model, report, given ? given : file);
    return reason ? question_no(question, "%s", reason) : ANSWER_YES;
}
