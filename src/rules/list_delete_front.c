#include "rules/rules.h"

#include "model/loop.h"
#include "model/place.h"

/* `xs.insert(0, x)` in the same loop: what is deleted is what it put there. */
static bool is_refilled(const Question *question, Node list, Node loop)
{
    const Tree *tree = question->tree;
    Node end = tree_data(tree, loop)->next;
    for (Node at = place_next(question->model, list, loop, end); at;
         at = place_next(question->model, list, at + 1, end)) {
        Node name = tree_child(tree, tree_parent(tree, at), FIELD_attribute);
        if (name && str_is(tree_text(tree, name), "insert"))
            return true;
    }
    return false;
}

/* Deleting is popping without a look at the element. */
Answer rule_list_delete_front(const Question *question)
{
    Node list = question_capture(question, "list");
    Node loop = loop_around(question->tree, match_report(question->match));
    if (is_refilled(question, list, loop))
        return question_no(question, "the loop itself puts an element there");
    return rule_list_pop_front(question);
}
