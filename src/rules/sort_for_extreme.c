#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/reach.h"

/* An expression that makes a list of its own. */
static bool is_new_list(const Tree *tree, Node value)
{
    uint16_t kind = tree_kind(tree, value);
    return kind == KIND_list_comprehension || kind == KIND_list ||
           (kind == KIND_call &&
            (str_is(tree_text(tree, tree_child(tree, value, FIELD_function)),
                    "list") ||
             str_is(tree_text(tree, tree_child(tree, value, FIELD_function)),
                    "sorted")));
}

/* The caller of the function sees its list sorted. */
static bool is_parameter(Model *model, Node name)
{
    BindingId binding = binding_of(model, name);
    if (is_new_list(model_tree(model), reach_value(model, name)))
        return false;
    const Definition *definition = NULL;
    while (binding && (definition = binding_next(model, binding, definition)))
        if (definition->kind == DEFINITION_PARAMETER)
            return true;
    return false;
}

static bool is_older_than(Model *model, Node name, Node loop)
{
    const Definition *first =
        binding_next(model, binding_of(model, name), NULL);
    return !first || !loop_holds(model_tree(model), loop, first->name);
}

Answer rule_sort_for_extreme(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node name = question_capture(question, "method");
    Node data = question_capture(question, "data");
    if (!name)
        return ANSWER_YES;
    if (is_parameter(model, data))
        return question_no(question, "it is the caller's list");
    Node loop = loop_around(question->tree, report);
    if (loop &&
        (is_older_than(model, data, loop) || length_grows(model, data, loop)))
        return question_no(question, "it is sorted again in each pass");
    Node statement = loop_statement_of(question->tree, report);
    int64_t index = 1;
    bool only = place_is_read_at(model, data, statement, &index);
    return only && (index == 0 || index == -1)
               ? ANSWER_YES
               : question_no(question, "the sorted list is used further");
}
