#include "model/entry.h"

#include "model/import.h"
#include "model/memo.h"
#include "model/occurrence.h"
#include "model/state.h"
#include "model/value.h"

static Symbol name_of(const Tree *tree, Node definition)
{
    return tree_symbol(tree, tree_child(tree, definition, FIELD_name));
}

static bool is_in_module(const Tree *tree, Node def)
{
    return scope_node_of(tree, def) == NODE_ROOT;
}

bool entry_is_in_module_getattr(const Tree *tree, Node node)
{
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def))
        if (name_of(tree, def) == WORD___getattr__ && is_in_module(tree, def))
            return true;
    return false;
}

Node entry_decorator(const Tree *tree, Node def, Node *decorator)
{
    Node holder = tree_parent(tree, def);
    if (tree_kind(tree, holder) != KIND_decorated_definition)
        return NODE_NONE;
    *decorator = *decorator ? tree_next_named(tree, *decorator)
                            : tree_first_named(tree, holder);
    if (!*decorator || tree_kind(tree, *decorator) != KIND_decorator)
        return NODE_NONE;
    Node expression = tree_first_named(tree, *decorator);
    while (expression && tree_kind(tree, expression) == KIND_call)
        expression = tree_child(tree, expression, FIELD_function);
    return expression;
}

static Str last_name(const Tree *tree, Node chain)
{
    if (tree_kind(tree, chain) == KIND_attribute)
        chain = tree_child(tree, chain, FIELD_attribute);
    return tree_kind(tree, chain) == KIND_identifier ? tree_text(tree, chain)
                                                     : (Str){0};
}

static bool has_part(const Tree *tree, Node chain, Str part)
{
    Node end = tree_data(tree, chain)->next;
    for (Node node = chain; node < end; node++)
        if (tree_kind(tree, node) == KIND_identifier &&
            str_equal(tree_text(tree, node), part))
            return true;
    return false;
}

/* The table says of which modules the decorator is, or `cli`: of objects
 * that are called so. */
static bool is_command_decorator(Model *model, Node chain)
{
    Str modules = {0};
    if (!table_find(model->facts->commands, last_name(model->tree, chain),
                    &modules))
        return false;
    while (modules.size) {
        Str module = str_take(&modules, ' ');
        if (str_is(module, "cli") ? has_part(model->tree, chain, module)
                                  : import_exists(model, module))
            return true;
    }
    return false;
}

static bool has_command_decorator(Model *model, Node def)
{
    Node decorator = NODE_NONE;
    Node chain = NODE_NONE;
    while ((chain = entry_decorator(model->tree, def, &decorator)))
        if (is_command_decorator(model, chain))
            return true;
    return false;
}

bool entry_is_compiled(Model *model, Node node)
{
    const Tree *tree = model->tree;
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def)) {
        Node decorator = NODE_NONE;
        Node chain = NODE_NONE;
        while ((chain = entry_decorator(tree, def, &decorator))) {
            Str name =
                intern_text(model->interner, import_qualified(model, chain));
            if (str_starts_with(name, STR("numba.")))
                return true;
        }
    }
    return false;
}

bool entry_is_handler(Model *model, Node def)
{
    const Tree *tree = model->tree;
    Node decorator = NODE_NONE;
    Node chain = NODE_NONE;
    while ((chain = entry_decorator(tree, def, &decorator))) {
        Str form = {0};
        if (table_find(model->facts->handlers, last_name(tree, chain), &form) &&
            (str_is(form, "any") || tree_kind(tree, chain) == KIND_attribute))
            return true;
    }
    return false;
}

static bool names_function(Model *model, Node node, Node def)
{
    if (tree_symbol(model->tree, node) != name_of(model->tree, def))
        return false;
    BindingId binding = binding_of(model, node);
    return binding && binding == binding_visible(model, scope_of(model, def),
                                                 name_of(model->tree, def));
}

static bool tests_for_main(const Tree *tree, Node statement)
{
    Node condition = tree_child(tree, statement, FIELD_condition);
    if (tree_kind(tree, statement) != KIND_if_statement || !condition)
        return false;
    Str text = tree_text(tree, condition);
    return str_contains(text, STR("__name__")) &&
           str_contains(text, STR("__main__"));
}

static void note_calls(Model *model, Node code)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, code)->next;
    for (Node node = code; node < end; node++)
        if (tree_kind(tree, node) == KIND_call)
            memo_of(model, MEMO_PROGRAM,
                    binding_of(model, tree_child(tree, node, FIELD_function)),
                    0)
                ->answer = true;
}

/* Notes down what all `if __name__ == "__main__":` call, once. */
static void note_programs(Model *model)
{
    const Tree *tree = model->tree;
    Memo *noted = memo_of(model, MEMO_PROGRAM, 0, 0);
    Node statement =
        noted->done ? NODE_NONE : tree_first_named(tree, NODE_ROOT);
    noted->done = true;
    for (; statement; statement = tree_next_named(tree, statement))
        if (tests_for_main(tree, statement))
            note_calls(model, statement);
}

static bool is_called_as_program(Model *model, Node def)
{
    if (!is_in_module(model->tree, def))
        return false;
    note_programs(model);
    BindingId binding =
        binding_visible(model, scope_of(model, def), name_of(model->tree, def));
    return binding && memo_of(model, MEMO_PROGRAM, binding, 0)->answer;
}

static bool has_namespace_parameter(Model *model, Node def)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, def, FIELD_parameters);
    Node parameter = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; parameter; parameter = tree_next_named(tree, parameter)) {
        Node type = tree_child(tree, parameter, FIELD_type);
        Node name = type ? tree_first_named(tree, type) : NODE_NONE;
        if (name && import_qualified(model, name) &&
            str_is(intern_text(model->interner, import_qualified(model, name)),
                   "argparse.Namespace"))
            return true;
    }
    return false;
}

static bool makes_parser(Model *model, Node def)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, def)->next;
    for (Node node = def; node < end; node++) {
        if (tree_kind(tree, node) != KIND_call)
            continue;
        Node function = tree_child(tree, node, FIELD_function);
        Str name =
            intern_text(model->interner, import_qualified(model, function));
        if (str_is(name, "argparse.ArgumentParser"))
            return true;
    }
    return false;
}

/* Is it a value of one of the keywords of the call? */
static bool gives_function(Model *model, Node call, Node def)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, call, FIELD_arguments);
    Node argument = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; argument; argument = tree_next_named(tree, argument))
        if (tree_kind(tree, argument) == KIND_keyword_argument &&
            names_function(model, tree_child(tree, argument, FIELD_value), def))
            return true;
    return false;
}

/* `parser.set_defaults(func=show)` */
static bool is_parser_default(Model *model, Node def)
{
    const Tree *tree = model->tree;
    uint32_t next = 0;
    for (Node at = occurrence_attribute(model, WORD_set_defaults, &next); at;
         at = occurrence_attribute(model, WORD_set_defaults, &next))
        if (tree_field(tree, at) == FIELD_function &&
            gives_function(model, tree_parent(tree, at), def))
            return true;
    return false;
}

static bool is_based_on_command(const Tree *tree, Node class)
{
    Node list = tree_child(tree, class, FIELD_superclasses);
    Node base = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; base; base = tree_next_named(tree, base))
        if (str_is(last_name(tree, base), "BaseCommand"))
            return true;
    return false;
}

static bool is_django_command(const Tree *tree, Node def)
{
    Node class = scope_class_of_method(tree, def);
    Str name = tree_word(tree, name_of(tree, def));
    if (!class || (!str_is(name, "handle") && !str_is(name, "add_arguments")))
        return false;
    return str_is(tree_word(tree, name_of(tree, class)), "Command") ||
           is_based_on_command(tree, class);
}

bool entry_is_command(Model *model, Node def)
{
    return name_of(model->tree, def) == WORD_main ||
           has_command_decorator(model, def) ||
           has_namespace_parameter(model, def) ||
           is_django_command(model->tree, def) ||
           is_called_as_program(model, def) || makes_parser(model, def) ||
           is_parser_default(model, def);
}

bool entry_is_in_command(Model *model, Node node)
{
    const Tree *tree = model->tree;
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def))
        if (entry_is_command(model, def))
            return true;
    return false;
}

bool entry_makes_object(const Tree *tree, Node def)
{
    static const char *const names[] = {"__init__", "__new__",
                                        "__init_subclass__", "__post_init__",
                                        "__set_name__"};
    Str name = tree_word(tree, name_of(tree, def));
    return STR_IS_ANY(name, names);
}

bool entry_runs_once(Model *model, Node node)
{
    static const char *const names[] = {"run",   "start", "stop",
                                        "serve", "setup", "shutdown"};
    const Tree *tree = model->tree;
    Node def = scope_def(tree, node);
    Str rest = def ? tree_word(tree, name_of(tree, def)) : (Str){0};
    Str first = str_take(&rest, '_');
    return !def || entry_makes_object(tree, def) || STR_IS_ANY(first, names) ||
           entry_is_in_command(model, node);
}
