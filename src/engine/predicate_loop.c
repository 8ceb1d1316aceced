/* Predicates about loops and about what changes in them. */

#include "engine/predicate.h"

#include "model/accumulate.h"
#include "model/effect.h"
#include "model/loop.h"
#include "model/place.h"

static bool in_no_loop(const PredicateCall *call, Node node)
{
    const Tree *tree = call->question->tree;
    Node around = loop_around(tree, node);
    if (!around)
        return question_because(call->question, "it is in no loop");
    return question_because(call->question,
                            "it runs once: control leaves the loop after it");
}

bool predicate_in_loop(const PredicateCall *call)
{
    Node node = predicate_node(call, 0);
    return loop_repeating(call->question->model, node) ||
           in_no_loop(call, node);
}

/* The loop that a place-in-loop predicate is about. */
static Node loop_for(const PredicateCall *call)
{
    return question_loop(call->question, predicate_node(call, 0));
}

bool predicate_carried(const PredicateCall *call)
{
    Node place = predicate_node(call, 0);
    Node loop = loop_for(call);
    if (!loop)
        return in_no_loop(call, place);
    return effect_carried(call->question->model, place, loop, false) ||
           question_because(call->question, "each pass binds it afresh");
}

bool predicate_accumulates(const PredicateCall *call)
{
    const char *reason =
        accumulate_refuted(call->question->model, predicate_node(call, 0));
    return !reason || question_because(call->question, "%s", reason);
}

bool predicate_examined(const PredicateCall *call)
{
    return accumulate_read(call->question->model, predicate_node(call, 0)) >=
               READ_ENDS ||
           question_because(call->question, "no loop looks at it");
}

bool predicate_aliased(const PredicateCall *call)
{
    Node loop = loop_for(call);
    return (loop && accumulate_aliased(call->question->model,
                                       predicate_node(call, 0), loop)) ||
           question_because(call->question, "no second reference is kept");
}

bool predicate_concatenates(const PredicateCall *call)
{
    ConcatPart part =
        accumulate_part(call->question->model, predicate_node(call, 0),
                        predicate_node(call, 1));
    Str found = part == CONCAT_FIRST
                    ? STR("first")
                    : (part == CONCAT_LATER ? STR("later") : STR("nowhere"));
    return predicate_lists(call, 2, found) ||
           question_because(call->question, "it stands %.*s in the sum",
                            STR_ARG(found));
}

bool predicate_invariant(const PredicateCall *call)
{
    Node loop = loop_for(call);
    if (!loop)
        return in_no_loop(call, predicate_node(call, 0));
    return effect_invariant(call->question->model, predicate_node(call, 0),
                            loop) ||
           question_because(call->question, "it may change in the loop");
}

bool predicate_mutated(const PredicateCall *call)
{
    Node loop = loop_for(call);
    return (loop && effect_mutated(call->question->model,
                                   predicate_node(call, 0), loop)) ||
           question_because(call->question, "nothing in the loop changes it");
}

/* Of a whole target: is any of its names? */
bool predicate_used_after(const PredicateCall *call)
{
    const Tree *tree = call->question->tree;
    Node target = predicate_node(call, 0);
    Node report = match_report(call->question->match);
    Node end = tree_data(tree, target)->next;
    for (Node node = target; node < end; node++)
        if (tree_symbol(tree, node) && binding_is_name(tree, node) &&
            effect_used_after(call->question->model, node, report))
            return true;
    return question_because(call->question, "it is not read afterwards");
}

bool predicate_escapes(const PredicateCall *call)
{
    return effect_escapes(call->question->model, predicate_node(call, 0)) ||
           question_because(call->question, "it stays in the function");
}

bool predicate_pure(const PredicateCall *call)
{
    return effect_pure(call->question->model, predicate_node(call, 0)) ||
           question_because(call->question, "evaluating it may do something");
}

bool predicate_stored(const PredicateCall *call)
{
    static const Str names[] = {
        [PLACE_LOCAL] = STR_INIT("local"),
        [PLACE_CAPTURED] = STR_INIT("captured"),
        [PLACE_MODULE] = STR_INIT("module"),
        [PLACE_ATTRIBUTE] = STR_INIT("attribute"),
        [PLACE_ITEM] = STR_INIT("item"),
        [PLACE_NOWHERE] = STR_INIT("nowhere"),
    };
    Str name =
        names[place_kind(call->question->model, predicate_node(call, 0))];
    return predicate_lists(call, 1, name) ||
           question_because(call->question, "it is %.*s", STR_ARG(name));
}
