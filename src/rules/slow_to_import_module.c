#include "rules/rules.h"

#include "model/guard.h"

/* The files of a package load it whatever they import. */
Answer rule_slow_to_import_module(const Question *question)
{
    Str path = question->inquiry->path;
    Str name =
        guard_dotted(question->model, question_capture(question, "module"));
    Str package = str_take(&name, '.');
    while (path.size) {
        Str part = str_take(&path, '/');
        if (path.size && str_equal(part, package))
            return question_no(question, "it is a part of the package");
    }
    return ANSWER_YES;
}
