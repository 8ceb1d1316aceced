/* The pass over the tree that finds every definition of a name; what Python's
 * reference calls binding operations (4.2.1). */

#include "model/state.h"

static void define(Model *model, Definition definition)
{
    array_push(model->arena, &model->definitions, definition);
}

static Node skip_splat(const Tree *tree, Node target)
{
    uint16_t kind = tree_kind(tree, target);
    bool splat = kind == KIND_list_splat_pattern || kind == KIND_list_splat ||
                 kind == KIND_dictionary_splat_pattern ||
                 kind == KIND_parenthesized_expression;
    return splat ? tree_first_named(tree, target) : target;
}

/* A name directly inside the target: not below an attribute, subscript or
 * call, which only use their names. */
static bool is_target_name(const Tree *tree, Node node, Node target)
{
    for (; node != target; node = tree_parent(tree, node)) {
        uint16_t kind = tree_kind(tree, tree_parent(tree, node));
        if (kind == KIND_attribute || kind == KIND_subscript ||
            kind == KIND_call)
            return false;
    }
    return true;
}

/* Every name that the target binds gets the same value; which part of it
 * is a question for type.c. */
static void define_target(Model *model, Definition common)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, common.target)->next;
    for (Node node = common.target; node < end; node++) {
        if (tree_kind(tree, node) != KIND_identifier ||
            !is_target_name(tree, node, common.target))
            continue;
        common.name = node;
        define(model, common);
    }
}

static Node last_value(const Tree *tree, Node assignment)
{
    Node right = tree_child(tree, assignment, FIELD_right);
    while (right && tree_kind(tree, right) == KIND_assignment)
        right = tree_child(tree, right, FIELD_right);
    return right;
}

static void define_assignment(Model *model, Node node)
{
    Node left = tree_child(model->tree, node, FIELD_left);
    Node value = last_value(model->tree, node);
    uint16_t kind = tree_kind(model->tree, left);
    if (kind == KIND_attribute || kind == KIND_subscript || !left)
        return;
    define_target(model, (Definition){
                             .kind = value ? DEFINITION_ASSIGNMENT
                                           : DEFINITION_ANNOTATION,
                             .target = left,
                             .value = value,
                             .statement = node,
                         });
}

static void define_augmented(Model *model, Node node)
{
    Node left = tree_child(model->tree, node, FIELD_left);
    if (tree_kind(model->tree, left) != KIND_identifier)
        return;
    define(model, (Definition){
                      .kind = DEFINITION_AUGMENTED,
                      .name = left,
                      .target = left,
                      .value = tree_child(model->tree, node, FIELD_right),
                      .statement = node,
                  });
}

static void define_for(Model *model, Node node)
{
    Node left = tree_child(model->tree, node, FIELD_left);
    if (left)
        define_target(model,
                      (Definition){
                          .kind = DEFINITION_FOR,
                          .target = left,
                          .value = tree_child(model->tree, node, FIELD_right),
                          .statement = node,
                      });
}

static void define_named(Model *model, Node node, DefinitionKind kind)
{
    Node name = tree_child(model->tree, node, FIELD_name);
    if (!name)
        return;
    define(model, (Definition){
                      .kind = kind,
                      .name = name,
                      .target = name,
                      .value = tree_child(model->tree, node, FIELD_value),
                      .statement = node,
                  });
}

static Node parameter_name(const Tree *tree, Node parameter)
{
    Node name = parameter;
    uint16_t kind = tree_kind(tree, parameter);
    if (kind == KIND_default_parameter || kind == KIND_typed_default_parameter)
        name = tree_child(tree, parameter, FIELD_name);
    else if (kind == KIND_typed_parameter)
        name = tree_first_named(tree, parameter);
    name = name ? skip_splat(tree, name) : name;
    return tree_kind(tree, name) == KIND_identifier ? name : NODE_NONE;
}

static void define_parameters(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node parameter = tree_first_named(tree, node);
    for (; parameter; parameter = tree_next_named(tree, parameter)) {
        Node name = parameter_name(tree, parameter);
        if (name)
            define(model, (Definition){
                              .kind = DEFINITION_PARAMETER,
                              .name = name,
                              .target = name,
                              .statement = parameter,
                          });
    }
}

/* Are there names of builtins among those that the module gives away? Of the
 * 437 star imports in the corpus whose module is there as well, 8 bring one:
 * namespaces of array libraries (`max`, `pow`) and exceptions. */
static bool hides_builtins(const Tree *tree, Node statement)
{
    static const char *const modules[] = {
        "_aliases", "autograd",  "builtins",   "cmath", "codecs",
        "cupy",     "functions", "gmpy2",      "jax",   "math",
        "mpmath",   "numpy",     "operator",   "os",    "pylab",
        "sage",     "scipy",     "tensorflow", "torch",
    };
    Str name = tree_text(tree, tree_child(tree, statement, FIELD_module_name));
    while (name.size)
        if (STR_IS_ANY(str_take(&name, '.'), modules))
            return true;
    return false;
}

/* `import a.b` binds a; `import a.b as c` binds c. */
static void define_imports(Model *model, Node node)
{
    const Tree *tree = model->tree;
    bool from = tree_kind(tree, node) != KIND_import_statement;
    Node child = tree_first_named(tree, node);
    for (; child; child = tree_next_named(tree, child)) {
        uint16_t kind = tree_kind(tree, child);
        Node name = NODE_NONE;
        if (tree_field(tree, child) != FIELD_name && from) {
            model->star |=
                kind == KIND_wildcard_import && hides_builtins(tree, node);
            continue;
        }
        if (kind == KIND_aliased_import)
            name = tree_child(tree, child, FIELD_alias);
        else if (kind == KIND_dotted_name)
            name = tree_first_named(tree, child);
        if (name)
            define(model, (Definition){
                              .kind = DEFINITION_IMPORT,
                              .name = name,
                              .target = child,
                              .statement = node,
                          });
    }
}

/* `with value as x`, `except value as x`, `case pattern as x`. */
static void define_as(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node alias = tree_child(tree, node, FIELD_alias);
    uint16_t around = tree_kind(tree, tree_parent(tree, node));
    Definition definition = {
        .kind = around == KIND_with_item ? DEFINITION_WITH : DEFINITION_EXCEPT,
        .target = alias ? alias : tree_last_named(tree, node),
        .value = tree_first_named(tree, node),
        .statement = node,
    };
    if (!alias) {
        definition.kind = DEFINITION_CAPTURE;
        definition.value = NODE_NONE;
        if (tree_kind(tree, definition.target) != KIND_identifier)
            return;
    }
    define_target(model, definition);
}

static void define_capture(Model *model, Node pattern, Node name)
{
    if (name && tree_kind(model->tree, name) == KIND_identifier &&
        !str_is(tree_text(model->tree, name), "_"))
        define(model, (Definition){
                          .kind = DEFINITION_CAPTURE,
                          .name = name,
                          .target = name,
                          .statement = pattern,
                      });
}

/* A pattern that is a single plain name captures into it. */
static void define_pattern(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node child = tree_last_named(tree, node);
    if (tree_kind(tree, node) == KIND_splat_pattern) {
        define_capture(model, node, child);
        return;
    }
    bool keyword = tree_kind(tree, node) == KIND_keyword_pattern;
    if (!child || tree_kind(tree, child) != KIND_dotted_name ||
        tree_named_count(tree, child) != 1 ||
        (keyword && tree_named_count(tree, node) < 2))
        return;
    define_capture(model, node, tree_first_named(tree, child));
}

static void define_names(Model *model, Node node, DefinitionKind kind)
{
    const Tree *tree = model->tree;
    Node child = tree_first_named(tree, node);
    if (child && tree_kind(tree, child) == KIND_expression_list)
        child = tree_first_named(tree, child);
    for (; child; child = tree_next_named(tree, child)) {
        if (tree_kind(tree, child) != KIND_identifier)
            continue;
        define(model, (Definition){
                          .kind = kind,
                          .name = child,
                          .target = child,
                          .statement = node,
                      });
    }
}

/* The name in `type X[T] = …` and each in `def f[T: int]`. */
static void define_type(Model *model, Node type, Node statement)
{
    const Tree *tree = model->tree;
    while (type && tree_kind(tree, type) != KIND_identifier)
        type = tree_first_named(tree, type);
    if (type)
        define(model, (Definition){
                          .kind = DEFINITION_TYPE,
                          .name = type,
                          .target = type,
                          .statement = statement,
                      });
}

static void define_type_parameters(Model *model, Node node)
{
    if (tree_field(model->tree, node) != FIELD_type_parameters)
        return;
    Node type = tree_first_named(model->tree, node);
    for (; type; type = tree_next_named(model->tree, type))
        define_type(model, type, node);
}

static void open_scope(Model *model, Node node, ScopeKind kind)
{
    ScopeId parent = 0;
    if (node != NODE_ROOT)
        parent = model_find_scope(model, scope_node_of(model->tree, node));
    Scope scope = {node, kind, parent};
    array_push(model->arena, &model->scopes, scope);
}

static void visit_scope(Model *model, Node node)
{
    switch (tree_kind(model->tree, node)) {
    case KIND_module:
        open_scope(model, node, SCOPE_MODULE);
        break;
    case KIND_function_definition:
        define_named(model, node, DEFINITION_FUNCTION);
        open_scope(model, node, SCOPE_FUNCTION);
        break;
    case KIND_lambda:
        open_scope(model, node, SCOPE_FUNCTION);
        break;
    case KIND_class_definition:
        define_named(model, node, DEFINITION_CLASS);
        open_scope(model, node, SCOPE_CLASS);
        break;
    default:
        open_scope(model, node, SCOPE_COMPREHENSION);
        break;
    }
}

static void visit_statement(Model *model, Node node)
{
    switch (tree_kind(model->tree, node)) {
    case KIND_import_statement:
    case KIND_import_from_statement:
    case KIND_future_import_statement:
        define_imports(model, node);
        break;
    case KIND_delete_statement:
        define_names(model, node, DEFINITION_DELETE);
        break;
    case KIND_global_statement:
        define_names(model, node, DEFINITION_GLOBAL);
        break;
    case KIND_nonlocal_statement:
        define_names(model, node, DEFINITION_NONLOCAL);
        break;
    case KIND_type_alias_statement:
        define_type(model, tree_child(model->tree, node, FIELD_left), node);
        break;
    default:
        break;
    }
}

static void visit(Model *model, Node node)
{
    switch (tree_kind(model->tree, node)) {
    case KIND_assignment:
        define_assignment(model, node);
        break;
    case KIND_augmented_assignment:
        define_augmented(model, node);
        break;
    case KIND_for_statement:
    case KIND_for_in_clause:
        define_for(model, node);
        break;
    case KIND_named_expression:
        define_named(model, node, DEFINITION_WALRUS);
        break;
    case KIND_parameters:
    case KIND_lambda_parameters:
        define_parameters(model, node);
        break;
    case KIND_as_pattern:
        define_as(model, node);
        break;
    case KIND_case_pattern:
    case KIND_keyword_pattern:
    case KIND_splat_pattern:
        define_pattern(model, node);
        break;
    case KIND_type_parameter:
        define_type_parameters(model, node);
        break;
    case KIND_module:
    case KIND_function_definition:
    case KIND_lambda:
    case KIND_class_definition:
    case KIND_list_comprehension:
    case KIND_set_comprehension:
    case KIND_dictionary_comprehension:
    case KIND_generator_expression:
        visit_scope(model, node);
        break;
    default:
        visit_statement(model, node);
        break;
    }
}

void define_all(Model *model)
{
    array_push(model->arena, &model->definitions, (Definition){0});
    array_push(model->arena, &model->bindings, (Binding){0});
    for (Node node = NODE_ROOT; node < model->tree->count; node++)
        visit(model, node);
}
