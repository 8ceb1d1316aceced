#include "rules/rules.h"

#include "model/entry.h"
#include "model/guard.h"
#include "model/import.h"

/* Programs that do one thing and end, and code that nobody waits for. */
static const char *refuted_by_function(const Question *question, Node report)
{
    const Tree *tree = question->tree;
    for (Node def = scope_def(tree, report); def; def = scope_def(tree, def)) {
        if (entry_is_command(question->model, def))
            return "the function is a program's command";
        if (entry_is_module_getattr(tree, def))
            return "the module is lazy on purpose";
    }
    return question_is_test(question, report) ? "it is test code" : NULL;
}

Answer rule_heavy_import_in_function(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node name = question_capture(question, "module");
    Str module = table_package(
        rule_table(question->inquiry->rules, STR("heavy-modules")),
        guard_dotted(model, name));
    if (!scope_def(question->tree, report))
        return question_no(question, "it is in no function");
    const char *reason = refuted_by_function(question, report);
    if (reason)
        return question_no(question, "%s", reason);
    if (question_is_within(question, module))
        return question_no(question, "the file is a part of that package");
    if (import_is_global(model, name))
        return question_no(question, "a global keeps it");
    if (import_at_top(model, module))
        return question_no(question, "the file imports it at its top, too");
    bool is_async = str_is(question->match->pattern->variant, "async");
    Node def = scope_def(question->tree, report);
    return is_async || entry_is_handler(model, def) ? ANSWER_YES : ANSWER_NOTE;
}
