#include "rules/rules.h"

#include "model/effect.h"
#include "model/guard.h"
#include "model/loop.h"
#include "model/process.h"
#include "model/wait.h"

enum { WARNING_COST = 1000 /* nanoseconds */ };

static Str row_of(const Question *question, Node call)
{
    const Table *table =
        rule_table(question->inquiry->rules, STR("costly-calls"));
    Node function = tree_child(question->tree, call, FIELD_function);
    Str row = {0};
    (void)table_find(table, guard_dotted(question->model, function), &row);
    return row;
}

/* Is it a part of a call that is reported as a whole? */
static bool is_inside_another(const Question *question, Node call, Node loop)
{
    const Tree *tree = question->tree;
    for (Node at = tree_parent(tree, call);
         loop_holds(tree, loop, at) &&
         tree_kind(tree, at) != KIND_expression_statement;
         at = tree_parent(tree, at))
        if (tree_kind(tree, at) == KIND_call && row_of(question, at).size &&
            effect_invariant(question->model, at, loop))
            return true;
    return false;
}

/* A comprehension is moved out of, or not, as a whole. */
static bool varies_in_no_clause(const Question *question, Node call, Node loop)
{
    const Tree *tree = question->tree;
    Node arguments = tree_child(tree, call, FIELD_arguments);
    Node clause = tree_first_named(tree, loop_whole(tree, loop));
    for (; clause && clause <= loop; clause = tree_next_named(tree, clause))
        if (tree_kind(tree, clause) == KIND_for_in_clause &&
            !effect_invariant(question->model, arguments, clause))
            return false;
    return true;
}

/* `data = json.loads(text)`, and nobody changes what `data` holds. */
static bool is_kept_for_reading(const Question *question, Node call, Node loop)
{
    const Tree *tree = question->tree;
    Model *model = question->model;
    Node holder = tree_parent(tree, call);
    Node name = tree_kind(tree, holder) == KIND_assignment
                    ? tree_child(tree, holder, FIELD_left)
                    : NODE_NONE;
    return name && tree_kind(tree, name) == KIND_identifier &&
           !effect_escapes(model, name) && !effect_mutated(model, name, loop) &&
           !process_parts_change(model, name, loop);
}

Answer rule_invariant_call_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node loop = question_loop(question, report);
    if (tree_kind(question->tree, loop) == KIND_for_in_clause &&
        !varies_in_no_clause(question, report, loop))
        return question_no(question, "the comprehension decides what it gives");
    Str row = row_of(question, report);
    Str cost = str_take(&row, '\t');
    if (str_is(row, "folder") && process_changes_folder(question->model))
        return question_no(question, "the working folder changes");
    if (str_is(row, "environment") &&
        process_changes_environment(question->model, loop))
        return question_no(question, "the environment changes in the loop");
    if (str_is(row, "changed") && !process_only_reads(question->tree, report) &&
        !is_kept_for_reading(question, report, loop))
        return question_no(question, "each pass may need an object of its own");
    if (str_is(row, "deep") &&
        process_parts_change(question->model, report, loop))
        return question_no(question, "a part of the argument may change");
    if (wait_in_loop(question->tree, loop))
        return question_no(question, "the loop waits");
    if (is_inside_another(question, report, loop))
        return question_no(question, "the call around it can be moved");
    int64_t nanoseconds = 0;
    for (size_t i = 0; i < cost.size; i++)
        nanoseconds = nanoseconds * 10 + (cost.data[i] - '0');
    return nanoseconds >= WARNING_COST &&
                   !loop_skips(question->tree, report, loop)
               ? ANSWER_YES
               : ANSWER_NOTE;
}
