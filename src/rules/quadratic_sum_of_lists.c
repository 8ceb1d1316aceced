#include "rules/rules.h"

#include "model/binding.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/value.h"

/* Below FEWEST_LISTS `sum` is the faster one. */
enum { FEWEST_LISTS = 20, MOST_STEPS = 4 };

/* The lists that the code shows, or -1. A condition may leave some out. */
static int64_t count_lists(Model *model, Node lists)
{
    const Tree *tree = model_tree(model);
    for (int i = 0; i < MOST_STEPS; i++) {
        lists = value_behind(model, lists);
        Node clause = tree_child_of_kind(tree, lists, KIND_for_in_clause);
        if (!clause || tree_child_of_kind(tree, lists, KIND_if_clause) ||
            tree_next_named(tree, clause))
            break;
        lists = loop_iterable(tree, clause);
    }
    return value_size(model, lists);
}

/* `[(0, 0)] * array.ndim`: arrays have few dimensions. */
static bool is_by_dimension(Model *model, Node lists)
{
    const Tree *tree = model_tree(model);
    Node root = place_root(tree, lists);
    const Definition *first =
        root ? binding_next(model, binding_of(model, root), NULL) : NULL;
    Node value = first ? first->value : NODE_NONE;
    return value && str_ends_with(tree_text(tree, value), STR(".ndim"));
}

Answer rule_quadratic_sum_of_lists(const Question *question)
{
    Node lists = question_capture(question, "lists");
    int64_t count = count_lists(question->model, lists);
    if ((count >= 0 && count < FEWEST_LISTS) ||
        is_by_dimension(question->model, lists))
        return question_no(question, "it adds few lists");
    return length_is_open(question->model, lists) ? ANSWER_YES : ANSWER_NOTE;
}
