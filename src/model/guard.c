#include "model/guard.h"

#include "model/import.h"
#include "model/state.h"

static Str last_part(Str name)
{
    Str rest = name;
    while (rest.size)
        name = str_take(&rest, '.');
    return name;
}

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
        if (catches(last_part(tree_text(tree, name)), exception))
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

static bool names_type_checking(const Tree *tree, Node condition)
{
    Node end = tree_data(tree, condition)->next;
    for (Node node = condition; node < end; node++)
        if (tree_symbol(tree, node) == WORD_TYPE_CHECKING)
            return true;
    return false;
}

static bool guards(const Tree *tree, Node parent, Node child, Str exception)
{
    switch (tree_kind(tree, parent)) {
    case KIND_try_statement:
        return tree_field(tree, child) == FIELD_body &&
               try_catches(tree, parent, exception);
    case KIND_except_clause:
        return clause_catches(tree, parent, exception);
    case KIND_if_statement:
        return str_is(exception, "TYPE_CHECKING") &&
               tree_field(tree, child) == FIELD_consequence &&
               names_type_checking(tree,
                                   tree_child(tree, parent, FIELD_condition));
    default:
        return false;
    }
}

bool guard_around(Model *model, Node node, Str exception)
{
    const Tree *tree = model->tree;
    Node parent = tree_parent(tree, node);
    for (; parent; node = parent, parent = tree_parent(tree, node)) {
        if (guards(tree, parent, node, exception))
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
