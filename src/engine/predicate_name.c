/* Predicates about names, types and the code around. */

#include "engine/predicate.h"

#include "model/guard.h"
#include "model/hash.h"
#include "model/import.h"
#include "model/load.h"
#include "model/recursion.h"
#include "model/scope.h"
#include "model/type.h"

bool predicate_in_function(const PredicateCall *call)
{
    Node function =
        scope_function(call->question->tree, predicate_node(call, 0));
    return (function && scope_def(call->question->tree,
                                  predicate_node(call, 0)) == function) ||
           question_because(call->question, "it is in no function");
}

bool predicate_branches(const PredicateCall *call)
{
    return recursion_branches(call->question->model, predicate_node(call, 0)) ||
           question_because(call->question,
                            "it does not call itself twice on a path");
}

bool predicate_in_async(const PredicateCall *call)
{
    const Tree *tree = call->question->tree;
    Node function = scope_function(tree, predicate_node(call, 0));
    return scope_is_async(tree, function) ||
           question_because(call->question, "the function is not async");
}

bool predicate_calls(const PredicateCall *call)
{
    const Tree *tree = call->question->tree;
    Symbol name =
        import_qualified(call->question->model, predicate_node(call, 0));
    for (uint32_t i = 1; name && i < call->count; i++)
        if (predicate_symbol(call, i) == name)
            return true;
    if (!name)
        return question_because(call->question,
                                "it resolves to no import or builtin");
    return question_because(call->question, "it is `%.*s`",
                            STR_ARG(tree_word(tree, name)));
}

/* What a type unknown to us says, with the place that made it so. */
static bool because_of_type(const PredicateCall *call, Known known)
{
    const Question *question = call->question;
    if (!question->reason)
        return false; /* the line below is costly to count */
    if (known.type)
        return question_because(question, "it is %.*s (%s)",
                                STR_ARG(type_text(question->model, known.type)),
                                known.reason);
    if (!known.source)
        return question_because(question, "its type is unknown: %s",
                                known.reason);
    return question_because(question, "its type is unknown: %s at line %u",
                            known.reason,
                            question_line(question, known.source));
}

static bool lists_type(const PredicateCall *call, const Type *type)
{
    for (uint32_t i = 1; type && i < call->count; i++)
        if (type_is(type, predicate_symbol(call, i)))
            return true;
    return false;
}

bool predicate_type(const PredicateCall *call)
{
    Known known = type_of(call->question->model, predicate_node(call, 0));
    return lists_type(call, known.type) || because_of_type(call, known);
}

bool predicate_element_type(const PredicateCall *call)
{
    Model *model = call->question->model;
    Known known = type_of(model, predicate_node(call, 0));
    const Type *element = type_element(model, known.type);
    return lists_type(call, element) || because_of_type(call, known);
}

bool predicate_in_table(const PredicateCall *call)
{
    const Question *question = call->question;
    const Table *table =
        rule_table(question->inquiry->rules, predicate_text(call, 1));
    Str name = guard_dotted(question->model, predicate_node(call, 0));
    if (!name.size)
        return question_because(question, "it resolves to no name");
    return table_find_package(table, name, NULL) ||
           question_because(question, "`%.*s` is not in the table",
                            STR_ARG(name));
}

bool predicate_guarded(const PredicateCall *call)
{
    for (uint32_t i = 1; i < call->count; i++)
        if (guard_around(call->question->model, predicate_node(call, 0),
                         predicate_text(call, i)))
            return true;
    return question_because(call->question, "nothing guards it");
}

/* What is left to load is as light as what the tables leave out. */
static bool is_mostly_loaded(const Question *question, const Table *table,
                             Node node, Str module)
{
    enum { HEAVY = 50 /* ms; rules/data/heavy-modules.tsv */ };
    LoadCost cost = load_cost(question->model, table, node, module,
                              question->inquiry->path);
    return cost.rest < cost.whole && cost.rest < HEAVY;
}

bool predicate_loaded(const PredicateCall *call)
{
    const Question *question = call->question;
    const Table *table =
        rule_table(question->inquiry->rules, predicate_text(call, 1));
    Node node = predicate_node(call, 0);
    Str module = table_package(table, guard_dotted(question->model, node));
    return load_is_done(question->model, node, module,
                        question->inquiry->path) ||
           is_mostly_loaded(question, table, node, module) ||
           question_because(question, "nothing before it loads the module");
}

static HashAnswer membership(const PredicateCall *call)
{
    return hash_of_membership(call->question->model, predicate_node(call, 0),
                              predicate_node(call, 1));
}

bool predicate_hashable(const PredicateCall *call)
{
    return membership(call) == HASH_SHOWN ||
           question_because(call->question,
                            "nothing shows that a set can hold it");
}

bool predicate_unhashable(const PredicateCall *call)
{
    return membership(call) == HASH_REFUSED ||
           question_because(call->question, "nothing speaks against a set");
}
