#include "rules/rules.h"

#include "model/effect.h"
#include "model/place.h"
#include "model/subscripts.h"
#include "model/type.h"

/* Of a class that is known: does iterating over it give its items? */
static bool is_sequence(const Question *question, Node list)
{
    static const char *const names[] = {
        "list", "tuple", "str", "bytes", "range", "bytearray", "memoryview"};
    const Type *type = type_of(question->model, list).type;
    return !type || STR_IS_ANY(tree_word(question->tree, type->name), names);
}

static bool has_shape(Str variant, IndexUses uses)
{
    return uses.list && !uses.number && !uses.entangled &&
           (uses.other != 0) == str_is(variant, "pair");
}

Answer rule_index_loop(const Question *question)
{
    Model *model = question->model;
    Node loop = match_report(question->match);
    Node list = question_capture(question, "list");
    Node index = question_capture(question, "index");
    IndexUses uses = subscripts_of_index(model, index, list, loop);
    if (!has_shape(question->match->pattern->variant, uses))
        return question_no(question, "the index is used for something else");
    if (str_is(tree_text(question->tree, list), "self") ||
        !is_sequence(question, list))
        return question_no(question, "it may be no sequence");
    if (effect_rebound(model, list, loop) || effect_mutated(model, list, loop))
        return question_no(question, "the loop may change it");
    return ANSWER_YES;
}
