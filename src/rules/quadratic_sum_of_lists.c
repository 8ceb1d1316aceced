#include "rules/rules.h"

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

Answer rule_quadratic_sum_of_lists(const Question *question)
{
    Model *model = question->model;
    Node lists = question_capture(question, "lists");
    Node root = place_root(question->tree, lists);
    int64_t count = count_lists(model, lists);
    if ((count >= 0 && count < FEWEST_LISTS) ||
        (root && length_is_small_kind(model, root)))
        return question_no(question, "it adds few lists");
    return length_is_open(model, lists) ? ANSWER_YES : ANSWER_NOTE;
}
