#include "syntax/slices.h"

#include "text/scanner.h"

#include <string.h>

enum {
    FILTER_BITS = 1 << 14,
    ANSWER_UNKNOWN = 0,
    ANSWER_ABSENT = 1,
    ANSWER_PRESENT = 2
};

void slices_begin(Slices *slices, Arena *arena)
{
    for (uint32_t i = 0; i < slices->count; i++) {
        Slice *slice = &slices->items[i];
        slice->cut = slice->cut && !slice->asked;
        slice->added = slice->asked;
        slice->asked = false;
    }
    slices->lacking = false;
    slices->words = NULL;
    slices->answers = NULL;
    slices->answer_count = 0;
    slices->arena = arena;
}

static bool is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || (byte & 0x80);
}

/* Strings and comments count as well: too much is no harm. */
static void add_words(Slices *slices, Span body)
{
    const char *data = slices->text.data;
    for (uint32_t at = body.start; at < body.end;) {
        uint32_t start = at;
        while (at < body.end && is_word_byte(data[at]))
            at++;
        uint32_t bit =
            scan_hash(str_slice(slices->text, start, at)) % FILTER_BITS;
        slices->words[bit / 64] |= (uint64_t)1 << (bit % 64);
        while (at < body.end && !is_word_byte(data[at]))
            at++;
    }
}

static bool may_hold(Slices *slices, Str word)
{
    if (!slices->words) {
        slices->words = arena_alloc(slices->arena, FILTER_BITS / 8);
        for (uint32_t i = 0; i < slices->count; i++)
            if (slices->items[i].cut)
                add_words(slices, slices->items[i].body);
    }
    uint32_t bit = scan_hash(word) % FILTER_BITS;
    return slices->words[bit / 64] >> (bit % 64) & 1;
}

static bool is_whole_word(Str text, size_t at, size_t size)
{
    return (at == 0 || !is_word_byte(text.data[at - 1])) &&
           (at + size >= text.size || !is_word_byte(text.data[at + size]));
}

static bool is_one_of(char byte, const char *bytes)
{
    return byte != '\0' && strchr(bytes, byte) != NULL;
}

/* Where what is before `at` ends, spaces left out. */
static size_t skip_back(Str text, size_t at)
{
    while (at > 0 && is_one_of(text.data[at - 1], " \t"))
        at--;
    return at;
}

/* Does a statement begin with the names and dots that end at `at`? */
static bool begins_statement(Str text, size_t at)
{
    for (;;) {
        while (at > 0 && is_word_byte(text.data[at - 1]))
            at--;
        at = skip_back(text, at);
        if (at == 0 || text.data[at - 1] != '.')
            break;
        at = skip_back(text, at - 1);
    }
    return at == 0 || is_one_of(text.data[at - 1], "\n;:)]");
}

/* May the attribute that ends at `at` be assigned to? Behind a target stand
 * `=` or its like, the next of several targets, `in`, or an annotation. */
static bool may_be_target(Str text, size_t at)
{
    size_t end = at;
    while (at < text.size && is_one_of(text.data[at], " \t\r\n)]\\"))
        at++;
    Str rest = str_slice(text, at, text.size);
    char next = rest.size ? rest.data[0] : '\0';
    if (next == ':')
        return begins_statement(text, end);
    size_t operators = 0;
    while (operators < rest.size &&
           is_one_of(rest.data[operators], "+-*/%@&|^<>"))
        operators++;
    bool equal = operators < rest.size && rest.data[operators] == '=';
    bool compares = operators + 1 < rest.size && operators == 0 &&
                    rest.data[operators + 1] == '=';
    return next == ',' || (equal && !compares) ||
           str_starts_with(rest, STR("in"));
}

/* Does the text hold the word, or (`stored`) may it assign to an attribute of
 * that name? */
static bool mentions(Str text, Str word, bool stored)
{
    size_t at = str_find(text, word, 0);
    while (at < text.size) {
        size_t end = at + word.size;
        if (is_whole_word(text, at, word.size) &&
            (!stored || may_be_target(text, end)))
            return true;
        at = str_find(text, word, at + 1);
    }
    return false;
}

static void ask(Slices *slices, Slice *slice)
{
    slice->asked = true;
    slices->lacking = true;
}

/* The bytes from `start` up to what follows the nodes. */
static Span bytes_of(const Tree *tree, Node start, Node end)
{
    uint32_t size = (uint32_t)tree->text.size;
    return (Span){start < tree->count ? tree_data(tree, start)->start : size,
                  end < tree->count ? tree_data(tree, end)->start : size};
}

static void ask_in(const Tree *tree, Span range, Str word, bool stored)
{
    Slices *slices = tree->slices;
    for (uint32_t i = 0; i < slices->count; i++) {
        Slice *slice = &slices->items[i];
        bool inside =
            slice->body.start < range.end && slice->body.end > range.start;
        if (!slice->cut || slice->asked || !inside)
            continue;
        Str body = str_slice(slices->text, slice->body.start, slice->body.end);
        if (mentions(body, word, stored))
            ask(slices, slice);
    }
}

void slices_ask_word(const Tree *tree, Node start, Node end, Str word)
{
    if (tree->slices && may_hold(tree->slices, word))
        ask_in(tree, bytes_of(tree, start, end), word, false);
}

static uint8_t *answer_for(Slices *slices, const Interner *interner,
                           Symbol symbol)
{
    if (symbol >= slices->answer_count) {
        uint32_t count = interner->count + 64;
        uint8_t *answers = arena_alloc(slices->arena, count);
        for (uint32_t i = 0; i < slices->answer_count; i++)
            answers[i] = slices->answers[i];
        slices->answers = answers;
        slices->answer_count = count;
    }
    return &slices->answers[symbol];
}

static void ask_symbol(const Tree *tree, Span range, Symbol symbol, bool stored)
{
    Slices *slices = tree->slices;
    if (!symbol)
        return;
    uint8_t *answer = answer_for(slices, tree->interner, symbol);
    Str word = tree_word(tree, symbol);
    if (*answer == ANSWER_UNKNOWN)
        *answer = may_hold(slices, word) ? ANSWER_PRESENT : ANSWER_ABSENT;
    if (*answer == ANSWER_PRESENT)
        ask_in(tree, range, word, stored);
}

void slices_ask_symbol(const Tree *tree, Node start, Node end, Symbol symbol)
{
    if (tree->slices)
        ask_symbol(tree, bytes_of(tree, start, end), symbol, false);
}

void slices_ask_store(const Tree *tree, Node start, Node end, Symbol symbol)
{
    if (tree->slices)
        ask_symbol(tree, bytes_of(tree, start, end), symbol, true);
}

void slices_ask_body(const Tree *tree, Node function)
{
    Slices *slices = tree->slices;
    uint32_t start = tree_data(tree, function)->start;
    for (uint32_t i = 0; slices && i < slices->count; i++)
        if (slices->items[i].start == start && slices->items[i].cut &&
            !slices->items[i].asked)
            ask(slices, &slices->items[i]);
}
