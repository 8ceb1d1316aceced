#include "rules/rules.h"

#include "model/loop.h"
#include "model/mention.h"
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

Answer rule_counting_by_hand(const Question *question)
{
    const Tree *tree = question->tree;
    Node loop = question_capture(question, "loop");
    Node dict = question_capture(question, "dict");
    if (tree_child_of_kind(tree, loop, TOKEN_async))
        return question_no(question, "a Counter takes no async iterable");
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
