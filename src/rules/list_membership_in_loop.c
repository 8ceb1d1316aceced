#include "rules/rules.h"

#include "model/hash.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/search.h"
#include "model/value.h"

/* So few that the walks over a list that is not known to be long cost less
 * than the thought of them; eight and less make a note of any warning. */
enum { TINY = 8, FEW_PASSES = 16 };

static bool has_few_passes(Model *model, Node list, Node loop)
{
    return loop_trip_count(model, loop) > TINY &&
           loop_has_few_passes(model, loop, FEW_PASSES) &&
           value_size(model, list) < 0;
}

/* Why there are few elements; or NULL. */
static const char *is_short(Model *model, Node list, Node loop)
{
    Node iterable = loop_iterable(model_tree(model), loop);
    if (length_is_spelled_out(model, list))
        return "a call spells out few arguments";
    if (length_is_few(model, list))
        return "the list has few elements";
    return length_is_small_kind(model, list) ||
                   (iterable && length_is_small_kind(model, iterable))
               ? "there are few of its kind"
               : NULL;
}

Answer rule_list_membership_in_loop(const Question *question)
{
    Model *model = question->model;
    Node list = question_capture(question, "list");
    Node report = match_report(question->match);
    Node loop = loop_around(question->tree, report);
    Node item = question_capture(question, "item");
    if (hash_of_membership(model, item, list) == HASH_DOUBTED)
        return question_no(question, "the class of the elements is unknown");
    if (has_few_passes(model, list, loop))
        return question_no(question, "the loop has few passes");
    const char *reason = is_short(model, list, loop);
    if (reason)
        return question_no(question, "%s", reason);
    if (search_is_for_free(question->tree, report))
        return question_no(question, "the loop only looks for what is free");
    return value_size(model, list) >= 0 ||
                   length_has_origin(model, list, LENGTH_SIZED) ||
                   length_passes_are_many(model, report)
               ? ANSWER_YES
               : ANSWER_NOTE;
}
