#include "model/work.h"

#include "model/effect.h"
#include "model/import.h"
#include "model/loop.h"

static bool is_light_function(Model *model, Node call, Node function)
{
    static const char *const names[] = {"print", "os.write", "os.fsync",
                                        "os.fdatasync", "open"};
    Str name = tree_text(model_tree(model), function);
    return STR_IS_ANY(name, names) || effect_calls_pure(model, call);
}

/* Methods of files, texts, bytes, lists, dicts and deques. */
static bool is_light_method(Str name)
{
    static const char *const names[] = {
        "append",     "decode",     "encode",  "endswith",   "extend",
        "fileno",     "flush",      "format",  "get",        "isoformat",
        "items",      "join",       "keys",    "ljust",      "lower",
        "lstrip",     "pop",        "popleft", "read",       "readline",
        "readlines",  "replace",    "rjust",   "rstrip",     "split",
        "splitlines", "startswith", "strip",   "tell",       "title",
        "upper",      "values",     "write",   "writelines", "writerow",
        "zfill"};
    return STR_IS_ANY(name, names);
}

static bool is_light(Model *model, Node call)
{
    const Tree *tree = model_tree(model);
    Node function = tree_child(tree, call, FIELD_function);
    Node method = tree_child(tree, function, FIELD_attribute);
    return (method && is_light_method(tree_text(tree, method))) ||
           is_light_function(model, call, function);
}

bool work_is_light(Model *model, Node node)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_outermost(tree, node);
    Node whole = loop ? loop_whole(tree, loop) : node;
    Node end = tree_data(tree, whole)->next;
    for (Node at = whole; at < end; at++)
        if (tree_kind(tree, at) == KIND_await ||
            (tree_kind(tree, at) == KIND_call && !is_light(model, at)))
            return false;
    return true;
}
