#include "model/regex_character.h"

#include "model/regex_syntax.h"

#include <stddef.h>

typedef struct Block {
    uint32_t first, last;
    RegexKind kind;
} Block;

/* Sorted. Latin-1 is whole; further on only blocks all of whose characters
 * are of one kind in each Unicode version since 12 (CPython 3.8). Source:
 * unicodedata, str.isalnum, str.isdecimal, str.isspace. */
static const Block blocks[] = {
    {0x80, 0x84, REGEX_KIND_OTHER},     {0x85, 0x85, REGEX_KIND_SPACE},
    {0x86, 0x9F, REGEX_KIND_OTHER},     {0xA0, 0xA0, REGEX_KIND_SPACE},
    {0xA1, 0xA9, REGEX_KIND_OTHER},     {0xAA, 0xAA, REGEX_KIND_WORD},
    {0xAB, 0xB1, REGEX_KIND_OTHER},     {0xB2, 0xB3, REGEX_KIND_WORD},
    {0xB4, 0xB4, REGEX_KIND_OTHER},     {0xB5, 0xB5, REGEX_KIND_WORD},
    {0xB6, 0xB8, REGEX_KIND_OTHER},     {0xB9, 0xBA, REGEX_KIND_WORD},
    {0xBB, 0xBB, REGEX_KIND_OTHER},     {0xBC, 0xBE, REGEX_KIND_WORD},
    {0xBF, 0xBF, REGEX_KIND_OTHER},     {0xC0, 0xD6, REGEX_KIND_WORD},
    {0xD7, 0xD7, REGEX_KIND_OTHER},     {0xD8, 0xF6, REGEX_KIND_WORD},
    {0xF7, 0xF7, REGEX_KIND_OTHER},     {0xF8, 0x24F, REGEX_KIND_WORD},
    {0x391, 0x3A1, REGEX_KIND_WORD},    {0x3B1, 0x3C9, REGEX_KIND_WORD},
    {0x400, 0x481, REGEX_KIND_WORD},    {0x5D0, 0x5EA, REGEX_KIND_WORD},
    {0x620, 0x64A, REGEX_KIND_WORD},    {0x660, 0x669, REGEX_KIND_DIGIT},
    {0x2000, 0x200A, REGEX_KIND_SPACE}, {0x2010, 0x2027, REGEX_KIND_OTHER},
    {0x2028, 0x2029, REGEX_KIND_SPACE}, {0x2030, 0x205E, REGEX_KIND_OTHER},
    {0x2190, 0x23FF, REGEX_KIND_OTHER}, {0x2500, 0x2775, REGEX_KIND_OTHER},
    {0x3000, 0x3000, REGEX_KIND_SPACE}, {0x3001, 0x3004, REGEX_KIND_OTHER},
    {0x3041, 0x3096, REGEX_KIND_WORD},  {0x30A1, 0x30FA, REGEX_KIND_WORD},
    {0x4E00, 0x9FA5, REGEX_KIND_WORD},  {0xAC00, 0xD7A3, REGEX_KIND_WORD},
    {0xFF01, 0xFF0F, REGEX_KIND_OTHER}, {0x1F300, 0x1F64F, REGEX_KIND_OTHER},
};

static RegexKind kind_of_ascii(uint32_t point)
{
    uint32_t small = point | 0x20U;
    if (point >= '0' && point <= '9')
        return REGEX_KIND_DIGIT;
    if ((small >= 'a' && small <= 'z') || point == '_')
        return REGEX_KIND_WORD;
    if (point == ' ' || (point >= '\t' && point <= '\r'))
        return REGEX_KIND_SPACE;
    return REGEX_KIND_OTHER;
}

RegexKind regex_character_kind(uint32_t point, bool is_unicode)
{
    if (is_unicode && point >= 0x1C && point <= 0x1F)
        return REGEX_KIND_SPACE;
    if (point < 0x80)
        return kind_of_ascii(point);
    if (!is_unicode)
        return REGEX_KIND_OTHER;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        if (point <= blocks[i].last)
            return point >= blocks[i].first ? blocks[i].kind
                                            : REGEX_KIND_UNKNOWN;
    return REGEX_KIND_UNKNOWN;
}

static uint32_t other_case(uint32_t point)
{
    uint32_t small = point | 0x20U;
    return point < 0x80 && small >= 'a' && small <= 'z' ? point ^ 0x20U : point;
}

/* Characters beyond ASCII that are equal to one of ASCII but for case. */
static bool has_odd_twin(uint32_t low, uint32_t high, uint32_t point)
{
    static const struct {
        uint32_t odd;
        char small;
    } twins[] = {{0x130, 'i'}, {0x131, 'i'}, {0x17F, 's'}, {0x212A, 'k'}};
    for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++)
        if (low <= twins[i].odd && twins[i].odd <= high &&
            (point | 0x20U) == (uint32_t)twins[i].small)
            return true;
    return false;
}

static bool is_between(uint32_t low, uint32_t high, uint32_t point,
                       uint32_t flags)
{
    if (low <= point && point <= high)
        return true;
    if (!(flags & REGEX_IGNORECASE))
        return false;
    uint32_t other = other_case(point);
    return (low <= other && other <= high) ||
           ((flags & REGEX_UNICODE) && point < 0x80 &&
            has_odd_twin(low, high, point));
}

bool regex_character_is_word(uint32_t point, uint32_t flags)
{
    RegexKind kind = regex_character_kind(point, (flags & REGEX_UNICODE) != 0);
    return kind == REGEX_KIND_WORD || kind == REGEX_KIND_DIGIT;
}

static bool is_of_category(uint32_t category, uint32_t point, uint32_t flags)
{
    RegexKind kind = regex_character_kind(point, (flags & REGEX_UNICODE) != 0);
    switch (category) {
    case REGEX_DIGIT:
        return kind == REGEX_KIND_DIGIT;
    case REGEX_NOT_DIGIT:
        return kind != REGEX_KIND_DIGIT;
    case REGEX_SPACE:
        return kind == REGEX_KIND_SPACE;
    case REGEX_NOT_SPACE:
        return kind != REGEX_KIND_SPACE;
    case REGEX_WORD:
        return regex_character_is_word(point, flags);
    default:
        return !regex_character_is_word(point, flags);
    }
}

static bool has_item(const RegexNode *set, uint32_t point, uint32_t flags)
{
    for (uint32_t i = 0; i < set->item_count; i++) {
        RegexItem item = set->items[i];
        if (item.kind == REGEX_ITEM_CATEGORY
                ? is_of_category(item.low, point, flags)
                : is_between(item.low, item.high, point, flags))
            return true;
    }
    return false;
}

bool regex_character_fits(const RegexNode *step, uint32_t point, uint32_t flags)
{
    switch (step->op) {
    case REGEX_LITERAL:
        return is_between(step->value, step->value, point, flags);
    case REGEX_NOT_LITERAL:
        return !is_between(step->value, step->value, point, flags);
    case REGEX_ANY:
        return (flags & REGEX_DOTALL) || point != '\n';
    default:
        return has_item(step, point, flags) != step->is_negated;
    }
}
