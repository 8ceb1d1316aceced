#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"
#include "model/place.h"

/* A loop that walks the whole list on each pass takes that time anyway. */
static bool is_walked(const Question *question, Node list, Node loop)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node end = tree_data(tree, loop)->next;
    for (Node at = place_next(question->model, list, loop, end); at;
         at = place_next(question->model, list, at + 1, end)) {
        Node node = at;
        while (node != loop && tree_field(tree, node) != FIELD_right)
            node = tree_parent(tree, node);
        uint16_t kind = tree_kind(tree, tree_parent(tree, node));
        if (node != loop && !tree_within(tree, at, report) &&
            (kind == KIND_for_statement || kind == KIND_for_in_clause))
            return true;
    }
    return false;
}

Answer rule_sort_in_loop(const Question *question)
{
    Node list = question_capture(question, "list");
    Node loop = loop_around(question->tree, match_report(question->match));
    if (!length_grows(question->model, list, loop))
        return question_no(question, "the loop adds nothing to it");
    if (is_walked(question, list, loop))
        return question_no(question, "the loop walks it on every pass");
    return ANSWER_YES;
}
