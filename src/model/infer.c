#include "model/infer.h"

/* One question may ask others, on the C stack: this deep, and for one file
 * this many. Beyond it everything is unknown. */
enum { DEEPEST_QUESTION = 40, MOST_QUESTIONS = 2000000 };

Known known_unknown(Node source, const char *reason)
{
    return (Known){NULL, source, reason};
}

Known known_as(const Type *type, Node source, const char *reason)
{
    return (Known){type, source, reason};
}

static Known literal(Model *model, Node node, Symbol name)
{
    return known_as(type_make(model, name), node, "literal");
}

static bool is_imaginary(Str number)
{
    char last = number.size ? number.data[number.size - 1] : '0';
    return last == 'j' || last == 'J';
}

static Known number_type(Model *model, Node node, Symbol name)
{
    bool complex = is_imaginary(tree_text(model->tree, node));
    return literal(model, node, complex ? WORD_complex : name);
}

/* The type that all elements of a display share. Pairs give the part with
 * this field. A splat gives its own elements. */
static const Type *common_type(Model *model, Node display, uint8_t field)
{
    const Tree *tree = model->tree;
    const Type *common = NULL;
    bool first = true;
    Node element = tree_first_named(tree, display);
    for (; element; element = tree_next_named(tree, element)) {
        Node part = element;
        if (tree_kind(tree, element) == KIND_dictionary_splat)
            return NULL;
        if (field && tree_kind(tree, element) == KIND_pair)
            part = tree_child(tree, element, field);
        const Type *type = NULL;
        if (tree_kind(tree, part) == KIND_list_splat)
            type = type_element(
                model, type_of(model, tree_first_named(tree, part)).type);
        else
            type = type_of(model, part).type;
        common = first ? type : type_join(model, common, type);
        first = false;
        if (!common)
            return NULL;
    }
    return common;
}

static Known tuple_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node first = tree_first_named(tree, node);
    Node second = first ? tree_next_named(tree, first) : NODE_NONE;
    bool pair = tree_named_count(tree, node) == 2 &&
                tree_kind(tree, first) != KIND_list_splat &&
                tree_kind(tree, second) != KIND_list_splat;
    if (pair)
        return known_as(type_make_pair(model, WORD_tuple,
                                       type_of(model, first).type,
                                       type_of(model, second).type),
                        node, "literal");
    Type *type = arena_alloc(model->arena, sizeof *type);
    type->name = WORD_tuple;
    type->arguments[0] = common_type(model, node, 0);
    type->count = type->arguments[0] ? 1 : 0;
    type->repeated = type->count == 1;
    return known_as(type, node, "literal");
}

/* An empty display has no arguments: it may become one of any. */
static Known display_type(Model *model, Node node, Symbol name)
{
    if (!tree_first_named(model->tree, node))
        return literal(model, node, name);
    if (name != WORD_dict)
        return known_as(type_make_of(model, name, common_type(model, node, 0)),
                        node, "literal");
    const Type *key = common_type(model, node, FIELD_key);
    const Type *value = common_type(model, node, FIELD_value);
    return known_as(type_make_pair(model, name, key, value), node, "literal");
}

static Known comprehension_type(Model *model, Node node, Symbol name)
{
    Node body = tree_child(model->tree, node, FIELD_body);
    if (name == WORD_dict) {
        Node key = tree_child(model->tree, body, FIELD_key);
        Node value = tree_child(model->tree, body, FIELD_value);
        return known_as(type_make_pair(model, name, type_of(model, key).type,
                                       type_of(model, value).type),
                        node, "comprehension");
    }
    const Type *element = body ? type_of(model, body).type : NULL;
    return known_as(type_make_of(model, name, element), node, "comprehension");
}

static Known string_type(Model *model, Node node)
{
    bool bytes = value_is_bytes(model->tree, node);
    return literal(model, node, bytes ? WORD_bytes : WORD_str);
}

static Known conditional_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node then = tree_first_named(tree, node);
    Node other = tree_last_named(tree, node);
    const Type *type =
        type_join(model, type_of(model, then).type, type_of(model, other).type);
    return known_as(type, node, "both branches");
}

/* `a or b`: None on the left never comes out. */
static Known boolean_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    const Type *left = type_of(model, tree_child(tree, node, FIELD_left)).type;
    const Type *right =
        type_of(model, tree_child(tree, node, FIELD_right)).type;
    bool is_or = tree_child_of_kind(tree, node, TOKEN_or) != NODE_NONE;
    if (is_or && left && left->name == WORD_None)
        return known_as(right, node, "operands");
    if (is_or)
        left = type_present(model, left);
    return known_as(type_join(model, left, right), node, "operands");
}

/* `2 ** 61`: only a negative exponent would make a float of it. */
static bool is_whole_power(Model *model, uint16_t operator, Node left,
                           Node right)
{
    return operator== TOKEN_star_star &&
               tree_kind(model->tree, right) == KIND_integer &&
           type_is(type_of(model, left).type, WORD_int);
}

static Known binary_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node left = tree_child(tree, node, FIELD_left);
    Node right = tree_child(tree, node, FIELD_right);
    Node token = tree_child(tree, node, FIELD_operator);
    if (is_whole_power(model, tree_kind(tree, token), left, right))
        return known_as(type_make(model, WORD_int), node, "operands");
    const Type *type =
        operator_type(model, tree_kind(tree, token), type_of(model, left).type,
                      type_of(model, right).type);
    return known_as(type, node, "operands");
}

static Known unary_type(Model *model, Node node)
{
    Node argument = tree_child(model->tree, node, FIELD_argument);
    const Type *type = type_of(model, argument).type;
    if (type_is(type, WORD_bool))
        return known_as(type_make(model, WORD_int), node, "operand");
    bool number = type_is(type, WORD_int) || type_is(type, WORD_float);
    return known_as(number ? type : NULL, node, "operand");
}

/* Rich comparison of other classes may give anything (numpy's arrays). */
static Known comparison_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    const Type *left = type_of(model, tree_first_named(tree, node)).type;
    bool plain = type_is_immutable(left) ||
                 tree_child_of_kind(tree, node, TOKEN_in) ||
                 tree_child_of_kind(tree, node, TOKEN_not_in) ||
                 tree_child_of_kind(tree, node, TOKEN_is) ||
                 tree_child_of_kind(tree, node, TOKEN_is_not);
    return known_as(plain ? type_make(model, WORD_bool) : NULL, node,
                    "comparison");
}

static Known subscript_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    Node index = tree_child(tree, node, FIELD_subscript);
    const Type *type = type_of(model, tree_child(tree, node, FIELD_value)).type;
    if (!type || !index)
        return known_unknown(node, "item of an unknown object");
    return known_as(type_item(model, type, index), node, "item");
}

static Known awaited_type(Model *model, Node node)
{
    const Type *type = type_of(model, tree_first_named(model->tree, node)).type;
    return known_as(type_awaited(model, type), node, "awaited");
}

static Known inner_type(Model *model, Node node)
{
    const Tree *tree = model->tree;
    switch (tree_kind(tree, node)) {
    case KIND_parenthesized_expression:
        return type_of(model, tree_first_named(tree, node));
    case KIND_named_expression:
        return type_of(model, tree_child(tree, node, FIELD_value));
    case KIND_conditional_expression:
        return conditional_type(model, node);
    case KIND_boolean_operator:
        return boolean_type(model, node);
    case KIND_binary_operator:
        return binary_type(model, node);
    case KIND_unary_operator:
        return unary_type(model, node);
    case KIND_not_operator:
        return literal(model, node, WORD_bool);
    case KIND_comparison_operator:
        return comparison_type(model, node);
    case KIND_subscript:
        return subscript_type(model, node);
    case KIND_await:
        return awaited_type(model, node);
    case KIND_attribute:
        return member_type(model, node);
    case KIND_call:
        return call_type(model, node);
    case KIND_identifier:
        return name_type(model, node);
    default:
        return known_unknown(node, "no rule for this expression");
    }
}

static Known expression_type(Model *model, Node node)
{
    switch (tree_kind(model->tree, node)) {
    case KIND_string:
    case KIND_concatenated_string:
        return string_type(model, node);
    case KIND_integer:
        return number_type(model, node, WORD_int);
    case KIND_float:
        return number_type(model, node, WORD_float);
    case KIND_true:
    case KIND_false:
        return literal(model, node, WORD_bool);
    case KIND_none:
        return literal(model, node, WORD_None);
    case KIND_tuple:
    case KIND_expression_list:
        return tuple_type(model, node);
    case KIND_list:
        return display_type(model, node, WORD_list);
    case KIND_set:
        return display_type(model, node, WORD_set);
    case KIND_dictionary:
        return display_type(model, node, WORD_dict);
    case KIND_list_comprehension:
        return comprehension_type(model, node, WORD_list);
    case KIND_set_comprehension:
        return comprehension_type(model, node, WORD_set);
    case KIND_dictionary_comprehension:
        return comprehension_type(model, node, WORD_dict);
    case KIND_generator_expression:
        return comprehension_type(model, node, WORD_Generator);
    default:
        return inner_type(model, node);
    }
}

Known type_of(Model *model, Node expression)
{
    if (!expression || model->type_depth >= DEEPEST_QUESTION ||
        model->type_steps >= MOST_QUESTIONS)
        return known_unknown(expression, "too deep to follow");
    model->type_depth++;
    model->type_steps++;
    Known known = expression_type(model, expression);
    model->type_depth--;
    return known;
}
