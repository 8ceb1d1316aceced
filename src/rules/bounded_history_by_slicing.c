#include "rules/rules.h"

#include "model/deque.h"
#include "model/history.h"
#include "model/value.h"

enum { FEW = 8 };

/* The `-5` of `xs[-5:]` and of `del xs[:-5]`: how many stay. */
static Node number_kept(const Question *question)
{
    Node kept = question_capture(question, "kept");
    const Tree *tree = question->tree;
    bool is_negative = kept && tree_kind(tree, kept) == KIND_unary_operator &&
                       tree_kind(tree, tree_first(tree, kept)) == TOKEN_minus;
    return is_negative ? kept : NODE_NONE;
}

Answer rule_bounded_history_by_slicing(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node kept = number_kept(question);
    Node limit = history_limit(model, list, report);
    int64_t most = FEW + 1;
    Node part = question_capture(question, "kept");
    if (part && value_is_step(question->tree, part))
        return question_no(question, "it takes every so many elements");
    if (!history_grows(model, list, report))
        return question_no(question, "nothing is appended to it");
    if (!kept && !limit)
        return question_no(question, "no test of its length is around");
    if (history_is_used(model, list, report))
        return question_no(question, "what leaves is used");
    const char *reason = deque_refuted(model, list, report);
    if (reason)
        return question_no(question, "%s", reason);
    (void)value_integer(model, limit ? limit : kept, &most);
    return most <= FEW && most >= -FEW ? ANSWER_NOTE : ANSWER_YES;
}
