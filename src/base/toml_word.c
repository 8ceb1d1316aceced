#include "base/distance.h"
#include "base/toml_reader.h"

#include <math.h>
#include <stdlib.h>

/* A word that is matched from the left; each function takes what it matches
 * off the front, and takes nothing when it returns false. */
typedef struct Word {
    Str rest;
} Word;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool take_any(Word *word, const char *set)
{
    for (; *set; set++)
        if (word->rest.size && word->rest.data[0] == *set) {
            word->rest = str_slice(word->rest, 1, word->rest.size);
            return true;
        }
    return false;
}

/* Exactly `count` digits whose value is in [low, high]. */
static bool take_number(Word *word, size_t count, int low, int high,
                        int *result)
{
    int value = 0;
    if (word->rest.size < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_digit(word->rest.data[i]))
            return false;
        value = value * 10 + (word->rest.data[i] - '0');
    }
    if (value < low || value > high)
        return false;
    word->rest = str_slice(word->rest, count, word->rest.size);
    *result = value;
    return true;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

static bool take_date(Word *word)
{
    int year, month, day;
    return take_number(word, 4, 1, 9999, &year) && take_any(word, "-") &&
           take_number(word, 2, 1, 12, &month) && take_any(word, "-") &&
           take_number(word, 2, 1, days_of(year, month), &day);
}

static bool take_time(Word *word)
{
    int part;
    if (!take_number(word, 2, 0, 23, &part) || !take_any(word, ":") ||
        !take_number(word, 2, 0, 59, &part) || !take_any(word, ":") ||
        !take_number(word, 2, 0, 59, &part))
        return false;
    if (!take_any(word, "."))
        return true;
    if (!take_any(word, "0123456789"))
        return false;
    while (take_any(word, "0123456789"))
        continue;
    return true;
}

static bool take_offset(Word *word)
{
    int part;
    if (!word->rest.size || take_any(word, "Zz"))
        return true;
    return take_any(word, "+-") && take_number(word, 2, 0, 23, &part) &&
           take_any(word, ":") && take_number(word, 2, 0, 59, &part);
}

static bool is_date(Str text)
{
    Word word = {text};
    if (take_time(&word))
        return !word.rest.size;
    word.rest = text;
    if (!take_date(&word))
        return false;
    if (!word.rest.size)
        return true;
    return take_any(&word, "Tt ") && take_time(&word) && take_offset(&word) &&
           !word.rest.size;
}

/* A digit of `set`, then digits with at most one `_` before each. */
static bool take_digits(Word *word, const char *set)
{
    if (!take_any(word, set))
        return false;
    for (;;) {
        Word before = *word;
        (void)take_any(word, "_");
        if (take_any(word, set))
            continue;
        *word = before;
        return true;
    }
}

static const char DECIMAL[] = "0123456789";

static bool take_integer_part(Word *word)
{
    (void)take_any(word, "+-");
    if (take_any(word, "0"))
        return true;
    return take_digits(word, DECIMAL);
}

static bool is_float(Str text)
{
    Word word = {text};
    if (!take_integer_part(&word))
        return false;
    if (take_any(&word, ".") && !take_digits(&word, DECIMAL))
        return false;
    if (take_any(&word, "eE")) {
        (void)take_any(&word, "+-");
        if (!take_digits(&word, DECIMAL))
            return false;
    }
    return !word.rest.size;
}

static bool is_integer(Str text)
{
    Word word = {text};
    return take_integer_part(&word) && !word.rest.size;
}

/* The base of `0x...`, `0o...`, `0b...` when all of it is well formed. */
static uint32_t prefixed_base(Str text)
{
    static const struct {
        const char *letter;
        const char *digits;
        uint32_t base;
    } bases[] = {{"x", "0123456789abcdefABCDEF", 16},
                 {"o", "01234567", 8},
                 {"b", "01", 2}};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        Word word = {text};
        if (take_any(&word, "0") && take_any(&word, bases[i].letter) &&
            take_digits(&word, bases[i].digits) && !word.rest.size)
            return bases[i].base;
    }
    return 0;
}

/* False when the digits, `_` aside, are more than `most`. */
static bool add_digits(Str digits, uint32_t base, uint64_t most,
                       uint64_t *result)
{
    uint64_t value = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] == '_')
            continue;
        uint32_t digit = str_hex_digit(digits.data[i]);
        if (value > (most - digit) / base)
            return false;
        value = value * base + digit;
    }
    *result = value;
    return true;
}

static bool convert_integer(TomlReader *reader, size_t start, Str text,
                            TomlValue *value)
{
    uint32_t base = prefixed_base(text);
    bool negative = text.data[0] == '-';
    bool sign = negative || text.data[0] == '+';
    Str digits = str_slice(text, base ? 2 : sign ? 1 : 0, text.size);
    uint64_t most = (uint64_t)INT64_MAX + (negative ? 1 : 0);
    uint64_t size;
    if (!add_digits(digits, base ? base : 10, most, &size))
        return toml_fail(reader, start, "the integer does not fit 64 bits");
    value->kind = TOML_INTEGER;
    if (negative && size)
        value->integer = -(int64_t)(size - 1) - 1;
    else
        value->integer = (int64_t)size;
    return true;
}

static void convert_float(TomlReader *reader, Str text, TomlValue *value)
{
    char *digits = arena_alloc(reader->arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '_')
            digits[size++] = text.data[i];
    value->kind = TOML_FLOAT;
    value->number = strtod(digits, NULL);
}

static bool convert_special(Str text, TomlValue *value)
{
    Word word = {text};
    bool negative = text.data[0] == '-';
    (void)take_any(&word, "+-");
    if (str_is(word.rest, "inf"))
        value->number = negative ? -(double)INFINITY : (double)INFINITY;
    else if (str_is(word.rest, "nan"))
        value->number = (double)NAN;
    else
        return false;
    value->kind = TOML_FLOAT;
    return true;
}

static bool is_word_byte(char byte)
{
    return is_digit(byte) || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '+' ||
           byte == '-' || byte == '.' || byte == ':';
}

/* A blank may stand between a date and its time. */
static Str take_word(TomlReader *reader)
{
    enum { DATE = 10 };
    Str text = reader->text;
    size_t start = reader->at;
    size_t at = start;
    while (at < text.size && is_word_byte(text.data[at]))
        at++;
    Word word = {str_slice(text, start, at)};
    if (at - start == DATE && take_date(&word) && at + 1 < text.size &&
        text.data[at] == ' ' && is_digit(text.data[at + 1])) {
        at++;
        while (at < text.size && is_word_byte(text.data[at]))
            at++;
    }
    reader->at = at;
    return str_slice(text, start, at);
}

static bool refuse_word(TomlReader *reader, size_t start, Str word)
{
    static const Str known[] = {
        {"true", 4}, {"false", 5}, {"inf", 3}, {"nan", 3}};
    char first = word.data[0];
    if (is_digit(first) || first == '+' || first == '-' || first == '.')
        return toml_fail(reader, start, "`%.*s` is no number or date",
                         STR_ARG(word));
    const char *hint = distance_hint(reader->arena, word, known, 4);
    if (*hint)
        return toml_fail(reader, start, "unknown value `%.*s`%s", STR_ARG(word),
                         hint);
    return toml_fail(reader, start,
                     "unknown value `%.*s`, a string needs quotes",
                     STR_ARG(word));
}

bool toml_read_word(TomlReader *reader, TomlValue *value)
{
    size_t start = reader->at;
    Str word = take_word(reader);
    if (!word.size)
        return toml_expected(reader, "a value");
    if (str_is(word, "true") || str_is(word, "false")) {
        value->kind = TOML_BOOLEAN;
        value->boolean = word.data[0] == 't';
        return true;
    }
    if (is_integer(word) || prefixed_base(word))
        return convert_integer(reader, start, word, value);
    if (is_float(word)) {
        convert_float(reader, word, value);
        return true;
    }
    if (is_date(word)) {
        value->kind = TOML_DATE;
        value->text = word;
        return true;
    }
    return convert_special(word, value) || refuse_word(reader, start, word);
}
