#include "model/ends.h"

#include "model/effect.h"
#include "model/guard.h"
#include "model/history.h"
#include "model/length.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/purpose.h"
#include "model/value.h"

const char *ends_refuted(Model *model, Node list, Node sort, int64_t *index)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, sort);
    if (place_is_callers(model, list))
        return "it is the caller's list";
    if (loop && (effect_carried(model, list, loop, false) ||
                 length_grows(model, list, loop)))
        return "it is sorted again in each pass";
    Node statement = loop_statement_of(tree, sort);
    bool only = place_is_read_at(model, list, statement, index);
    return only && (*index == 0 || *index == -1)
               ? NULL
               : "the sorted list is used further";
}

/* More than a heap is good for. */
enum { MOST_KEPT = 100 };

/* `def best(rows, keep=100000)`. */
static bool is_large_by_default(Model *model, Node number)
{
    const Tree *tree = model_tree(model);
    const Definition *only =
        tree_kind(tree, number) == KIND_identifier
            ? binding_only(model, binding_of(model, number))
            : NULL;
    Node parameter = only && only->kind == DEFINITION_PARAMETER
                         ? tree_parent(tree, only->name)
                         : NODE_NONE;
    Node value = tree_child(tree, parameter, FIELD_value);
    int64_t kept = 0;
    return value && value_integer(model, value, &kept) && kept > MOST_KEPT;
}

/* `if len(found) >= number: return sorted(found)[:number]`, in the loop that
 * fills it. */
static bool is_just_reached(Model *model, Node data, Node number, Node node)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, node);
    Node limit = history_limit(model, data, node);
    return loop && limit && tree_same(tree, limit, number) &&
           length_grows(model, data, loop);
}

const char *ends_few_refuted(Model *model, Node data, Node number, Node node)
{
    const Tree *tree = model_tree(model);
    if (length_is_share(model, number) || guard_exceeds(tree, node, number) ||
        is_large_by_default(model, number))
        return "it keeps a large part";
    if (is_just_reached(model, data, number, node))
        return "there are just as many";
    if (tree_kind(tree, data) == KIND_identifier &&
        place_kind(model, data) == PLACE_MODULE)
        return "it is a table of the module";
    return purpose_is_exception(tree, node) || purpose_is_text(tree, node)
               ? "it is for a message"
               : NULL;
}
