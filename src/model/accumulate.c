#include "model/accumulate.h"

#include "model/effect.h"
#include "model/infer.h"
#include "model/loop.h"
#include "model/memo.h"
#include "model/place.h"

/* The walk over operands: the place's first position, and how many
 * operands came before. */
typedef struct Operands {
    Model *model;
    Node place;
    uint32_t count;
    ConcatPart part;
} Operands;

static bool is_place(const Operands *operands, Node node)
{
    Node end = tree_data(operands->model->tree, node)->next;
    return tree_same(operands->model->tree, node, operands->place) &&
           place_next(operands->model, operands->place, node, end) == node;
}

static void add_operand(Operands *operands, Node node)
{
    node = value_bare(operands->model->tree, node);
    if (operands->part == CONCAT_NONE && is_place(operands, node))
        operands->part = operands->count ? CONCAT_LATER : CONCAT_FIRST;
    operands->count++;
}

static bool is_sum(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_binary_operator &&
           tree_child_of_kind(tree, node, TOKEN_plus);
}

/* In pre-order the leaves of a chain of sums come from left to right;
 * parentheses group and nothing more. */
static void add_sum(Operands *operands, Node sum)
{
    const Tree *tree = operands->model->tree;
    Node end = tree_data(tree, sum)->next;
    for (Node node = sum; node < end;) {
        bool group = tree_kind(tree, node) == KIND_parenthesized_expression;
        if (!tree_is_named(tree, node) || is_sum(tree, node) || group) {
            node++;
            continue;
        }
        add_operand(operands, node);
        node = tree_data(tree, node)->next;
    }
}

static void add_fstring(Operands *operands, Node string)
{
    const Tree *tree = operands->model->tree;
    Node part = tree_first_named(tree, string);
    for (; part; part = tree_next_named(tree, part)) {
        if (tree_kind(tree, part) == KIND_interpolation)
            add_operand(operands, tree_child(tree, part, FIELD_expression));
        else if (tree_kind(tree, part) == KIND_string_content)
            operands->count++;
    }
}

static void add_elements(Operands *operands, Node display)
{
    const Tree *tree = operands->model->tree;
    Node element = tree_first_named(tree, display);
    for (; element; element = tree_next_named(tree, element))
        add_operand(operands, element);
}

/* `"%s, %s" % (s, x)`; text before the first `%` is an operand too. */
static void add_format(Operands *operands, Node node)
{
    const Tree *tree = operands->model->tree;
    Node format = tree_child(tree, node, FIELD_left);
    Node values = value_bare(tree, tree_child(tree, node, FIELD_right));
    if (tree_kind(tree, format) != KIND_string)
        return;
    operands->count += !str_starts_with(value_string(tree, format), STR("%"));
    if (tree_kind(tree, values) == KIND_tuple)
        add_elements(operands, values);
    else
        add_operand(operands, values);
}

/* `"{}, {}".format(s, x)`. */
static void add_template(Operands *operands, Node template, Node call)
{
    const Tree *tree = operands->model->tree;
    Str text = tree_kind(tree, template) == KIND_string
                   ? value_string(tree, template)
                   : (Str){0};
    bool plain =
        str_starts_with(text, STR("{}")) || str_starts_with(text, STR("{0}"));
    operands->count += !plain;
    if (text.size)
        add_elements(operands, tree_child(tree, call, FIELD_arguments));
}

/* `"".join([s, x])`. */
static void add_join(Operands *operands, Node call)
{
    const Tree *tree = operands->model->tree;
    Node function = tree_child(tree, call, FIELD_function);
    Node display = value_argument(tree, call, 0);
    if (tree_kind(tree, function) != KIND_attribute || !display)
        return;
    Node name = tree_child(tree, function, FIELD_attribute);
    uint16_t kind = tree_kind(tree, display);
    if (tree_symbol(tree, name) == WORD_join &&
        (kind == KIND_list || kind == KIND_tuple))
        add_elements(operands, display);
    else if (str_is(tree_text(tree, name), "format"))
        add_template(operands, tree_child(tree, function, FIELD_object), call);
}

static void add_expression(Operands *operands, Node node)
{
    const Tree *tree = operands->model->tree;
    node = value_bare(tree, node);
    switch (tree_kind(tree, node)) {
    case KIND_binary_operator:
        if (is_sum(tree, node))
            add_sum(operands, node);
        else if (tree_child_of_kind(tree, node, TOKEN_percent))
            add_format(operands, node);
        break;
    case KIND_string:
        add_fstring(operands, node);
        break;
    case KIND_call:
        add_join(operands, node);
        break;
    default:
        break;
    }
}

ConcatPart accumulate_part(Model *model, Node node, Node place)
{
    const Tree *tree = model->tree;
    Operands operands = {.model = model, .place = place};
    uint16_t kind = tree_kind(tree, node);
    if (kind == KIND_augmented_assignment)
        return tree_child_of_kind(tree, node, TOKEN_plus_equal) ? CONCAT_FIRST
                                                                : CONCAT_NONE;
    if (kind == KIND_assignment)
        node = tree_child(tree, node, FIELD_right);
    if (node)
        add_expression(&operands, node);
    return operands.part;
}

/* A name that is bound nowhere but in the loop starts in each pass. */
static bool starts_before(Model *model, Node place, Node loop)
{
    if (tree_kind(model->tree, place) != KIND_identifier)
        return true;
    BindingId binding = binding_of(model, place);
    Node whole = loop_whole(model->tree, loop);
    const Definition *definition = NULL;
    while (binding && (definition = binding_next(model, binding, definition)))
        if (!tree_within(model->tree, definition->name, whole))
            return true;
    return false;
}

static bool grows(Model *model, Node at)
{
    Node statement = tree_parent(model->tree, at);
    return accumulate_part(model, statement, at) != CONCAT_NONE;
}

static bool is_binding(Model *model, Node at)
{
    Node parent = tree_parent(model->tree, at);
    return place_use(model, at) == PLACE_BOUND ||
           (tree_kind(model->tree, parent) == KIND_augmented_assignment &&
            tree_field(model->tree, at) == FIELD_left);
}

static bool is_reset(Model *model, Node at, Node loop)
{
    (void)loop;
    return is_binding(model, at) && !grows(model, at);
}

static bool only_grows(Model *model, Node place, Node loop)
{
    static const PlaceTest reset = {PLACE_TEST_RESET, is_reset};
    Node whole = loop_whole(model->tree, loop);
    return !place_first(model, place, whole, loop, &reset);
}

static bool is_moved(Model *model, Node at, Node loop)
{
    (void)loop;
    return tree_kind(model->tree, tree_parent(model->tree, at)) !=
               KIND_subscript &&
           place_use(model, at) != PLACE_READ;
}

/* May the loop do more to a container than store into its items? Then
 * `lines[-1]` is another item after it. */
static bool items_move(Model *model, Node object, Node loop)
{
    static const PlaceTest moved = {PLACE_TEST_MOVED, is_moved};
    Node whole = loop_whole(model->tree, loop);
    return place_first(model, object, whole, loop, &moved);
}

/* An item of a list that moves is another one, too. */
static bool path_varies(Model *model, Node place, Node loop)
{
    const Tree *tree = model->tree;
    return effect_path_varies(model, place, loop) ||
           (tree_kind(tree, place) == KIND_subscript &&
            items_move(model, tree_first_named(tree, place), loop));
}

bool accumulate_adds_literals(Model *model, Node place)
{
    const Tree *tree = model->tree;
    Node value = tree_child(tree, tree_parent(tree, place), FIELD_right);
    if (!value)
        return false;
    Node end = tree_data(tree, value)->next;
    for (Node node = value; node < end; node++) {
        if (tree_kind(tree, node) == tree_kind(tree, place) &&
            tree_same(tree, node, place))
            node = tree_data(tree, node)->next - 1;
        else if (tree_kind(tree, node) == KIND_identifier)
            return false;
    }
    return true;
}

/* More than `if s:`. */
static bool tests_place(Model *model, Node condition, Node place)
{
    const Tree *tree = model->tree;
    if (!condition || tree_same(tree, value_bare(tree, condition), place))
        return false;
    Node end = tree_data(tree, condition)->next;
    return place_next(model, place, condition, end) != NODE_NONE;
}

/* `while name in taken: name += "_"`: few passes until it fits. */
static bool is_fitted(Model *model, Node place)
{
    const Tree *tree = model->tree;
    Node loop = loop_around(tree, place);
    if (tree_kind(tree, loop) != KIND_while_statement ||
        !accumulate_adds_literals(model, place))
        return false;
    for (Node node = place; node != loop;) {
        Node child = node;
        node = tree_parent(tree, node);
        Node condition = tree_child(tree, node, FIELD_condition);
        bool branch = tree_field(tree, child) == FIELD_consequence ||
                      tree_field(tree, child) == FIELD_body;
        if (branch && tests_place(model, condition, place))
            return true;
    }
    return false;
}

/* Does the method store into the attribute, or is it not in the file? */
static bool method_may_bind(Model *model, Node call, Node place)
{
    const Tree *tree = model->tree;
    Node class = scope_class_of_method(tree, scope_def(tree, place));
    Node function = tree_child(tree, call, FIELD_function);
    Node name = tree_child(tree, function, FIELD_attribute);
    Node method = class ? member_method(model, class, tree_symbol(tree, name))
                        : NODE_NONE;
    if (!method)
        return true;
    Node end = tree_data(tree, method)->next;
    for (Node node = method; node < end; node++)
        if (tree_kind(tree, node) == tree_kind(tree, place) &&
            tree_same(tree, node, place) && is_binding(model, node))
            return true;
    return false;
}

static bool method_binds(Model *model, Node place, Node loop)
{
    const Tree *tree = model->tree;
    Node root = place_root(tree, place);
    if (root == place || tree_symbol(tree, root) != WORD_self)
        return false;
    Node whole = loop_whole(tree, loop);
    Node end = tree_data(tree, whole)->next;
    for (Node node = whole; node < end; node++)
        if (place_is_self_call(tree, node) &&
            method_may_bind(model, node, place))
            return true;
    return false;
}

const char *accumulate_refuted(Model *model, Node place)
{
    Node loop = loop_outermost(model->tree, place);
    if (!loop || !place_root(model->tree, place))
        return "it is in no loop";
    if (loop_is_logarithmic(model, loop))
        return "the loop has as few passes as a number has digits";
    if (is_fitted(model, place))
        return "the loop only makes it fit";
    if (!starts_before(model, place, loop))
        return "it is bound only inside the loop";
    if (path_varies(model, place, loop))
        return "each pass means another object";
    if (!only_grows(model, place, loop))
        return "a loop around binds it afresh";
    if (method_binds(model, place, loop))
        return "a method called in the loop may bind it";
    return NULL;
}

bool accumulate_keeps_argument(const Tree *tree, Node list)
{
    Node call = tree_parent(tree, list);
    Node function = tree_child(tree, call, FIELD_function);
    if (tree_kind(tree, call) != KIND_call ||
        tree_kind(tree, function) != KIND_attribute)
        return false;
    switch (tree_symbol(tree, tree_child(tree, function, FIELD_attribute))) {
    case WORD_append:
    case WORD_add:
    case WORD_insert:
    case WORD_appendleft:
    case WORD_put:
    case WORD_setdefault:
        return true;
    default:
        return false;
    }
}

static bool is_display(uint16_t kind)
{
    return kind == KIND_list || kind == KIND_tuple || kind == KIND_set ||
           kind == KIND_dictionary || kind == KIND_pair ||
           kind == KIND_expression_list;
}

/* Displays are kept when something keeps them: `"%s" % (s, x)` does not. */
static bool is_kept(const Tree *tree, Node use)
{
    while (is_display(tree_kind(tree, tree_parent(tree, use))))
        use = tree_parent(tree, use);
    Node parent = tree_parent(tree, use);
    switch (tree_kind(tree, parent)) {
    case KIND_assignment:
        return tree_field(tree, use) == FIELD_right;
    case KIND_named_expression:
        return tree_field(tree, use) == FIELD_value;
    case KIND_yield:
        return true;
    case KIND_argument_list:
        return accumulate_keeps_argument(tree, parent);
    default:
        return false;
    }
}

static bool is_kept_in(Model *model, Node at, Node loop)
{
    return is_kept(model->tree, at) && loop_holds(model->tree, loop, at);
}

bool accumulate_aliased(Model *model, Node name, Node loop)
{
    static const PlaceTest kept = {PLACE_TEST_KEPT, is_kept_in};
    Node whole = loop_whole(model->tree, loop);
    return place_first(model, name, whole, loop, &kept);
}
