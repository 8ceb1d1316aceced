#include "rules/rules.h"

#include "model/loop.h"
#include "model/place.h"
#include "model/search.h"

/* So few that the walks cost less than the thought of them. */
enum { FEW_PASSES = 8 };

/* `xs.extend(x for x in ys if x not in set(xs))`: the method takes what it is
 * given one by one, and changes its object between two of them. */
static bool feeds(const Question *question, Node whole, Node collection)
{
    const Tree *tree = question->tree;
    Node call = tree_parent(tree, whole);
    Node function = tree_child(tree, call, FIELD_function);
    if (tree_kind(tree, whole) != KIND_generator_expression ||
        tree_kind(tree, call) != KIND_call ||
        tree_kind(tree, function) != KIND_attribute)
        return false;
    Node object = tree_child(tree, function, FIELD_object);
    Node end = tree_data(tree, collection)->next;
    return place_root(tree, object) &&
           place_next(question->model, object, collection, end);
}

Answer rule_membership_in_rebuilt_collection(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node loop = loop_around(tree, report);
    Node collection = question_capture(question, "collection");
    if (loop_has_few_passes(question->model, loop, FEW_PASSES))
        return question_no(question, "the loop has few passes");
    if (search_is_for_free(tree, report))
        return question_no(question, "the loop only looks for what is free");
    return feeds(question, loop_whole(tree, loop), collection)
               ? question_no(question, "the loop feeds what it asks")
               : ANSWER_YES;
}
