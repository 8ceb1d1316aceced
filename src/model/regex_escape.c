#include "model/regex_reader.h"

#include <string.h>

static bool is_octal(uint32_t point)
{
    return point >= '0' && point <= '7';
}

static bool is_letter(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

static int digit_value(uint32_t point)
{
    if (regex_is_digit(point))
        return (int)(point - '0');
    uint32_t small = point | 0x20U;
    return small >= 'a' && small <= 'f' ? (int)(small - 'a' + 10) : 16;
}

/* Takes up to `limit` digits of the base behind `value`, how many they are
 * comes back in `*count`. */
static uint32_t read_digits(RegexReader *reader, uint32_t base, uint32_t limit,
                            uint32_t *count)
{
    uint32_t value = 0;
    for (*count = 0; *count < limit && !reader->is_escaped &&
                     reader->next != REGEX_NOTHING &&
                     (uint32_t)digit_value(reader->next) < base;
         ++*count) {
        value = value * base + (uint32_t)digit_value(reader->next);
        regex_advance(reader);
    }
    return value;
}

/* `\x41`, `\u0041`, `\U00000041`: exactly so many digits. */
static uint32_t read_hexadecimal(RegexReader *reader, uint32_t digits)
{
    uint32_t count = 0;
    uint32_t value = read_digits(reader, 16, digits, &count);
    if (count != digits || value > 0x10FFFF)
        regex_fail(reader);
    return value;
}

/* A backslash and one of abfnrtv or another backslash; else the end. */
static uint32_t control_of(uint32_t letter)
{
    static const char letters[] = "abfnrtv\\";
    static const char controls[] = "\a\b\f\n\r\t\v\\";
    const char *found =
        letter && letter < 128 ? strchr(letters, (int)letter) : NULL;
    return found ? (uint32_t)controls[found - letters] : REGEX_NOTHING;
}

static bool category_of(uint32_t letter, uint32_t *category)
{
    static const char letters[] = "dDsSwW";
    const char *found =
        letter && letter < 128 ? strchr(letters, (int)letter) : NULL;
    if (found)
        *category = (uint32_t)(found - letters);
    return found != NULL;
}

/* Escapes that mean the same in a set and outside of one, digits left out. */
static uint32_t read_character(RegexReader *reader, uint32_t letter)
{
    bool is_text = !reader->text.is_bytes;
    uint32_t control = control_of(letter);
    if (control != REGEX_NOTHING)
        return control;
    if (letter == 'x')
        return read_hexadecimal(reader, 2);
    if (letter == 'u' && is_text)
        return read_hexadecimal(reader, 4);
    if (letter == 'U' && is_text)
        return read_hexadecimal(reader, 8);
    if (letter == 'N' && is_text)
        regex_give_up(reader);
    if (is_letter(letter))
        regex_fail(reader);
    return letter;
}

static uint32_t read_octal_in_set(RegexReader *reader, uint32_t digit)
{
    if (!is_octal(digit)) {
        regex_fail(reader);
        return digit;
    }
    uint32_t count = 0;
    uint32_t rest = read_digits(reader, 8, 2, &count);
    uint32_t value = ((digit - '0') << (3 * count)) + rest;
    if (value > 0377)
        regex_fail(reader);
    return value;
}

static RegexItem item_of(RegexReader *reader, uint32_t letter, bool is_escaped)
{
    uint32_t category = 0;
    if (is_escaped && category_of(letter, &category))
        return (RegexItem){REGEX_ITEM_CATEGORY, category, category};
    if (is_escaped)
        letter = regex_is_digit(letter) ? read_octal_in_set(reader, letter)
                                        : read_character(reader, letter);
    return (RegexItem){REGEX_ITEM_LITERAL, letter, letter};
}

static RegexItem read_item(RegexReader *reader)
{
    uint32_t point = reader->next;
    bool is_escaped = reader->is_escaped;
    if (point == REGEX_NOTHING)
        regex_fail(reader); /* the set does not end */
    regex_advance(reader);
    return item_of(reader, point, is_escaped);
}

typedef struct Items {
    ARRAY(RegexItem) list;
} Items;

/* An item, or a range of two; a `-` before the `]` is itself. */
static void read_range(RegexReader *reader, Items *items)
{
    Arena *arena = reader->arena;
    RegexItem low = read_item(reader);
    if (!regex_take(reader, '-')) {
        array_push(arena, &items->list, low);
        return;
    }
    if (regex_is_next(reader, ']')) {
        array_push(arena, &items->list, low);
        array_push(arena, &items->list,
                   (RegexItem){REGEX_ITEM_LITERAL, '-', '-'});
        return;
    }
    RegexItem high = read_item(reader);
    if (low.kind != REGEX_ITEM_LITERAL || high.kind != REGEX_ITEM_LITERAL ||
        high.low < low.low)
        regex_fail(reader);
    array_push(arena, &items->list,
               (RegexItem){REGEX_ITEM_RANGE, low.low, high.low});
}

static RegexNode *set_node(RegexReader *reader, uint32_t start, Items *items,
                           bool is_negated)
{
    RegexItem *list = items->list.items;
    uint32_t count = regex_unique(reader, list, items->list.count);
    bool is_literal = count == 1 && list[0].kind == REGEX_ITEM_LITERAL;
    RegexNode *node = regex_node(reader, REGEX_IN, start);
    if (is_literal) {
        node->op = is_negated ? REGEX_NOT_LITERAL : REGEX_LITERAL;
        node->value = list[0].low;
        return node;
    }
    node->items = list;
    node->item_count = count;
    node->is_negated = is_negated;
    return node;
}

RegexNode *regex_read_set(RegexReader *reader, uint32_t start)
{
    Items items = {.list = {0}};
    bool is_negated = regex_take(reader, '^');
    do
        read_range(reader, &items);
    while (reader->status == REGEX_READ && !regex_is_next(reader, ']'));
    regex_take(reader, ']');
    return set_node(reader, start, &items, is_negated);
}

static RegexNode *category_node(RegexReader *reader, uint32_t start,
                                uint32_t category)
{
    RegexItem *item = arena_alloc(reader->arena, sizeof *item);
    *item = (RegexItem){REGEX_ITEM_CATEGORY, category, category};
    RegexNode *node = regex_node(reader, REGEX_IN, start);
    node->items = item;
    node->item_count = 1;
    return node;
}

static RegexNode *value_node(RegexReader *reader, RegexOp op, uint32_t start,
                             uint32_t value)
{
    RegexNode *node = regex_node(reader, op, start);
    node->value = value;
    return node;
}

static RegexNode *reference_node(RegexReader *reader, uint32_t start,
                                 uint32_t group)
{
    if (!regex_check_group(reader, group) ||
        !regex_check_look_behind(reader, group))
        return NULL;
    reader->has_reference = true;
    return value_node(reader, REGEX_REFERENCE, start, group);
}

/* `\0`, `\012` and `\123` are characters, `\1` and `\12` references. */
static RegexNode *read_number(RegexReader *reader, uint32_t start,
                              uint32_t digit)
{
    uint32_t count = 0;
    if (digit == '0')
        return value_node(reader, REGEX_LITERAL, start,
                          read_digits(reader, 8, 2, &count));
    uint32_t number = digit - '0';
    if (!regex_next_is_digit(reader))
        return reference_node(reader, start, number);
    uint32_t second = reader->next;
    regex_advance(reader);
    if (!is_octal(digit) || !is_octal(second) || reader->is_escaped ||
        !is_octal(reader->next))
        return reference_node(reader, start, number * 10 + (second - '0'));
    uint32_t value = number * 64 + (second - '0') * 8 + (reader->next - '0');
    regex_advance(reader);
    return value > 0377 ? regex_fail(reader)
                        : value_node(reader, REGEX_LITERAL, start, value);
}

static bool place_of(const RegexReader *reader, uint32_t letter,
                     uint32_t *place)
{
    switch (letter) {
    case 'A':
        *place = REGEX_BEGINNING_STRING;
        return true;
    case 'b':
        *place = REGEX_BOUNDARY;
        return true;
    case 'B':
        *place = REGEX_NON_BOUNDARY;
        return true;
    case 'Z':
        *place = REGEX_END_STRING;
        return true;
    case 'z':
        *place = REGEX_END_STRING;
        return reader->version >= 314;
    default:
        return false;
    }
}

RegexNode *regex_read_escape(RegexReader *reader, uint32_t start,
                             uint32_t letter)
{
    uint32_t value = 0;
    if (place_of(reader, letter, &value))
        return value_node(reader, REGEX_AT, start, value);
    if (category_of(letter, &value))
        return category_node(reader, start, value);
    if (regex_is_digit(letter))
        return read_number(reader, start, letter);
    value = read_character(reader, letter);
    return value_node(reader, REGEX_LITERAL, start, value);
}
