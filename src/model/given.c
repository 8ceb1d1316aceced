#include "model/given.h"

#include "model/guard.h"
#include "model/import.h"
#include "model/load.h"
#include "model/state.h"

/* `x[:, 0]` */
static bool has_parts(const Tree *tree, Node index)
{
    Node slice = tree_child_of_kind(tree, index, KIND_slice);
    return slice && tree_named_count(tree, index) > 2;
}

static bool is_listed(Str attributes, Str attribute)
{
    while (attributes.size)
        if (str_equal(str_take(&attributes, ' '), attribute))
            return true;
    return false;
}

/* What is asked of the object at `use`, or the empty text. */
static Str asked_of(const Tree *tree, Node use)
{
    Node parent = tree_parent(tree, use);
    if (tree_field(tree, use) == FIELD_object)
        return tree_text(tree, tree_child(tree, parent, FIELD_attribute));
    bool index = tree_kind(tree, parent) == KIND_subscript &&
                 tree_field(tree, use) == FIELD_value;
    return index && has_parts(tree, parent) ? STR("[,]") : (Str){0};
}

/* In a branch, or what a test in the same expression lets through. */
static bool is_conditional(const Tree *tree, Node use, Node def)
{
    for (Node at = use; at != def; at = tree_parent(tree, at)) {
        Node parent = tree_parent(tree, at);
        uint8_t field = tree_field(tree, at);
        bool choice =
            tree_kind(tree, parent) == KIND_conditional_expression &&
            tree_previous_named(tree, at) != tree_first_named(tree, parent);
        bool second = tree_kind(tree, parent) == KIND_boolean_operator &&
                      field == FIELD_right;
        if (field == FIELD_consequence || field == FIELD_alternative ||
            choice || second)
            return true;
    }
    return guard_tests_class(tree, use, use);
}

static bool asks_name(Model *model, Node name, Node def, Str attributes)
{
    const Tree *tree = model->tree;
    uint32_t at = 0;
    Node use = NODE_NONE;
    while ((use = binding_use(model, binding_of(model, name), &at)))
        if (is_listed(attributes, asked_of(tree, use)) &&
            !is_conditional(tree, use, def))
            return true;
    return false;
}

/* Parameters that a caller must give. */
static bool asks_parameter(Model *model, Node def, Str attributes)
{
    const Tree *tree = model->tree;
    Node list = tree_child(tree, def, FIELD_parameters);
    Node parameter = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; parameter; parameter = tree_next_named(tree, parameter)) {
        bool typed = tree_kind(tree, parameter) == KIND_typed_parameter;
        Node name = typed ? tree_first_named(tree, parameter) : parameter;
        if (tree_kind(tree, name) == KIND_identifier &&
            asks_name(model, name, def, attributes))
            return true;
    }
    return false;
}

/* Where the file has numpy, an array may be one of numpy's. */
static Str attributes_of(Model *model, const Table *table, uint32_t row)
{
    Str attributes = table_value(table, row);
    if (!str_is(table_key(table, row), "numpy") &&
        str_starts_with(attributes, STR("[,]")) &&
        import_exists(model, STR("numpy")))
        (void)str_take(&attributes, ' ');
    return attributes;
}

bool given_object_of(Model *model, Node def, Str module)
{
    const Table *table = model->facts->attributes;
    for (uint32_t i = 0; table && i < table->count; i++)
        if (load_implies(model, table_key(table, i), module) &&
            asks_parameter(model, def, attributes_of(model, table, i)))
            return true;
    return false;
}
