#include "rules/rules.h"

#include "model/callee.h"
#include "model/callgraph.h"
#include "model/entry.h"
#include "model/import.h"
#include "model/keep.h"
#include "model/loop.h"
#include "model/scope.h"

static bool is_method_that_runs_once(Str name)
{
    return str_is(name, "__init__") || str_is(name, "__new__") ||
           str_is(name, "__init_subclass__") || str_is(name, "__post_init__") ||
           str_is(name, "__set_name__");
}

/* Behind the pattern only names of modules and numbers: `re.I | re.M`. */
static bool has_fixed_flags(const Question *question)
{
    const Tree *tree = question->tree;
    Node arguments = question_capture(question, "arguments");
    Node pattern = question_capture(question, "pattern");
    Node end = tree_data(tree, arguments)->next;
    for (Node node = tree_data(tree, pattern)->next; node < end; node++)
        if (tree_kind(tree, node) == KIND_identifier &&
            binding_is_name(tree, node) &&
            !import_qualified(question->model, node))
            return false;
    return true;
}

/* Does it run once, or for a few objects, however the file is used? */
static const char *refuted(const Question *question, Node report, Node def)
{
    const Tree *tree = question->tree;
    Node name = tree_child(tree, def, FIELD_name);
    if (tree_kind(tree, scope_node_of(tree, report)) == KIND_class_definition)
        return "it is in a class body";
    if (!has_fixed_flags(question))
        return "the flags may differ";
    if (is_method_that_runs_once(tree_text(tree, name)))
        return "the function makes an object";
    if (question_is_test(question, report))
        return "it is test code";
    if (entry_is_command(question->model, def))
        return "the function is a program's command";
    if (!callee_runs_anew(tree, def))
        return "a decorator remembers what the function returns";
    return keep_is_kept(question->model, report) ? "it is kept" : NULL;
}

/* Is it given to a name that a loop uses? Then one look-up is little. */
static bool serves_loop(const Question *question, Node report)
{
    const Tree *tree = question->tree;
    Node name = tree_child(tree, tree_parent(tree, report), FIELD_left);
    uint32_t at = 0;
    BindingId binding =
        name && tree_symbol(tree, name) ? binding_of(question->model, name) : 0;
    Node use = binding ? binding_use(question->model, binding, &at) : NODE_NONE;
    for (; use; use = binding_use(question->model, binding, &at))
        if (loop_around(tree, use))
            return true;
    return false;
}

Answer rule_regex_compile_in_function(const Question *question)
{
    Node report = match_report(question->match);
    Node def = scope_def(question->tree, report);
    const char *reason = refuted(question, report, def);
    if (reason)
        return question_no(question, "%s", reason);
    uint32_t at = 0;
    Node loop = NODE_NONE;
    bool hot = callgraph_next_in_loop(question->model, def, &at, &loop);
    return hot && !serves_loop(question, report) ? ANSWER_YES : ANSWER_NOTE;
}
