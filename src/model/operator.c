/* The result classes of Python's binary operators on its own classes
 * (library reference, "Built-in Types"). */

#include "model/infer.h"

static bool is_number(const Type *type)
{
    return type_is(type, WORD_int) || type_is(type, WORD_float) ||
           type_is(type, WORD_bool);
}

static bool is_bitwise(uint16_t token)
{
    return token == TOKEN_pipe || token == TOKEN_pipe_equal ||
           token == TOKEN_ampersand || token == TOKEN_ampersand_equal ||
           token == TOKEN_caret || token == TOKEN_caret_equal;
}

/* int with int gives int, but `/` gives float. */
static const Type *number_result(Model *model, uint16_t token, const Type *left,
                                 const Type *right)
{
    bool floating = type_is(left, WORD_float) || type_is(right, WORD_float);
    bool divides = token == TOKEN_slash || token == TOKEN_slash_equal;
    bool power = token == TOKEN_star_star || token == TOKEN_star_star_equal;
    if (power && !floating)
        return NULL; /* a negative exponent gives float */
    if (is_bitwise(token) && type_is(left, WORD_bool) &&
        type_is(right, WORD_bool))
        return type_make(model, WORD_bool);
    return type_make(model, floating || divides ? WORD_float : WORD_int);
}

static bool is_sequence(const Type *type)
{
    return type_is(type, WORD_str) || type_is(type, WORD_bytes) ||
           type_is(type, WORD_list) || type_is(type, WORD_tuple) ||
           type_is(type, WORD_bytearray);
}

/* A tuple whose parts are known one by one. */
static bool is_pair(const Type *type)
{
    return type && type_is(type, WORD_tuple) && type->count == 2 &&
           !type->repeated;
}

static const Type *repeated(Model *model, const Type *sequence)
{
    return is_pair(sequence) ? type_make(model, WORD_tuple) : sequence;
}

/* `+` of two sequences of one class; a str takes nothing else than a str. */
static const Type *sum_result(Model *model, const Type *left, const Type *right)
{
    if (type_is(left, WORD_str) || type_is(left, WORD_bytes))
        return !right || type_is(right, left->name)
                   ? type_make(model, left->name)
                   : NULL;
    if (type_is(right, WORD_str) && !left)
        return NULL;
    if (is_pair(left) || is_pair(right))
        return type_is(left, WORD_tuple) && type_is(right, WORD_tuple)
                   ? type_make(model, WORD_tuple)
                   : NULL;
    if (is_sequence(left) && right && type_is(right, left->name))
        return type_join(model, left, right);
    return NULL;
}

static bool is_plus(uint16_t token)
{
    return token == TOKEN_plus || token == TOKEN_plus_equal;
}

static bool is_merge(uint16_t token)
{
    return is_bitwise(token) || token == TOKEN_minus ||
           token == TOKEN_minus_equal;
}

static bool is_set(const Type *type)
{
    return type_is(type, WORD_set) || type_is(type, WORD_frozenset);
}

/* What sets do in place, whatever they are given. */
static bool shrinks(uint16_t token)
{
    return token == TOKEN_ampersand_equal || token == TOKEN_minus_equal;
}

static bool in_place(uint16_t token)
{
    return shrinks(token) || token == TOKEN_pipe_equal ||
           token == TOKEN_caret_equal;
}

/* Sets and dictionaries keep their class under their own operators; `-` and
 * `&` give no element that was not there before. */
static const Type *merge_result(Model *model, uint16_t token, const Type *left,
                                const Type *right)
{
    bool dicts = type_is(left, WORD_dict) && type_is(right, WORD_dict);
    if (dicts)
        return is_bitwise(token) ? type_join(model, left, right) : NULL;
    if (!left || !right || !is_set(left) || !is_set(right))
        return NULL;
    bool grows = token == TOKEN_pipe || token == TOKEN_pipe_equal ||
                 token == TOKEN_caret || token == TOKEN_caret_equal;
    if (!grows || left->name == right->name)
        return grows ? type_join(model, left, right) : left;
    Type other = *right;
    other.name = left->name;
    return type_join(model, left, &other);
}

static bool is_repeat(uint16_t token)
{
    return token == TOKEN_star || token == TOKEN_star_equal;
}

/* A list takes any iterable on the right of `+=`. */
static const Type *augmented_list(Model *model, const Type *left,
                                  const Type *right)
{
    const Type *element = type_element(model, right);
    const Type *own = left->count ? left->arguments[0] : NULL;
    if (!left->count)
        return type_make_of(model, WORD_list, element);
    return type_make_of(model, WORD_list, type_join(model, own, element));
}

/* The method that Python calls for the operator, or the empty view. */
static Str method_of(uint16_t token)
{
    static const struct {
        uint16_t token, augmented;
        Str method;
    } methods[] = {
        {TOKEN_plus, TOKEN_plus_equal, STR_INIT("__add__")},
        {TOKEN_minus, TOKEN_minus_equal, STR_INIT("__sub__")},
        {TOKEN_star, TOKEN_star_equal, STR_INIT("__mul__")},
        {TOKEN_slash, TOKEN_slash_equal, STR_INIT("__truediv__")},
        {TOKEN_slash_slash, TOKEN_slash_slash_equal, STR_INIT("__floordiv__")},
        {TOKEN_percent, TOKEN_percent_equal, STR_INIT("__mod__")},
        {TOKEN_at, TOKEN_at_equal, STR_INIT("__matmul__")},
        {TOKEN_ampersand, TOKEN_ampersand_equal, STR_INIT("__and__")},
        {TOKEN_pipe, TOKEN_pipe_equal, STR_INIT("__or__")},
        {TOKEN_caret, TOKEN_caret_equal, STR_INIT("__xor__")},
    };
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (token == methods[i].token || token == methods[i].augmented)
            return methods[i].method;
    return (Str){0};
}

/* Classes other than the builtin ones. What an unknown object makes of it
 * (arrays do) is not known, save that paths are divided by texts. */
static const Type *method_result(Model *model, uint16_t token, const Type *left,
                                 const Type *right)
{
    Str class = left ? intern_text(model->interner, left->name) : (Str){0};
    Str method = method_of(token);
    bool builtin =
        !left || (!left->class && str_find_byte(class, '.', 0) == class.size);
    bool path = left && !left->class &&
                str_starts_with(class, STR("pathlib.")) &&
                str_is(method, "__truediv__");
    if (builtin || !method.size || (!right && !path))
        return NULL;
    return type_special(model, left, method);
}

const Type *operator_type(Model *model, uint16_t token, const Type *left,
                          const Type *right)
{
    left = type_present(model, left);
    right = type_present(model, right);
    if (is_number(left) && is_number(right))
        return number_result(model, token, left, right);
    if (type_is(left, WORD_str) &&
        (token == TOKEN_percent || token == TOKEN_percent_equal))
        return type_make(model, WORD_str);
    if (is_repeat(token) && is_sequence(left) && is_number(right))
        return repeated(model, left);
    if (is_repeat(token) && is_number(left) && is_sequence(right))
        return repeated(model, right);
    if (token == TOKEN_plus_equal && type_is(left, WORD_list))
        return augmented_list(model, left, right);
    if (is_plus(token) && type_is(left, WORD_bytearray))
        return left;
    if (type_is(left, WORD_set) && !right && in_place(token))
        return shrinks(token) ? left : type_make_of(model, WORD_set, NULL);
    const Type *result = NULL;
    if (is_plus(token))
        result = sum_result(model, left, right);
    else if (is_merge(token))
        result = merge_result(model, token, left, right);
    return result ? result : method_result(model, token, left, right);
}
