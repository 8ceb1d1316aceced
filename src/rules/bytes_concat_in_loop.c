#include "rules/rules.h"

#include "model/accumulate.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/reach.h"
#include "model/value.h"

/* `while len(data) < HEADER.size`: some bytes, which come in one piece. */
static bool fills_header(const Question *question, Node loop)
{
    const Tree *tree = question->tree;
    Node test = tree_child(tree, loop, FIELD_condition);
    if (!test || tree_kind(tree, test) != KIND_comparison_operator)
        return false;
    Node size = value_behind(question->model, tree_last_named(tree, test));
    Node name = tree_child(tree, size, FIELD_attribute);
    return name && str_is(tree_text(tree, name), "size");
}

/* `c = file.read(1); data += c`: reading a byte costs more than a copy does
 * until there are thousands. */
static bool adds_a_byte(const Question *question)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node added = value_bare(tree, tree_child(tree, report, FIELD_right));
    if (tree_kind(tree, added) == KIND_binary_operator)
        added = tree_last_named(tree, added);
    Node value = reach_value(question->model, added);
    Node call = value ? value_bare(tree, value) : added;
    if (tree_kind(tree, call) == KIND_named_expression)
        call = tree_child(tree, call, FIELD_value);
    int64_t size = 0;
    Node method = tree_kind(tree, call) == KIND_call
                      ? tree_last_named(tree, tree_first_named(tree, call))
                      : NODE_NONE;
    Str name = tree_text(tree, method);
    return method && value_argument_count(tree, call) == 1 &&
           value_integer(question->model, value_argument(tree, call, 0),
                         &size) &&
           size == 1 && str_starts_with(name, STR("read"));
}

/* A loop that goes over all of it for another reason as well gains little. */
Answer rule_bytes_concat_in_loop(const Question *question)
{
    Model *model = question->model;
    Node loop = loop_around(question->tree, match_report(question->match));
    Node iterable = loop_iterable(question->tree, loop);
    if (iterable && length_is_spelled_out(model, iterable))
        return question_no(question, "a call spells out few arguments");
    if (fills_header(question, loop))
        return question_no(question, "it is as long as a structure");
    if (adds_a_byte(question))
        return question_no(question, "it grows by one byte at a time");
    switch (accumulate_read(model, question_capture(question, "acc"))) {
    case READ_NOT:
        return ANSWER_YES;
    case READ_WHOLE:
        return question_no(question, "each pass goes over all of it anyway");
    default:
        return ANSWER_NOTE;
    }
}
