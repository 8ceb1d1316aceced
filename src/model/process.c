#include "model/process.h"

#include "model/effect.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/type.h"
#include "model/wait.h"
#include "syntax/slices.h"

/* Does one of the names stand in [start, end)? */
static Node find_name(const Tree *tree, Node start, Node end,
                      const char *const *names, size_t count)
{
    for (Node node = start; node < end; node++)
        if (tree_symbol(tree, node) &&
            str_is_one_of(tree_text(tree, node), names, count))
            return node;
    return NODE_NONE;
}

static bool changes_folder(Model *model)
{
    static const char *const names[] = {"chdir", "fchdir"};
    const Tree *tree = model_tree(model);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        slices_ask_word(tree, str_from(names[i]));
    return find_name(tree, NODE_ROOT, tree->count, names, 2) != NODE_NONE;
}

/* `environ["x"]` and `environ.get("x")` read it. */
static bool is_environ_read(Model *model, Node name)
{
    static const char *const readers[] = {"get", "items", "keys", "copy"};
    const Tree *tree = model_tree(model);
    Node place = tree_field(tree, name) == FIELD_attribute
                     ? tree_parent(tree, name)
                     : name;
    Node around = tree_parent(tree, place);
    if (tree_kind(tree, around) != KIND_attribute)
        return place_use(model, place) == PLACE_READ;
    Node method = tree_child(tree, around, FIELD_attribute);
    return STR_IS_ANY(tree_text(tree, method), readers);
}

static bool changes_environment(Model *model, Node loop)
{
    static const char *const names[] = {"putenv", "unsetenv", "setenv",
                                        "delenv", "load_dotenv"};
    static const char *const environ[] = {"environ"};
    const Tree *tree = model_tree(model);
    Node whole = loop_whole(tree, loop);
    Node end = tree_data(tree, whole)->next;
    if (find_name(tree, whole, end, names, 5))
        return true;
    Node at = find_name(tree, whole, end, environ, 1);
    for (; at; at = find_name(tree, at + 1, end, environ, 1))
        if (!is_environ_read(model, at))
            return true;
    return false;
}

/* Is the longest place that begins at `name` stored into or called? */
static bool is_part_changed(Model *model, Node name)
{
    const Tree *tree = model_tree(model);
    Node at = name;
    Node around = tree_parent(tree, at);
    while ((tree_kind(tree, around) == KIND_attribute &&
            tree_field(tree, at) == FIELD_object) ||
           (tree_kind(tree, around) == KIND_subscript &&
            tree_field(tree, at) == FIELD_value)) {
        at = around;
        around = tree_parent(tree, at);
    }
    bool called =
        tree_kind(tree, around) == KIND_call &&
        tree_field(tree, at) == FIELD_function &&
        (tree_parent(tree, name) != at || place_use(model, name) != PLACE_READ);
    return at != name && (called || place_use(model, at) == PLACE_BOUND ||
                          place_use(model, at) == PLACE_CHANGED);
}

/* May the loop change something that the names in `expression` lead to:
 * `rows[0]["x"] = 1`, `row.tags.append(x)`? */
static bool changes_parts(Model *model, Node expression, Node loop)
{
    const Tree *tree = model_tree(model);
    Node whole = loop_whole(tree, loop);
    Node end = tree_data(tree, whole)->next;
    for (Node name = expression; name < tree_data(tree, expression)->next;
         name++) {
        if (!tree_symbol(tree, name) || !binding_of(model, name) ||
            import_qualified(model, name) ||
            type_is_immutable(type_of(model, name).type))
            continue;
        for (Node at = place_next(model, name, whole, end); at;
             at = place_next(model, name, at + 1, end))
            if (!tree_within(tree, at, expression) &&
                is_part_changed(model, at))
                return true;
    }
    return false;
}

/* `made()[k] = x`, `made()[k].sort()` */
static bool is_stored_or_called(const Tree *tree, Node item)
{
    Node around = tree_parent(tree, item);
    return tree_field(tree, item) == FIELD_left ||
           tree_kind(tree, around) == KIND_attribute ||
           tree_kind(tree, around) == KIND_delete_statement;
}

/* Is the new object that `call` gives only looked at, right there, so that
 * an older one would do? */
static bool only_reads(const Tree *tree, Node call)
{
    static const char *const readers[] = {"hexdigest", "digest", "get",
                                          "items",     "keys",   "values"};
    Node around = tree_parent(tree, call);
    switch (tree_kind(tree, around)) {
    case KIND_comparison_operator:
        return true;
    case KIND_subscript:
        return tree_field(tree, call) == FIELD_value &&
               !is_stored_or_called(tree, around);
    case KIND_for_statement:
    case KIND_for_in_clause:
        return tree_field(tree, call) == FIELD_right;
    case KIND_attribute:
        return STR_IS_ANY(
            tree_text(tree, tree_child(tree, around, FIELD_attribute)),
            readers);
    default:
        return false;
    }
}

/* `data = json.loads(text)`, and nobody changes what `data` holds. */
static bool is_kept_for_reading(Model *model, Node call, Node loop)
{
    const Tree *tree = model_tree(model);
    Node holder = tree_parent(tree, call);
    Node name = tree_kind(tree, holder) == KIND_assignment
                    ? tree_child(tree, holder, FIELD_left)
                    : NODE_NONE;
    return name && tree_kind(tree, name) == KIND_identifier &&
           !effect_escapes(model, name) && !effect_mutated(model, name, loop) &&
           !changes_parts(model, name, loop);
}

/* A comprehension is moved out of, or not, as a whole. */
static bool is_decided_by_clause(Model *model, Node call, Node loop)
{
    const Tree *tree = model_tree(model);
    if (tree_kind(tree, loop) != KIND_for_in_clause)
        return false;
    Node arguments = tree_child(tree, call, FIELD_arguments);
    Node clause = tree_first_named(tree, loop_whole(tree, loop));
    for (; clause && clause <= loop; clause = tree_next_named(tree, clause))
        if (tree_kind(tree, clause) == KIND_for_in_clause &&
            !effect_invariant(model, arguments, clause))
            return true;
    return false;
}

const char *process_refuted(Model *model, Node call, Str nature, Node loop)
{
    if (is_decided_by_clause(model, call, loop))
        return "the comprehension decides what it gives";
    if (str_is(nature, "folder") && changes_folder(model))
        return "the working folder changes";
    if (str_is(nature, "environment") && changes_environment(model, loop))
        return "the environment changes in the loop";
    if (str_is(nature, "changed") && !only_reads(model_tree(model), call) &&
        !is_kept_for_reading(model, call, loop))
        return "each pass may need an object of its own";
    if (str_is(nature, "deep") && changes_parts(model, call, loop))
        return "a part of the argument may change";
    return wait_in_loop(model_tree(model), loop) ? "the loop waits" : NULL;
}
