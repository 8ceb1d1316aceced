#include "model/wait.h"

#include "model/loop.h"

static bool names_wait(Str name)
{
    static const char *const names[] = {
        "sleep",       "wait",     "wait_for",    "input",   "raw_input",
        "select",      "poll",     "accept",      "recv",    "recvfrom",
        "join",        "readline", "communicate", "acquire", "getch",
        "pause",       "epoll",    "prompt",      "getchar", "urlopen",
        "urlretrieve",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

/* `for line in child.stdout`, `sys.stdin.read(1)` */
static bool is_pipe(const Tree *tree, Node source)
{
    Str name = tree_kind(tree, source) == KIND_attribute
                   ? tree_text(tree, tree_child(tree, source, FIELD_attribute))
                   : (Str){0};
    return str_is(name, "stdout") || str_is(name, "stdin") ||
           str_is(name, "stderr");
}

static bool reads_pipe(const Tree *tree, Node function, Str method)
{
    return (str_is(method, "read") || str_is(method, "read1")) &&
           is_pipe(tree, tree_child(tree, function, FIELD_object));
}

/* `", ".join(xs)` and `os.path.join(a, b)` have arguments, `thread.join()`
 * has none, or a number. */
static bool waits(const Tree *tree, Node node)
{
    uint16_t kind = tree_kind(tree, node);
    if (kind != KIND_call)
        return kind == KIND_await;
    Node function = tree_child(tree, node, FIELD_function);
    bool method = tree_kind(tree, function) == KIND_attribute;
    Node name = method ? tree_child(tree, function, FIELD_attribute) : function;
    Str text = tree_text(tree, name);
    Node arguments = tree_child(tree, node, FIELD_arguments);
    if (str_is(text, "join") && tree_named_count(tree, arguments))
        return false;
    return names_wait(text) || (method && reads_pipe(tree, function, text));
}

Node wait_in_loop(const Tree *tree, Node loop)
{
    Node source = loop_iterable(tree, loop);
    if (source && is_pipe(tree, source))
        return source;
    Node whole = loop_whole(tree, loop);
    Node end = tree_data(tree, whole)->next;
    for (Node node = whole; node < end; node++)
        if (waits(tree, node))
            return node;
    return NODE_NONE;
}
