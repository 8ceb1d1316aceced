#include "rules/rules.h"

#include "model/loop.h"
#include "model/place.h"

/* Of a list of frames that has a name, is one all that is read? */
Answer rule_inspect_stack(const Question *question)
{
    const Tree *tree = question->tree;
    Node stack = question_capture(question, "stack");
    if (tree_ancestor(tree, match_report(question->match),
                      KIND_raise_statement))
        return question_no(question, "it is a part of an error's text");
    if (!stack)
        return ANSWER_YES;
    int64_t index = 0;
    Node statement = loop_statement_of(tree, stack);
    if (place_is_read_at(question->model, stack, statement, &index))
        return ANSWER_YES;
    return question_no(question, "more than one frame is used");
}
