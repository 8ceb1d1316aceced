#include "model/wait.h"

#include "model/guard.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/state.h"
#include "model/value.h"

static bool names_wait(Str name)
{
    static const char *const names[] = {
        "sleep",       "wait",     "wait_for",    "input",   "raw_input",
        "select",      "poll",     "accept",      "recv",    "recvfrom",
        "join",        "readline", "communicate", "acquire", "getch",
        "pause",       "epoll",    "prompt",      "getchar", "urlopen",
        "urlretrieve",
    };
    return STR_IS_ANY(name, names);
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

/* `def profile_layers`, `for x in benchs`, `while count < max_trials` */
static bool is_named_so(const Tree *tree, Node loop)
{
    Node def = scope_def(tree, loop);
    Node source = loop_iterable(tree, loop);
    if (!source)
        source = tree_child(tree, loop, FIELD_condition);
    Str name =
        def ? tree_text(tree, tree_child(tree, def, FIELD_name)) : (Str){0};
    Str passes = source ? tree_text(tree, source) : (Str){0};
    return str_contains(name, STR("profil")) ||
           str_contains(name, STR("bench")) ||
           str_contains(passes, STR("bench")) ||
           str_contains(passes, STR("trial"));
}

bool wait_is_measured(const Tree *tree, Node loop)
{
    static const char *const clocks[] = {
        "perf_counter", "perf_counter_ns", "process_time", "timeit",
        "objgraph",     "tracemalloc",     "mem_usage",    "memory_info",
        "get_objects",  "get_referrers"};
    Node whole = loop_whole(tree, loop);
    if (is_named_so(tree, loop))
        return true;
    for (Node node = whole; node < tree_data(tree, whole)->next; node++)
        if (tree_symbol(tree, node) &&
            STR_IS_ANY(tree_text(tree, node), clocks))
            return true;
    return false;
}

/* A question that changes nothing and answers at once. */
static bool is_question(Model *model, Node call)
{
    static const char *const methods[] = {
        "is_set", "is_alive", "poll",       "done",  "empty",  "full",
        "qsize",  "ready",    "is_running", "isSet", "running"};
    static const char *const functions[] = {
        "time.time",         "time.monotonic",       "time.perf_counter",
        "time.time_ns",      "time.monotonic_ns",    "len",
        "time.process_time", "time.perf_counter_ns", "os.path.exists",
        "os.path.isfile"};
    const Tree *tree = model_tree(model);
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    return (name && !value_argument_count(tree, call) &&
            STR_IS_ANY(tree_text(tree, name), methods)) ||
           STR_IS_ANY(guard_dotted(model, function), functions);
}

/* `self.error` of a class that has a property, or a descriptor made by a call,
 * of that name: reading it may ask a device. */
static bool is_computed(Model *model, Node attribute)
{
    const Tree *tree = model->tree;
    Node object = tree_child(tree, attribute, FIELD_object);
    Node def = scope_def(tree, attribute);
    Node class = def ? scope_class_of_method(tree, def) : NODE_NONE;
    if (!class || !str_is(tree_text(tree, object), "self") ||
        !binding_of(model, object))
        return false;
    Node name = tree_child(tree, attribute, FIELD_attribute);
    BindingId binding = binding_in(model, model_find_scope(model, class),
                                   tree_symbol(tree, name));
    const Definition *only = binding ? binding_only(model, binding) : NULL;
    return only && (only->kind == DEFINITION_FUNCTION ||
                    (only->kind == DEFINITION_ASSIGNMENT && only->value &&
                     tree_kind(tree, only->value) == KIND_call));
}

bool wait_only_asks(Model *model, Node condition)
{
    const Tree *tree = model_tree(model);
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_await || kind == KIND_named_expression ||
            (kind == KIND_call && !is_question(model, node)) ||
            (kind == KIND_attribute &&
             tree_field(tree, node) != FIELD_function &&
             is_computed(model, node)))
            return false;
    }
    return true;
}

bool wait_may_end(Model *model, Node condition)
{
    const Tree *tree = model_tree(model);
    Node end = tree_data(tree, condition)->next;
    Node bare = value_bare(tree, condition);
    if (tree_kind(tree, bare) == KIND_not_operator)
        bare = value_bare(tree, tree_child(tree, bare, FIELD_argument));
    bool alone = tree_kind(tree, bare) == KIND_identifier;
    for (Node node = condition; node < end; node++)
        if (tree_kind(tree, node) == KIND_attribute ||
            tree_kind(tree, node) == KIND_subscript ||
            tree_kind(tree, node) == KIND_call ||
            (tree_symbol(tree, node) &&
             (alone || place_kind(model, node) != PLACE_LOCAL)))
            return true;
    return false;
}
