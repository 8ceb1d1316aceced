#include "model/guard.h"

#include "model/import.h"
#include "model/loop.h"
#include "model/optional.h"
#include "model/state.h"
#include "model/value.h"

/* The classes of the standard library that catch what is asked about
 * (library reference, "Exception hierarchy"). */
static bool catches(Str handled, Str exception)
{
    if (str_equal(handled, exception) || str_is(handled, "Exception") ||
        str_is(handled, "BaseException"))
        return true;
    if (str_is(exception, "ImportError"))
        return str_is(handled, "ModuleNotFoundError");
    return (str_is(exception, "IndexError") || str_is(exception, "KeyError")) &&
           str_is(handled, "LookupError");
}

/* Any name in `except (A, b.B) as e`; a bare `except` catches all. */
static bool clause_catches(const Tree *tree, Node clause, Str exception)
{
    Node value = tree_child(tree, clause, FIELD_value);
    if (!value)
        return true;
    if (tree_kind(tree, value) == KIND_as_pattern)
        value = tree_first_named(tree, value);
    bool tuple = tree_kind(tree, value) == KIND_tuple;
    Node name = tuple ? tree_first_named(tree, value) : value;
    for (; name; name = tuple ? tree_next_named(tree, name) : NODE_NONE)
        if (catches(str_last_part(tree_text(tree, name), '.'), exception))
            return true;
    return false;
}

static bool try_catches(const Tree *tree, Node statement, Str exception)
{
    Node clause = tree_first_named(tree, statement);
    for (; clause; clause = tree_next_named(tree, clause))
        if (tree_kind(tree, clause) == KIND_except_clause &&
            clause_catches(tree, clause, exception))
            return true;
    return false;
}

/* `if not TYPE_CHECKING:` is for the running program. */
static bool names_type_checking(const Tree *tree, Node condition)
{
    if (tree_kind(tree, condition) == KIND_not_operator)
        return false;
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++)
        if (tree_symbol(tree, node) == WORD_TYPE_CHECKING)
            return true;
    return false;
}

typedef struct Asked {
    Str exception;
    Str package; /* that an import is of; or empty */
} Asked;

static bool condition_guards(const Tree *tree, Node condition, Asked asked)
{
    return (str_is(asked.exception, "TYPE_CHECKING") &&
            names_type_checking(tree, condition)) ||
           (str_is(asked.exception, "ImportError") &&
            optional_asks(tree, condition, asked.package));
}

/* `with suppress(ImportError):` */
static bool suppresses(const Tree *tree, Node statement, Str exception)
{
    Node clause = tree_child_of_kind(tree, statement, KIND_with_clause);
    Node item = clause ? tree_first_named(tree, clause) : NODE_NONE;
    for (; item; item = tree_next_named(tree, item)) {
        Node call = tree_child(tree, item, FIELD_value);
        Node function = tree_child(tree, call, FIELD_function);
        Node list = tree_child(tree, call, FIELD_arguments);
        if (!function || !list ||
            !str_is(str_last_part(tree_text(tree, function), '.'), "suppress"))
            continue;
        Node name = tree_first_named(tree, list);
        for (; name; name = tree_next_named(tree, name))
            if (catches(str_last_part(tree_text(tree, name), '.'), exception))
                return true;
    }
    return false;
}

static bool guards(const Tree *tree, Node parent, Node child, Asked asked)
{
    switch (tree_kind(tree, parent)) {
    case KIND_try_statement:
        return tree_field(tree, child) == FIELD_body &&
               try_catches(tree, parent, asked.exception);
    case KIND_except_clause:
        return clause_catches(tree, parent, asked.exception);
    case KIND_with_statement:
        return suppresses(tree, parent, asked.exception);
    case KIND_if_statement:
    case KIND_elif_clause:
        return tree_field(tree, child) == FIELD_consequence &&
               condition_guards(tree, tree_child(tree, parent, FIELD_condition),
                                asked);
    default:
        return false;
    }
}

bool guard_around(Model *model, Node node, Str exception)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, node);
    Asked asked = {exception, optional_package(tree, node)};
    if (str_is(exception, "ImportError") &&
        optional_is_required(model, node, asked.package))
        return true;
    for (; parent; node = parent, parent = tree_parent(tree, node)) {
        if (guards(tree, parent, node, asked))
            return true;
        if (tree_kind(tree, parent) == KIND_function_definition)
            return false;
    }
    return false;
}

static Str without_spaces(Model *model, Node dotted)
{
    Symbol symbol = 0;
    const Tree *tree = model->tree;
    Node part = tree_first_named(tree, dotted);
    for (; part; part = tree_next_named(tree, part))
        symbol = symbol ? intern_dotted(model->interner,
                                        intern_text(model->interner, symbol),
                                        tree_text(tree, part))
                        : tree_symbol(tree, part);
    return intern_text(model->interner, symbol);
}

Str guard_dotted(Model *model, Node node)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, node) == KIND_aliased_import)
        node = tree_child(tree, node, FIELD_name);
    if (tree_kind(tree, node) != KIND_dotted_name)
        return intern_text(model->interner, import_qualified(model, node));
    Str name = without_spaces(model, node);
    Node statement = tree_parent(tree, node);
    if (tree_kind(tree, statement) == KIND_aliased_import)
        statement = tree_parent(tree, statement);
    Node module = tree_child(tree, statement, FIELD_module_name);
    if (!module || module == node)
        return name;
    if (tree_kind(tree, module) != KIND_dotted_name)
        return (Str){0};
    Str package = without_spaces(model, module);
    return intern_text(model->interner,
                       intern_dotted(model->interner, package, name));
}

bool guard_decides(const Tree *tree, Node node, Node outer)
{
    for (; node != outer; node = tree_parent(tree, node))
        switch (tree_kind(tree, node)) {
        case KIND_if_statement:
        case KIND_case_clause:
        case KIND_except_clause:
        case KIND_for_statement:
        case KIND_while_statement:
            return true;
        default:
            break;
        }
    return false;
}

/* `isinstance(name, …)`, `type(name)`, `name.__class__` */
static bool is_about_class(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    if (tree_kind(tree, parent) == KIND_attribute)
        return str_is(
            tree_text(tree, tree_child(tree, parent, FIELD_attribute)),
            "__class__");
    if (tree_kind(tree, parent) != KIND_argument_list)
        return false;
    Node call = tree_parent(tree, parent);
    Str function = tree_text(tree, tree_child(tree, call, FIELD_function));
    return str_is(function, "isinstance") || str_is(function, "type");
}

Node guard_condition(const Tree *tree, Node branch)
{
    return tree_field(tree, branch) == FIELD_consequence
               ? tree_child(tree, tree_parent(tree, branch), FIELD_condition)
               : NODE_NONE;
}

bool guard_tests_class(const Tree *tree, Node node, Node name)
{
    for (Node at = node; at; at = tree_parent(tree, at)) {
        Node test = guard_condition(tree, at);
        Node end = test ? tree_data(tree, test)->next : NODE_NONE;
        for (Node use = test; use < end; use++)
            if (tree_same(tree, use, name) && is_about_class(tree, use))
                return true;
    }
    return false;
}

bool guard_exceeds(const Tree *tree, Node node, Node number)
{
    for (Node at = node; at; at = tree_parent(tree, at)) {
        Node test = guard_condition(tree, at);
        bool above =
            test && (tree_child_of_kind(tree, test, TOKEN_greater) ||
                     tree_child_of_kind(tree, test, TOKEN_greater_equal));
        if (above && tree_same(tree, tree_first_named(tree, test), number))
            return true;
    }
    return false;
}
