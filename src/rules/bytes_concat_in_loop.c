#include "rules/rules.h"

#include "model/length.h"
#include "model/loop.h"
#include "model/place.h"

/* Does the loop look at what it has so far, besides adding to it? */
static bool is_read(const Question *question, Node acc, Node loop)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node end = tree_data(tree, loop)->next;
    for (Node at = place_next(question->model, acc, loop, end); at;
         at = place_next(question->model, acc, at + 1, end)) {
        Node parent = tree_parent(tree, at);
        bool grows = tree_kind(tree, parent) == KIND_augmented_assignment;
        if (!grows && !tree_within(tree, at, report))
            return true;
    }
    return false;
}

Answer rule_bytes_concat_in_loop(const Question *question)
{
    Node report = match_report(question->match);
    Node loop = loop_around(question->tree, report);
    Node iterable = loop_iterable(question->tree, loop);
    if (iterable && length_is_spelled_out(question->model, iterable))
        return question_no(question, "a call spells out few arguments");
    return is_read(question, question_capture(question, "acc"), loop)
               ? ANSWER_NOTE
               : ANSWER_YES;
}
