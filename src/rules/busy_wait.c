#include "rules/rules.h"

#include "model/guard.h"
#include "model/place.h"
#include "model/value.h"

static bool is_listed(Str text, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(text, names[i]))
            return true;
    return false;
}

/* A question that changes nothing and answers at once. */
static bool only_asks(const Question *question, Node call)
{
    static const char *const methods[] = {
        "is_set", "is_alive", "poll",       "done",  "empty",  "full",
        "qsize",  "ready",    "is_running", "isSet", "running"};
    static const char *const functions[] = {
        "time.time",         "time.monotonic",       "time.perf_counter",
        "time.time_ns",      "time.monotonic_ns",    "len",
        "time.process_time", "time.perf_counter_ns", "os.path.exists",
        "os.path.isfile"};
    const Tree *tree = question->tree;
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    return (name && !value_argument_count(tree, call) &&
            is_listed(tree_text(tree, name), methods,
                      sizeof methods / sizeof *methods)) ||
           is_listed(guard_dotted(question->model, function), functions,
                     sizeof functions / sizeof *functions);
}

/* Nobody else can give a plain local another value. */
static bool may_change(const Question *question, Node condition)
{
    const Tree *tree = question->tree;
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
             (alone || place_kind(question->model, node) != PLACE_LOCAL)))
            return true;
    return false;
}

Answer rule_busy_wait(const Question *question)
{
    const Tree *tree = question->tree;
    Node condition = question_capture(question, "condition");
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_await || kind == KIND_named_expression ||
            (kind == KIND_call && !only_asks(question, node)))
            return question_no(question, "the condition does the work");
    }
    return may_change(question, condition)
               ? ANSWER_YES
               : question_no(question, "nothing can change it");
}
