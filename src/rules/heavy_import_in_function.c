#include "rules/rules.h"

#include "model/entry.h"
#include "model/import.h"
#include "model/scope.h"

/* Programs that do one thing and end, and code that nobody waits for. */
static const char *refuted(const Question *question, Node report)
{
    const Tree *tree = question->tree;
    for (Node def = scope_def(tree, report); def; def = scope_def(tree, def)) {
        if (entry_is_command(question->model, def))
            return "the function is a program's command";
        if (entry_is_module_getattr(tree, def))
            return "the module is lazy on purpose";
    }
    if (import_is_global(question->model, question_capture(question, "module")))
        return "a global keeps it";
    return question_is_test(question, report) ? "it is test code" : NULL;
}

Answer rule_heavy_import_in_function(const Question *question)
{
    Node report = match_report(question->match);
    const char *reason = refuted(question, report);
    if (reason)
        return question_no(question, "%s", reason);
    Node def = scope_def(question->tree, report);
    if (str_is(question->match->pattern->variant, "async") ||
        entry_is_handler(question->model, def))
        return ANSWER_YES;
    return ANSWER_NOTE;
}
