#include "model/process.h"

#include "model/loop.h"
#include "model/place.h"

static bool is_one_of(Str text, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(text, names[i]))
            return true;
    return false;
}

/* Does one of the names stand in [start, end)? */
static Node find_name(const Tree *tree, Node start, Node end,
                      const char *const *names, size_t count)
{
    for (Node node = start; node < end; node++)
        if (tree_symbol(tree, node) &&
            is_one_of(tree_text(tree, node), names, count))
            return node;
    return NODE_NONE;
}

bool process_changes_folder(Model *model)
{
    static const char *const names[] = {"chdir", "fchdir"};
    const Tree *tree = model_tree(model);
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
    return is_one_of(tree_text(tree, method), readers, 4);
}

bool process_changes_environment(Model *model, Node loop)
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
    bool called = tree_kind(tree, around) == KIND_call &&
                  tree_field(tree, at) == FIELD_function;
    return at != name && (called || place_use(model, at) == PLACE_BOUND ||
                          place_use(model, at) == PLACE_CHANGED);
}

bool process_parts_change(Model *model, Node expression, Node loop)
{
    const Tree *tree = model_tree(model);
    Node whole = loop_whole(tree, loop);
    Node end = tree_data(tree, whole)->next;
    for (Node name = expression; name < tree_data(tree, expression)->next;
         name++) {
        if (!tree_symbol(tree, name) || !binding_of(model, name))
            continue;
        for (Node at = place_next(model, name, whole, end); at;
             at = place_next(model, name, at + 1, end))
            if (!tree_within(tree, at, expression) &&
                is_part_changed(model, at))
                return true;
    }
    return false;
}

bool process_only_reads(const Tree *tree, Node call)
{
    static const char *const readers[] = {"hexdigest", "digest", "get",
                                          "items",     "keys",   "values"};
    Node around = tree_parent(tree, call);
    switch (tree_kind(tree, around)) {
    case KIND_comparison_operator:
        return true;
    case KIND_for_statement:
    case KIND_for_in_clause:
        return tree_field(tree, call) == FIELD_right;
    case KIND_attribute:
        return is_one_of(
            tree_text(tree, tree_child(tree, around, FIELD_attribute)), readers,
            6);
    default:
        return false;
    }
}
