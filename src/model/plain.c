#include "model/plain.h"

#include "model/value.h"

#include <string.h>

static bool is_digit_or_comma(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == ',';
}

static bool is_punctuation(char byte)
{
    bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    bool digit = byte >= '0' && byte <= '9';
    return byte > ' ' && byte < 127 && !letter && !digit;
}

/* Is the character at `*at` itself in a pattern? Steps over a backslash. In
 * a literal that is not raw two of them are one. */
static bool is_itself(Str text, bool raw, size_t *at)
{
    char byte = text.data[*at];
    char next = *at + 1 < text.size ? text.data[*at + 1] : '\0';
    if (byte == '\\' && !raw && next == '\\')
        next = ++*at + 1 < text.size ? text.data[*at + 1] : '\0';
    else if (byte == '\\' && !raw && (next == 'n' || next == 't')) {
        ++*at;
        return true;
    }
    if (byte == '\\') {
        ++*at;
        return is_punctuation(next);
    }
    if (byte == '{')
        return !is_digit_or_comma(next);
    static const Str special = STR_INIT(".^$*+?|()[");
    return str_find_byte(special, byte, 0) == special.size;
}

/* A literal in parts: what is before the quotes, and between them. The
 * grammar takes the last backslashes of a raw one for a part of its end. */
typedef struct Literal {
    Str prefix;
    Str text;
} Literal;

static Literal literal_of(const Tree *tree, Node string)
{
    Str text = tree_text(tree, string);
    size_t quote = 0;
    while (quote < text.size && text.data[quote] != '"' &&
           text.data[quote] != '\'')
        quote++;
    Node start = tree_child_of_kind(tree, string, KIND_string_start);
    size_t opened = start ? tree_text(tree, start).size : text.size;
    size_t closed = text.size - (opened - quote);
    return (Literal){str_slice(text, 0, quote),
                     str_slice(text, opened, closed)};
}

static bool is_raw(Literal literal)
{
    Str prefix = literal.prefix;
    return str_find_byte(prefix, 'r', 0) < prefix.size ||
           str_find_byte(prefix, 'R', 0) < prefix.size;
}

static bool is_text(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_string &&
           !value_is_fstring(tree, node) && !value_is_bytes(tree, node);
}

bool plain_pattern(Model *model, Node pattern)
{
    const Tree *tree = model_tree(model);
    Node string = value_behind(model, pattern);
    if (!is_text(tree, string))
        return false;
    Literal literal = literal_of(tree, string);
    Str text = literal.text;
    bool raw = is_raw(literal);
    if (string != value_bare(tree, pattern) &&
        str_find_byte(text, '\\', 0) < text.size)
        return false;
    for (size_t at = 0; at < text.size; at++)
        if (!is_itself(text, raw, &at))
            return false;
    return text.size > 0;
}

bool plain_replacement(Model *model, Node replacement)
{
    const Tree *tree = model_tree(model);
    Node string = value_behind(model, replacement);
    if (!is_text(tree, string))
        return false;
    Literal literal = literal_of(tree, string);
    Str text = literal.text;
    for (size_t at = 0; at < text.size; at++) {
        if (text.data[at] != '\\')
            continue;
        char next = at + 1 < text.size ? text.data[at + 1] : '\0';
        if (is_raw(literal) || (next != 'n' && next != 't'))
            return false;
    }
    return true;
}
