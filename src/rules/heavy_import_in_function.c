#include "rules/rules.h"

#include "model/callgraph.h"
#include "model/entry.h"
#include "model/guard.h"
#include "model/import.h"
#include "model/scope.h"

enum { MOST_CALLS = 64 /* of one function, looked at */ };

/* Programs that do one thing and end. */
static bool is_in_command(const Question *question, Node node)
{
    const Tree *tree = question->tree;
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def))
        if (entry_is_command(question->model, def))
            return true;
    return false;
}

static bool is_in_module_getattr(const Tree *tree, Node node)
{
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def))
        if (entry_is_module_getattr(tree, def))
            return true;
    return false;
}

/* Code that nobody waits for. */
static const char *refuted(const Question *question, Node report)
{
    if (is_in_command(question, report))
        return "the function is a program's command";
    if (is_in_module_getattr(question->tree, report))
        return "the module is lazy on purpose";
    if (import_is_global(question->model, question_capture(question, "module")))
        return "a global keeps it";
    return question_is_test(question, report) ? "it is test code" : NULL;
}

/* Are there calls of the function that do not come to the import? */
static bool is_in_branch(const Tree *tree, Node node, Node def)
{
    for (; node != def; node = tree_parent(tree, node))
        switch (tree_kind(tree, node)) {
        case KIND_if_statement:
        case KIND_case_clause:
        case KIND_except_clause:
        case KIND_for_statement:
        case KIND_while_statement:
            return true;
        default:
            break;
        }
    return false;
}

static bool is_loaded_at(const Question *question, Node node)
{
    const Table *table =
        rule_table(question->inquiry->rules, STR("heavy-modules"));
    Str name =
        guard_dotted(question->model, question_capture(question, "module"));
    return import_is_loaded(question->model, node, table_package(table, name));
}

/* The first call in a loop of some length where the module may be new, be it
 * for want of an import before or, in a recursion, of the function's own. */
static const Call *looped_call(const Question *question, Node def)
{
    const Call *call = NULL;
    Node loop = NODE_NONE;
    uint32_t at = 0;
    while (at < MOST_CALLS &&
           (call = callgraph_next_in_loop(question->model, def, &at, &loop)))
        if (!question_is_small_loop(question, loop) &&
            !question_is_test(question, call->node) &&
            !is_in_command(question, call->node) &&
            !is_loaded_at(question, call->node))
            return call;
    return NULL;
}

static bool is_called_in_loop(const Question *question, Node report, Node def)
{
    if (is_in_branch(question->tree, report, def))
        return question_because(question, "a branch decides");
    const Call *call = looped_call(question, def);
    if (!call)
        return question_because(question, "no loop that counts calls it");
    Node function = tree_child(question->tree, call->node, FIELD_function);
    question_relate(question, function, STR("called here in a loop"));
    if (question->reason)
        (void)question_because(question, "line %u calls it in a loop",
                               question_line(question, call->node));
    return true;
}

Answer rule_heavy_import_in_function(const Question *question)
{
    Node report = match_report(question->match);
    const char *reason = refuted(question, report);
    if (reason)
        return question_no(question, "%s", reason);
    Node def = scope_def(question->tree, report);
    if (str_is(question->match->pattern->variant, "async") ||
        entry_is_handler(question->model, def) ||
        is_called_in_loop(question, report, def))
        return ANSWER_YES;
    return ANSWER_NOTE;
}
