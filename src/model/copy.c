#include "model/copy.h"

#include "model/callee.h"
#include "model/callgraph.h"
#include "model/loop.h"
#include "model/place.h"
#include "model/reach.h"
#include "model/shape.h"
#include "model/state.h"
#include "model/type.h"
#include "model/value.h"

static bool is_container(const Tree *tree, const Type *type)
{
    static const char *const names[] = {"list", "dict", "set", "tuple",
                                        "collections.defaultdict"};
    return STR_IS_ANY(tree_word(tree, type->name), names);
}

static bool is_in(const Tree *tree, Node node, Str method)
{
    Node def = scope_def(tree, node);
    Node name = def ? tree_child(tree, def, FIELD_name) : NODE_NONE;
    return name && str_equal(tree_text(tree, name), method);
}

static bool is_open_parameter(Model *model, Node name)
{
    const Tree *tree = model_tree(model);
    BindingId binding = binding_of(model, name);
    const Definition *first = binding_next(model, binding, NULL);
    bool other =
        !binding_only(model, binding) && reach_definition(model, name) != first;
    return first && first->kind == DEFINITION_PARAMETER && !other &&
           !tree_child(tree, first->statement, FIELD_type);
}

bool copy_may_be_container(Model *model, Node value)
{
    const Tree *tree = model_tree(model);
    const Type *type = type_of(model, value).type;
    if (type)
        return is_container(tree, type);
    if (tree_symbol(tree, value))
        return is_open_parameter(model, value);
    return tree_kind(tree, value) == KIND_attribute;
}

/* `nn.Module`, `QtWidgets.QWidget`: made once, with much else to do. */
static bool has_foreign_base(const Tree *tree, Node class)
{
    Node bases = tree_child(tree, class, FIELD_superclasses);
    return bases && tree_child_of_kind(tree, bases, KIND_attribute);
}

/* Does a loop of the file, or a method of the class, make instances? */
static bool is_made_often(Model *model, Node class)
{
    const Tree *tree = model_tree(model);
    BindingId binding = binding_of(model, tree_child(tree, class, FIELD_name));
    uint32_t at = 0;
    if (has_foreign_base(tree, class))
        return false;
    for (Node use = binding_use(model, binding, &at); use;
         use = binding_use(model, binding, &at))
        if (tree_field(tree, use) == FIELD_function &&
            (loop_repeating(model, use) || tree_within(tree, use, class)))
            return true;
    return false;
}

/* Do loops of the file call the function? Of its own calls to itself nothing
 * is known where it asks first: `if outermost:`. */
static bool is_called_often(Model *model, Node def, Node copy)
{
    const Tree *tree = model_tree(model);
    uint32_t at = 0;
    Node loop = NODE_NONE;
    Node test = tree_ancestor(tree, copy, KIND_if_statement);
    const Call *call = NULL;
    while ((call = callgraph_next_in_loop(model, def, &at, &loop)))
        if (call->caller != def || !test || !tree_within(tree, test, def))
            return true;
    return false;
}

bool copy_runs_often(Model *model, Node call)
{
    const Tree *tree = model_tree(model);
    Node def = scope_def(tree, call);
    Node class = def ? scope_class_of_method(tree, def) : NODE_NONE;
    Node loop = loop_repeating(model, call);
    if (loop || !def)
        return loop != NODE_NONE;
    if (class && is_in(tree, call, STR("__init__")))
        return is_made_often(model, class);
    return is_in(tree, call, STR("__iter__")) ||
           is_called_often(model, def, call);
}

/* The loop that hands the value over, when it is of unknown class. */
static const Definition *element_definition(Model *model, Node value)
{
    Node root = place_root(model_tree(model), value);
    const Definition *from =
        root ? binding_only(model, binding_of(model, root)) : NULL;
    from = from || !root ? from : reach_definition(model, root);
    bool element = from && from->kind == DEFINITION_FOR &&
                   loop_holds(model_tree(model), from->statement, value) &&
                   !type_of(model, value).type;
    return element ? from : NULL;
}

/* Does a comprehension copy elements of unknown class, or a loop over pairs
 * each value to hand it on? A copy of it all is what it is for. */
static bool is_handed_on(Model *model, Node call, Node value)
{
    const Tree *tree = model_tree(model);
    const Definition *from = element_definition(model, value);
    if (!from)
        return false;
    Node parent = tree_parent(tree, call);
    if (tree_kind(tree, from->statement) == KIND_for_in_clause)
        return true;
    bool named = tree_kind(tree, parent) == KIND_assignment &&
                 tree_symbol(tree, tree_child(tree, parent, FIELD_left));
    return from->name != from->target && !named;
}

/* `x.seed = …` */
static bool has_stored_attribute(Model *model, Node value)
{
    const Tree *tree = model_tree(model);
    BindingId binding = binding_of(model, value);
    uint32_t at = 0;
    for (Node use = binding ? binding_use(model, binding, &at) : NODE_NONE; use;
         use = binding_use(model, binding, &at)) {
        Node attribute = tree_parent(tree, use);
        if (tree_kind(tree, attribute) == KIND_attribute &&
            tree_field(tree, use) == FIELD_object && use < value &&
            callee_is_stored(tree, attribute))
            return true;
    }
    return false;
}

/* `deepcopy(x).items()` */
static bool is_asked_as_container(const Tree *tree, Node attribute)
{
    static const char *const methods[] = {"items", "keys", "values", "get"};
    Str name = tree_text(tree, tree_child(tree, attribute, FIELD_attribute));
    return STR_IS_ANY(name, methods);
}

/* `ModuleList([deepcopy(layer) …])`, `self.layers.append(deepcopy(layer))` */
static bool is_for_modules(Model *model, Node call)
{
    const Tree *tree = model_tree(model);
    Node around = tree_ancestor(tree, tree_parent(tree, call), KIND_call);
    Node function =
        around ? tree_child(tree, around, FIELD_function) : NODE_NONE;
    Node list = function ? tree_child(tree, function, FIELD_object) : NODE_NONE;
    Node made = list ? value_behind(model, list) : NODE_NONE;
    return function &&
           (str_ends_with(tree_text(tree, function), STR("ModuleList")) ||
            (made && str_contains(tree_text(tree, made), STR("ModuleList"))));
}

/* `deepcopy(value) if deep else value` */
static bool is_asked_for(const Tree *tree, Node call)
{
    Node choice = tree_ancestor(tree, call, KIND_conditional_expression);
    Node condition = choice
                         ? tree_next_named(tree, tree_first_named(tree, choice))
                         : NODE_NONE;
    return condition && str_contains(tree_text(tree, condition), STR("deep"));
}

bool copy_is_meant(Model *model, Node call, Node value)
{
    const Tree *tree = model_tree(model);
    if (shape_is_object(model, call, value))
        return true;
    if (is_asked_for(tree, call))
        return true;
    if (is_handed_on(model, call, value) || has_stored_attribute(model, value))
        return true;
    if (is_in(tree, call, STR("__deepcopy__")) ||
        is_in(tree, call, STR("deepcopy")))
        return true;
    Node around = tree_parent(tree, call);
    if (tree_kind(tree, around) == KIND_attribute &&
        !is_asked_as_container(tree, around))
        return true;
    return is_for_modules(model, call);
}
