#include "rules/rules.h"

#include "model/callgraph.h"
#include "model/plain.h"
#include "model/truth.h"
#include "model/value.h"

/* Behind the text nothing, or a number of times that means the same to the
 * method of str (0 does not). */
static bool has_odd_limit(const Question *question)
{
    const Tree *tree = question->tree;
    int64_t limit = 0;
    Node extra = tree_next_named(tree, question_capture(question, "text"));
    if (!extra)
        return false;
    Node name = tree_child(tree, extra, FIELD_name);
    Node value = name ? tree_child(tree, extra, FIELD_value) : extra;
    Str word = name ? tree_text(tree, name) : STR("count");
    return (!str_is(word, "count") && !str_is(word, "maxsplit")) ||
           tree_next_named(tree, extra) ||
           !value_integer(question->model, value, &limit) || limit < 1;
}

/* Only a test of `re.search` and its like has another spelling. One call takes
 * a microsecond or less: it takes a loop to make it count. */
Answer rule_regex_for_plain_string(const Question *question)
{
    Model *model = question->model;
    Node report = match_report(question->match);
    Node replacement = question_capture(question, "replacement");
    Str variant = question->match->pattern->variant;
    if (!plain_pattern(model, question_capture(question, "pattern")))
        return question_no(question, "the pattern is no plain text");
    if (replacement && !plain_replacement(model, replacement))
        return question_no(question, "the replacement is no plain text");
    if (has_odd_limit(question))
        return question_no(question,
                           "how often, or with which flags, is not known");
    bool test = !str_is(variant, "sub") && !str_is(variant, "split");
    if (test && !truth_is_all(model, report))
        return question_no(question, "the match is used");
    if (!test && question_is_test(question, report))
        return question_no(question, "a test looks at what it gives");
    return callgraph_is_hot(model, report) ? ANSWER_YES : ANSWER_NOTE;
}
