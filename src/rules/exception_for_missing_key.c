#include "rules/rules.h"

#include "model/mention.h"
#include "model/value.h"

/* Misses are the common case where the dictionary is visibly empty first. */
static bool begins_empty(const Question *question, Node dict)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node before = mention_before(question->model, dict, report);
    Node value = before ? mention_assigned(tree, before, dict) : NODE_NONE;
    return before && (mention_clears(tree, before, dict) ||
                      (value && value_is_empty(question->model, value)));
}

Answer rule_exception_for_missing_key(const Question *question)
{
    if (!value_is_ready(question->tree, question_capture(question, "key")))
        return question_no(question, "the key is computed");
    if (!value_is_ready(question->tree, question_capture(question, "default")))
        return question_no(question, "the default is computed");
    return begins_empty(question, question_capture(question, "dict"))
               ? ANSWER_YES
               : ANSWER_NOTE;
}
