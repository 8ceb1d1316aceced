#include "rules/rules.h"

#include "model/effect.h"
#include "model/loop.h"
#include "model/place.h"

/* `with tracker(out): for x in made(): out.append(x)`: what makes the elements
 * may look at the list. */
static bool is_known_to_others(Model *model, Node list, Node loop)
{
    const Tree *tree = model_tree(model);
    Node iterable = loop_iterable(tree, loop);
    for (Node node = iterable; node < tree_data(tree, iterable)->next; node++)
        if (tree_kind(tree, node) == KIND_call)
            return place_is_shared(model, list, scope_node_of(tree, loop),
                                   loop);
    return false;
}

/* Is it one list that all passes append to, and that the iterable does not
 * name? */
Answer rule_copy_loop(const Question *question)
{
    Model *model = question->model;
    Node loop = match_report(question->match);
    Node list = question_capture(question, "list");
    Node iterable = question_capture(question, "iterable");
    Node end = tree_data(question->tree, iterable)->next;
    if (tree_child_of_kind(question->tree, loop, TOKEN_async))
        return question_no(question, "the iterable is asynchronous");
    if (effect_rebound(model, list, loop))
        return question_no(question, "each pass may append to another list");
    Node root = place_root(question->tree, list);
    if (!root || place_next(model, list, iterable, end))
        return question_no(question, "the loop reads the list");
    if (is_known_to_others(model, list, loop))
        return question_no(question,
                           "what makes the elements may see the list");
    return question_is_small_loop(question, loop) ? ANSWER_NOTE : ANSWER_YES;
}
