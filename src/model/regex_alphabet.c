#include "model/regex_alphabet.h"

#include "model/regex_character.h"

#include <string.h>

enum { MOST_CHARACTERS = 256, NO_CLASS = 255 };

/* Characters sorted into classes by each step of the pattern in turn. */
typedef struct Sorter {
    uint32_t points[MOST_CHARACTERS];
    uint8_t classes[MOST_CHARACTERS];
    uint32_t count;
    uint32_t class_count;
    bool seen[2][128]; /* literals that have had their turn, by case */
    bool is_bytes;
    bool has_locale;
    bool ignores_case;
    bool needs_kinds; /* of characters: `\w` and the like, or `\b` */
} Sorter;

bool regex_is_unit(const RegexNode *node)
{
    return node->op <= REGEX_IN;
}

uint32_t regex_flags_inside(uint32_t flags, const RegexNode *group)
{
    enum { TYPES = REGEX_ASCII | REGEX_LOCALE | REGEX_UNICODE };
    if (group->op != REGEX_GROUP)
        return flags;
    if (group->add_flags & TYPES)
        flags &= ~(uint32_t)TYPES;
    return (flags | group->add_flags) & ~(uint32_t)group->del_flags;
}

static void add_point(Sorter *sorter, uint32_t point)
{
    for (uint32_t i = sorter->count; i-- > 128 && i < sorter->count;)
        if (sorter->points[i] == point)
            return;
    if (sorter->count < MOST_CHARACTERS)
        sorter->points[sorter->count++] = point;
}

/* A character beyond ASCII, if all is known of it that the pattern asks. */
static void add_other(Sorter *sorter, uint32_t point)
{
    bool is_known = !sorter->needs_kinds ||
                    regex_character_kind(point, true) != REGEX_KIND_UNKNOWN;
    bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point >= 128 && point <= 0x10FFFF && !is_surrogate && is_known &&
        !sorter->ignores_case && !sorter->is_bytes)
        add_point(sorter, point);
}

static void add_ascii(Sorter *sorter)
{
    static const char first[] =
        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        "!_-.,:;/ =+*#@%&~?<>|^$\"'()[]{}`\\\n\t\r";
    bool is_there[128] = {false};
    for (const char *byte = first; *byte; byte++) {
        is_there[(unsigned char)*byte] = true;
        sorter->points[sorter->count++] = (unsigned char)*byte;
    }
    for (uint32_t point = 0; point < 128; point++)
        if (!is_there[point])
            sorter->points[sorter->count++] = point;
}

typedef void Visit(Sorter *sorter, const RegexNode *node, uint32_t flags);

static void visit_all(Sorter *sorter, const RegexNode *first, uint32_t flags,
                      Visit *visit)
{
    for (; first; first = first->next) {
        visit(sorter, first, flags);
        if (first->child)
            visit_all(sorter, first->child, regex_flags_inside(flags, first),
                      visit);
    }
}

static void look(Sorter *sorter, const RegexNode *node, uint32_t flags)
{
    sorter->has_locale |= (flags & REGEX_LOCALE) != 0;
    sorter->ignores_case |= (flags & REGEX_IGNORECASE) != 0;
    sorter->needs_kinds |= node->op == REGEX_AT;
    for (uint32_t i = 0; i < node->item_count; i++)
        sorter->needs_kinds |= node->items[i].kind == REGEX_ITEM_CATEGORY;
}

/* The characters at both sides of each bound. */
static void add_bounds(Sorter *sorter, const RegexNode *node, uint32_t flags)
{
    (void)flags;
    if (node->op == REGEX_LITERAL || node->op == REGEX_NOT_LITERAL)
        add_other(sorter, node->value);
    for (uint32_t i = 0; i < node->item_count; i++) {
        RegexItem item = node->items[i];
        if (item.kind == REGEX_ITEM_CATEGORY || item.high < 127)
            continue;
        add_other(sorter, item.low - 1);
        add_other(sorter, item.low);
        add_other(sorter, item.high);
        add_other(sorter, item.high + 1);
    }
}

/* Parts each class by what is `inside`. Characters that would need one class
 * too many are no longer of the alphabet. */
static void part(Sorter *sorter, const bool *inside)
{
    uint32_t sizes[REGEX_SYMBOL_LIMIT] = {0};
    uint32_t inner[REGEX_SYMBOL_LIMIT] = {0};
    uint8_t moved[REGEX_SYMBOL_LIMIT] = {0};
    uint32_t class_count = sorter->class_count;
    for (uint32_t i = 0; i < sorter->count; i++)
        if (sorter->classes[i] != NO_CLASS) {
            sizes[sorter->classes[i]]++;
            inner[sorter->classes[i]] += inside[i];
        }
    for (uint32_t i = 0; i < class_count; i++) {
        moved[i] = (uint8_t)i;
        if (inner[i] && inner[i] < sizes[i])
            moved[i] = sorter->class_count < REGEX_SYMBOL_LIMIT
                           ? (uint8_t)sorter->class_count++
                           : NO_CLASS;
    }
    for (uint32_t i = 0; i < sorter->count; i++)
        if (inside[i] && sorter->classes[i] != NO_CLASS)
            sorter->classes[i] = moved[sorter->classes[i]];
}

/* Has a literal like this one parted the classes already? */
static bool is_seen(Sorter *sorter, const RegexNode *node, uint32_t flags)
{
    if (node->op != REGEX_LITERAL || node->value >= 128)
        return false;
    bool *seen = &sorter->seen[(flags & REGEX_IGNORECASE) != 0][node->value];
    bool was_seen = *seen;
    *seen = true;
    return was_seen;
}

static void part_by_step(Sorter *sorter, const RegexNode *node, uint32_t flags)
{
    bool inside[MOST_CHARACTERS];
    if (!regex_is_unit(node) || is_seen(sorter, node, flags))
        return;
    for (uint32_t i = 0; i < sorter->count; i++)
        inside[i] = regex_character_fits(node, sorter->points[i], flags);
    part(sorter, inside);
}

static void part_by_kind(Sorter *sorter, const Regex *regex)
{
    static const RegexItem word = {REGEX_ITEM_CATEGORY, REGEX_WORD, 0};
    static const RegexNode words = {
        .op = REGEX_IN, .items = &word, .item_count = 1};
    static const RegexNode line_end = {.op = REGEX_LITERAL, .value = '\n'};
    part_by_step(sorter, &line_end, 0);
    if (sorter->needs_kinds)
        part_by_step(sorter, &words, regex->flags);
}

/* Classes in the order of their first characters. */
static void number(RegexAlphabet *alphabet, const Sorter *sorter,
                   uint32_t flags)
{
    bool is_numbered[REGEX_SYMBOL_LIMIT] = {false};
    for (uint32_t i = 0; i < sorter->count; i++) {
        uint8_t class = sorter->classes[i];
        if (class == NO_CLASS || is_numbered[class])
            continue;
        is_numbered[class] = true;
        uint32_t point = sorter->points[i];
        RegexSymbols bit = REGEX_BIT(alphabet->count);
        alphabet->points[alphabet->count++] = point;
        alphabet->line_end |= point == '\n' ? bit : 0;
        alphabet->words |= regex_character_is_word(point, flags) ? bit : 0;
    }
}

bool regex_alphabet_make(RegexAlphabet *alphabet, const Regex *regex,
                         bool is_bytes)
{
    Sorter sorter = {.is_bytes = is_bytes, .class_count = 1};
    memset(alphabet, 0, sizeof *alphabet);
    visit_all(&sorter, regex->first, regex->flags, look);
    if (sorter.has_locale)
        return false;
    add_ascii(&sorter);
    if (is_bytes)
        for (uint32_t point = 128; point < 256; point++)
            sorter.points[sorter.count++] = point;
    add_other(&sorter, 0xE9);   /* e with an acute accent: a letter */
    add_other(&sorter, 0x2192); /* an arrow: neither letter nor space */
    add_other(&sorter, 0x663);  /* an Arabic digit */
    add_other(&sorter, 0x2003); /* a wide space */
    visit_all(&sorter, regex->first, regex->flags, add_bounds);
    part_by_kind(&sorter, regex);
    visit_all(&sorter, regex->first, regex->flags, part_by_step);
    number(alphabet, &sorter, regex->flags);
    return true;
}

RegexSymbols regex_alphabet_symbols(const RegexAlphabet *alphabet,
                                    const RegexNode *step, uint32_t flags)
{
    RegexSymbols symbols = 0;
    for (uint32_t i = 0; i < alphabet->count; i++)
        if (regex_character_fits(step, alphabet->points[i], flags))
            symbols |= REGEX_BIT(i);
    return symbols;
}

uint32_t regex_lowest(RegexSymbols symbols)
{
    uint32_t symbol = 0;
    while (symbol < REGEX_EDGE && !(symbols & REGEX_BIT(symbol)))
        symbol++;
    return symbol;
}
