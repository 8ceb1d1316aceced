#include "rules/rules.h"

#include "model/hash.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/value.h"

/* `if x not in taken: break`, and `return`. */
static bool leaves_when_free(const Tree *tree, Node report)
{
    Node test = report;
    bool negated = tree_child_of_kind(tree, report, TOKEN_not_in);
    uint16_t kind = 0;
    for (;;) {
        Node parent = tree_parent(tree, test);
        kind = tree_kind(tree, parent);
        bool both = kind == KIND_boolean_operator &&
                    tree_child_of_kind(tree, parent, TOKEN_and);
        if (kind != KIND_not_operator && !both &&
            kind != KIND_parenthesized_expression)
            break;
        test = parent;
        negated ^= kind == KIND_not_operator;
    }
    Node branch = tree_child(tree, tree_parent(tree, test), FIELD_consequence);
    Node last = branch ? tree_last_named(tree, branch) : NODE_NONE;
    kind = tree_kind(tree, last);
    return negated && tree_field(tree, test) == FIELD_condition &&
           (kind == KIND_break_statement || kind == KIND_return_statement);
}

/* `while name in taken: name += "_"`: as a rule the first try succeeds. What
 * is tried for each of many is a matter of its own. */
static bool looks_for_free(const Question *question, Node loop)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node condition = tree_child(tree, loop, FIELD_condition);
    if (tree_kind(tree, loop) != KIND_while_statement)
        return false;
    return leaves_when_free(tree, report) ||
           (!loop_around(tree, loop) && tree_within(tree, report, condition));
}

/* So few that the walks over a list that is not known to be long cost less
 * than the thought of them. */
enum { FEW_PASSES = 16 };

static bool has_few_passes(const Question *question, Node loop)
{
    int64_t passes = loop_trip_count(question->model, loop);
    Node list = question_capture(question, "list");
    return passes > 8 && passes <= FEW_PASSES &&
           value_size(question->model, list) < 0 &&
           !loop_around(question->tree, loop_whole(question->tree, loop));
}

Answer rule_list_membership_in_loop(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node loop = loop_around(question->tree, match_report(question->match));
    Node iterable = loop_iterable(question->tree, loop);
    Node item = question_capture(question, "item");
    if (hash_of_membership(model, item, list) == HASH_DOUBTED)
        return question_no(question, "the class of the elements is unknown");
    if (has_few_passes(question, loop))
        return question_no(question, "the loop has few passes");
    if (length_is_spelled_out(model, list))
        return question_no(question, "a call spells out few arguments");
    if (length_is_few(model, list))
        return question_no(question, "the list has few elements");
    if (length_is_small_kind(model, list) ||
        (iterable && length_is_small_kind(model, iterable)))
        return question_no(question, "there are few of its kind");
    if (looks_for_free(question, loop))
        return question_no(question, "the loop only looks for what is free");
    return value_size(model, list) >= 0 ||
                   length_has_origin(model, list, LENGTH_SIZED) ||
                   length_passes_are_many(model, match_report(question->match))
               ? ANSWER_YES
               : ANSWER_NOTE;
}
