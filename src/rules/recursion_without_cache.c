#include "rules/rules.h"

#include "model/recursion.h"
#include "model/scope.h"

/* Of a method the cache holds the objects as well: a note. */
Answer rule_recursion_without_cache(const Question *question)
{
    Node def = match_report(question->match);
    const char *reason = recursion_refuted(question->model, def);
    if (reason)
        return question_no(question, "%s", reason);
    return scope_class_of_method(question->tree, def) ? ANSWER_NOTE
                                                      : ANSWER_YES;
}
