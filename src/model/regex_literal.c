#include "model/regex_literal.h"

#include "base/utf8.h"
#include "model/value.h"

#include <string.h>

enum { DEEPEST = 40 /* sums in sums, names behind names */ };

typedef struct Decoder {
    Arena *arena;
    Model *model;
    const Tree *tree;
    ARRAY(uint32_t) points;
    ARRAY(uint32_t) offsets;
    uint32_t literals; /* read so far */
    uint32_t end;      /* of the last one */
    bool is_bytes;
    bool is_other; /* it cannot be read */
} Decoder;

/* A literal without prefix and quotes. */
typedef struct Body {
    Str text;
    uint32_t start; /* in the file */
    bool is_raw, is_bytes, is_format;
} Body;

static bool has_letter(Str prefix, char small)
{
    for (size_t i = 0; i < prefix.size; i++)
        if ((prefix.data[i] | 0x20) == small)
            return true;
    return false;
}

/* By its text: the grammar takes the last backslashes of a raw literal for a
 * part of its end. */
static bool body_of(const Tree *tree, Node string, Body *body)
{
    Str text = tree_text(tree, string);
    size_t quote = 0;
    while (quote < text.size && text.data[quote] != '"' &&
           text.data[quote] != '\'')
        quote++;
    size_t size = 1;
    if (quote + 6 <= text.size && text.data[quote + 1] == text.data[quote] &&
        text.data[quote + 2] == text.data[quote])
        size = 3;
    if (quote + 2 * size > text.size)
        return false;
    Str prefix = str_slice(text, 0, quote);
    *body = (Body){
        .text = str_slice(text, quote + size, text.size - size),
        .start = tree_data(tree, string)->start + (uint32_t)(quote + size),
        .is_raw = has_letter(prefix, 'r'),
        .is_bytes = has_letter(prefix, 'b'),
        .is_format = has_letter(prefix, 'f') || has_letter(prefix, 't'),
    };
    return true;
}

static void put(Decoder *decoder, uint32_t point, uint32_t offset)
{
    if (decoder->points.count >= REGEX_LONGEST) {
        decoder->is_other = true;
        return;
    }
    array_push(decoder->arena, &decoder->points, point);
    array_push(decoder->arena, &decoder->offsets, offset);
}

/* Up to `limit` digits at `*at`, which is moved behind them. */
static uint32_t read_digits(Str text, size_t *at, uint32_t base, uint32_t limit)
{
    uint32_t value = 0;
    for (uint32_t i = 0;
         i < limit && *at < text.size && str_hex_digit(text.data[*at]) < base;
         i++)
        value = value * base + str_hex_digit(text.data[(*at)++]);
    return value;
}

/* How many hexadecimal digits follow the letter; 0: it is another escape. */
static uint32_t digits_behind(char letter, bool is_bytes)
{
    if (letter == 'x')
        return 2;
    if (is_bytes)
        return 0;
    return letter == 'u' ? 4 : (letter == 'U' ? 8 : 0);
}

/* One of the escapes of a single letter, or the end of a string. */
static const char *simple_escape(char letter)
{
    static const char letters[] = "\\'\"abfnrtv";
    static const char values[] = "\\'\"\a\b\f\n\r\t\v";
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? &values[found - letters] : NULL;
}

/* The escape whose backslash is at `at`; returns what is behind it. */
static size_t put_escape(Decoder *decoder, const Body *body, size_t at)
{
    Str text = body->text;
    uint32_t offset = body->start + (uint32_t)at;
    char letter = at + 1 < text.size ? text.data[at + 1] : '\0';
    size_t behind = at + 2;
    uint32_t digits = digits_behind(letter, body->is_bytes);
    const char *simple = simple_escape(letter);
    if (letter == '\n')
        return behind;
    if (letter == '\r')
        return behind + (behind < text.size && text.data[behind] == '\n');
    if (letter == 'N' && !body->is_bytes)
        decoder->is_other = true;
    if (simple) {
        put(decoder, (uint32_t)*simple, offset);
    } else if (letter >= '0' && letter <= '7') {
        behind--;
        uint32_t value = read_digits(text, &behind, 8, 3);
        put(decoder, body->is_bytes ? value & 0xFFU : value, offset);
    } else if (digits) {
        put(decoder, read_digits(text, &behind, 16, digits), offset);
    } else {
        put(decoder, '\\', offset);
        return at + 1;
    }
    return behind;
}

static size_t put_character(Decoder *decoder, const Body *body, size_t at)
{
    Str text = body->text;
    uint32_t point = 0;
    uint32_t offset = body->start + (uint32_t)at;
    size_t size = utf8_read(text, at, &point);
    if (point == '\r' && size == 1) {
        bool is_pair = at + 1 < text.size && text.data[at + 1] == '\n';
        put(decoder, '\n', offset);
        return at + (is_pair ? 2 : 1);
    }
    put(decoder, size ? point : '?', offset);
    return at + (size ? size : 1);
}

static void put_string(Decoder *decoder, Node string)
{
    Body body;
    if (!body_of(decoder->tree, string, &body) || body.is_format ||
        (decoder->literals && body.is_bytes != decoder->is_bytes)) {
        decoder->is_other = true;
        return;
    }
    decoder->literals++;
    decoder->is_bytes = body.is_bytes;
    for (size_t at = 0; at < body.text.size && !decoder->is_other;) {
        bool is_escape = body.text.data[at] == '\\' && !body.is_raw;
        at = is_escape ? put_escape(decoder, &body, at)
                       : put_character(decoder, &body, at);
    }
    decoder->end = body.start + (uint32_t)body.text.size;
}

static void put_node(Decoder *decoder, Node node, uint32_t depth)
{
    const Tree *tree = decoder->tree;
    node = value_behind(decoder->model, node);
    uint16_t kind = tree_kind(tree, node);
    bool is_sum = kind == KIND_binary_operator &&
                  tree_child_of_kind(tree, node, TOKEN_plus);
    if (kind == KIND_string) {
        put_string(decoder, node);
    } else if (kind == KIND_concatenated_string) {
        Node part = tree_first_named(tree, node);
        for (; part; part = tree_next_named(tree, part))
            put_string(decoder, part);
    } else if (is_sum && depth < DEEPEST) {
        put_node(decoder, tree_child(tree, node, FIELD_left), depth + 1);
        if (!decoder->is_other)
            put_node(decoder, tree_child(tree, node, FIELD_right), depth + 1);
    } else {
        decoder->is_other = true;
    }
}

bool regex_literal_read(Arena *arena, Model *model, Node node, RegexText *text)
{
    Decoder decoder = {
        .arena = arena, .model = model, .tree = model_tree(model)};
    put_node(&decoder, node, 0);
    if (decoder.is_other)
        return false;
    array_push(arena, &decoder.offsets, decoder.end);
    *text = (RegexText){
        .points = decoder.points.items,
        .offsets = decoder.offsets.items,
        .count = decoder.points.count,
        .is_bytes = decoder.is_bytes,
    };
    return true;
}
