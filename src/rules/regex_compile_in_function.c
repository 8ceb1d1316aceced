#include "rules/rules.h"

#include "model/callee.h"
#include "model/callgraph.h"
#include "model/entry.h"
#include "model/import.h"
#include "model/keep.h"
#include "model/scope.h"

/* Does it run once, or for a few objects, however the file is used? */
static const char *refuted(const Question *question, Node report, Node def)
{
    const Tree *tree = question->tree;
    if (tree_kind(tree, scope_node_of(tree, report)) == KIND_class_definition)
        return "it is in a class body";
    Node pattern = question_capture(question, "pattern");
    Node flags = tree_next_named(tree, pattern);
    if (flags && !import_is_all(question->model, flags))
        return "the flags may differ";
    if (entry_makes_object(tree, def))
        return "the function makes an object";
    if (question_is_test(question, report))
        return "it is test code";
    if (entry_is_in_command(question->model, report))
        return "the function is a program's command";
    if (!callee_runs_anew(tree, def))
        return "a decorator remembers what the function returns";
    return keep_is_kept(question->model, report) ? "it is kept" : NULL;
}

/* For a loop's passes one look-up is little. */
Answer rule_regex_compile_in_function(const Question *question)
{
    Node report = match_report(question->match);
    Node def = scope_def(question->tree, report);
    const char *reason = refuted(question, report, def);
    if (reason)
        return question_no(question, "%s", reason);
    bool hot = callgraph_is_hot(question->model, report);
    return hot && !keep_serves_loop(question->model, report) ? ANSWER_YES
                                                             : ANSWER_NOTE;
}
