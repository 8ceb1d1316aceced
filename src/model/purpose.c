#include "model/purpose.h"

#include "model/loop.h"

/* `f"{node}"`, `"%s" % node` */
static bool is_formatted(const Tree *tree, Node node)
{
    Node statement = loop_statement_of(tree, node);
    for (; node > statement; node = tree_parent(tree, node))
        if (tree_kind(tree, node) == KIND_interpolation ||
            (tree_kind(tree, node) == KIND_binary_operator &&
             tree_kind(tree, tree_first(tree, node)) == KIND_string))
            return true;
    return false;
}

static bool is_in_handler(const Tree *tree, Node node)
{
    Node function = tree_ancestor(tree, node, KIND_function_definition);
    return tree_ancestor(tree, node, KIND_except_clause) > function;
}

bool purpose_is_exception(const Tree *tree, Node node)
{
    Node block = tree_ancestor(tree, node, KIND_block);
    Node last = block ? tree_last_named(tree, block) : NODE_NONE;
    return tree_kind(tree, last) == KIND_raise_statement ||
           (is_in_handler(tree, node) && is_formatted(tree, node));
}

static bool is_check(const Tree *tree, Node statement)
{
    Node call = tree_first_named(tree, statement);
    Node name = tree_child(tree, tree_child(tree, call, FIELD_function),
                           FIELD_attribute);
    return tree_kind(tree, statement) == KIND_assert_statement ||
           (name && str_starts_with(tree_text(tree, name), STR("assert")));
}

bool purpose_is_check(const Tree *tree, Node node)
{
    Node statement = loop_statement_of(tree, node);
    Node end = tree_data(tree, statement)->next;
    if (!is_check(tree, statement))
        return false;
    for (Node at = statement; at < end; at++)
        if ((tree_symbol(tree, at) == WORD_min ||
             tree_symbol(tree, at) == WORD_max) &&
            tree_field(tree, at) == FIELD_function)
            return true;
    return false;
}

/* `logger.warning(…)`, `log.log(…)`. */
static bool writes_log(const Tree *tree, Node call)
{
    static const char *const methods[] = {
        "debug", "info", "warning", "critical", "error", "exception", "log"};
    Node function = tree_child(tree, call, FIELD_function);
    Str method = tree_text(tree, tree_child(tree, function, FIELD_attribute));
    Str object = tree_text(tree, tree_child(tree, function, FIELD_object));
    return STR_IS_ANY(method, methods) &&
           (str_is(object, "logging") || str_ends_with(object, STR("log")) ||
            str_ends_with(object, STR("logger")) ||
            str_ends_with(object, STR("LOG")) ||
            str_ends_with(object, STR("LOGGER")));
}

static bool shows_object(const Tree *tree, Node function)
{
    Str name = tree_text(tree, tree_child(tree, function, FIELD_name));
    return str_is(name, "__repr__") || str_is(name, "__str__");
}

bool purpose_is_text(const Tree *tree, Node node)
{
    for (; node; node = tree_parent(tree, node)) {
        if (tree_kind(tree, node) == KIND_call && writes_log(tree, node))
            return true;
        if (tree_kind(tree, node) == KIND_function_definition)
            return shows_object(tree, node);
    }
    return false;
}
