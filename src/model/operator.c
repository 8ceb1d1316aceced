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
    return type_is(type, WORD_tuple) && type->count == 2 && !type->repeated;
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

/* Sets and dictionaries keep their class under their own operators. */
static const Type *merge_result(Model *model, const Type *left,
                                const Type *right)
{
    bool merges = type_is(left, WORD_set) || type_is(left, WORD_frozenset) ||
                  type_is(left, WORD_dict);
    return merges && right && type_is(right, left->name)
               ? type_join(model, left, right)
               : NULL;
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
    if (is_plus(token))
        return sum_result(model, left, right);
    return is_merge(token) ? merge_result(model, left, right) : NULL;
}
