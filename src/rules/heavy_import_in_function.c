#include "rules/rules.h"

#include "model/callgraph.h"
#include "model/entry.h"
#include "model/guard.h"
#include "model/import.h"
#include "model/load.h"
#include "model/scope.h"

/* The first call in a loop of some length where the module may be new, be it
 * for want of an import before or, in a recursion, of the function's own. */
static const Call *looped_call(const Question *question, Node def, Str module)
{
    enum { MOST_CALLS = 64 /* looked at */ };
    const Call *call = NULL;
    Node loop = NODE_NONE;
    uint32_t at = 0;
    while (at < MOST_CALLS &&
           (call = callgraph_next_in_loop(question->model, def, &at, &loop)))
        if (!question_is_small_loop(question, loop) &&
            !question_is_test(question, call->node) &&
            !entry_is_in_command(question->model, call->node) &&
            !load_is_done(question->model, call->node, module, (Str){0}))
            return call;
    return NULL;
}

static bool is_called_in_loop(const Question *question, Node report, Node def)
{
    const Call *call =
        guard_decides(question->tree, report, def)
            ? NULL
            : looped_call(question, def, question_row(question).key);
    if (!call)
        return question_because(question, "no loop calls it for certain");
    Node function = tree_child(question->tree, call->node, FIELD_function);
    question_relate(question, function, STR("called here in a loop"));
    return true;
}

Answer rule_heavy_import_in_function(const Question *question)
{
    Node report = match_report(question->match);
    Node def = scope_def(question->tree, report);
    if (entry_is_in_command(question->model, report))
        return question_no(question, "the function is a program's command");
    if (entry_is_in_module_getattr(question->tree, report))
        return question_no(question, "the module is lazy on purpose");
    if (import_is_global(question->model, question_capture(question, "module")))
        return question_no(question, "a global keeps it");
    if (load_is_prepared(question->tree, report))
        return question_no(question, "the environment is made ready first");
    if (question_is_test(question, report))
        return question_no(question, "it is test code");
    if (str_is(question->match->pattern->variant, "async") ||
        entry_is_handler(question->model, def) ||
        is_called_in_loop(question, report, def))
        return ANSWER_YES;
    return ANSWER_NOTE;
}
