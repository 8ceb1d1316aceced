#include "rules/rules.h"

#include "model/comprehension.h"
#include "model/loop.h"
#include "model/mention.h"
#include "model/place.h"
#include "model/value.h"

/* `{}`, `dict()`, `Counter()`, `defaultdict(int)`. */
static bool is_fresh(const Question *question, Node value)
{
    const Tree *tree = question->tree;
    if (value_is_empty(question->model, value))
        return true;
    if (tree_kind(tree, value) != KIND_call)
        return false;
    Node factory = value_argument(tree, value, 0);
    return value_argument_count(tree, value) == 0 ||
           (value_argument_count(tree, value) == 1 && factory &&
            str_is(tree_text(tree, factory), "int"));
}

static bool mentions(const Question *question, Node part, Node dict)
{
    Node end = tree_data(question->tree, part)->next;
    return place_next(question->model, dict, part, end);
}

/* What a `Counter`, or a generator of the keys, cannot do for the loop; or
 * NULL. */
static const char *is_refuted(const Question *question, Node loop, Node dict)
{
    Node key = question_capture(question, "key");
    FillLoop keys = {.loop = loop,
                     .target = question_capture(question, "target"),
                     .iterable = question_capture(question, "iterable"),
                     .value = key};
    if (tree_named_count(question->tree, tree_parent(question->tree, key)) > 2)
        return "the key has several parts";
    if (mentions(question, key, dict) ||
        mentions(question, keys.iterable, dict))
        return "it depends on what has been counted so far";
    const char *reason = comprehension_target_refuted(question->model, &keys);
    return reason ? reason
                  : comprehension_parts_refuted(question->model, &keys);
}

Answer rule_counting_by_hand(const Question *question)
{
    const Tree *tree = question->tree;
    Node loop = question_capture(question, "loop");
    Node dict = question_capture(question, "dict");
    if (tree_child_of_kind(tree, loop, TOKEN_async))
        return question_no(question, "a Counter takes no async iterable");
    const char *reason = is_refuted(question, loop, dict);
    if (reason)
        return question_no(question, "%s", reason);
    if (tree_kind(tree, dict) == KIND_attribute)
        return loop_around(tree, loop)
                   ? question_no(question, "it counts through several loops")
                   : ANSWER_NOTE;
    Node before = mention_before(question->model, dict, loop);
    Node value = before ? mention_assigned(tree, before, dict) : NODE_NONE;
    if (!value || !is_fresh(question, value))
        return question_no(question, "it is not seen to be empty before");
    if (loop_around(tree, before) != loop_around(tree, loop))
        return question_no(question, "it counts through several loops");
    return ANSWER_NOTE;
}
