#include "syntax/slices.h"

#include "text/scanner.h"

#include <string.h>

enum {
    FILTER_BITS = 1 << 16,
    ANSWER_ABSENT = 1,  /* of a symbol: it is in nothing that is cut */
    ANSWER_PRESENT = 2, /* it may be */
    ANSWERED = 4        /* << Mention: and was asked of the whole file */
};

Slices slices_of(Arena *arena, Str text, const Skim *skim)
{
    Slices slices = {
        .text = text,
        .count = skim->parts.count,
        .comments = skim->comments.items,
        .comment_count = skim->comments.count,
        .hashes = skim->words.items,
    };
    slices.items = arena_alloc(arena, (slices.count + 1) * sizeof(Slice));
    for (uint32_t i = 0; i < slices.count; i++) {
        const SkimPart *part = &skim->parts.items[i];
        slices.items[i] = (Slice){
            .span = part->span,
            .start = part->start,
            .end = part->end,
            .words = part->words,
            .is_body = part->kind == SKIM_BODY,
        };
    }
    return slices;
}

void slices_begin(Slices *slices, Arena *arena)
{
    for (uint32_t i = 0; i < slices->count; i++) {
        Slice *slice = &slices->items[i];
        slice->spare = slice->spare || (slice->cut && slice->asked);
        slice->cut = slice->cut && !slice->asked;
        slice->asked = false;
    }
    slices->lacking = false;
    slices->filter = NULL;
    slices->answers = NULL;
    slices->answer_count = 0;
    slices->arena = arena;
}

static void add_words(Slices *slices, Span words)
{
    for (uint32_t i = words.start; i < words.end; i++) {
        uint32_t bit = slices->hashes[i] % FILTER_BITS;
        slices->filter[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
}

static bool may_hold(Slices *slices, Str word)
{
    if (!slices->filter) {
        slices->filter = arena_alloc(slices->arena, FILTER_BITS / 8);
        for (uint32_t i = 0; i < slices->count; i++)
            if (slices->items[i].cut || slices->items[i].spare)
                add_words(slices, slices->items[i].words);
    }
    uint32_t bit = scan_hash(word) % FILTER_BITS;
    return slices->filter[bit / 64] >> (bit % 64) & 1;
}

static bool is_whole_word(Str text, size_t at, size_t size)
{
    return (at == 0 || !scan_is_word_byte(text.data[at - 1])) &&
           (at + size >= text.size || !scan_is_word_byte(text.data[at + size]));
}

/* Where what is before `at` ends, spaces left out. */
static size_t skip_back(Str text, size_t at)
{
    while (at > 0 && str_has_byte(" \t", text.data[at - 1]))
        at--;
    return at;
}

/* Does a statement begin with the names and dots that end at `at`? */
static bool begins_statement(Str text, size_t at)
{
    for (;;) {
        while (at > 0 && scan_is_word_byte(text.data[at - 1]))
            at--;
        at = skip_back(text, at);
        if (at == 0 || text.data[at - 1] != '.')
            break;
        at = skip_back(text, at - 1);
    }
    return at == 0 || str_has_byte("\n;:)]", text.data[at - 1]);
}

/* May the attribute that ends at `at` be assigned to? Behind a target stand
 * `=` or its like, the next of several targets, `in`, or an annotation. */
static bool may_be_target(Str text, size_t at)
{
    size_t end = at;
    while (at < text.size && str_has_byte(" \t\r\n)]\\", text.data[at]))
        at++;
    Str rest = str_slice(text, at, text.size);
    char next = rest.size ? rest.data[0] : '\0';
    if (next == ':')
        return begins_statement(text, end);
    size_t operators = 0;
    while (operators < rest.size &&
           str_has_byte("+-*/%@&|^<>", rest.data[operators]))
        operators++;
    bool equal = operators < rest.size && rest.data[operators] == '=';
    bool compares = operators + 1 < rest.size && operators == 0 &&
                    rest.data[operators + 1] == '=';
    return next == ',' || (equal && !compares) ||
           str_starts_with(rest, STR("in"));
}

static bool is_defined(Str text, size_t at)
{
    size_t end = skip_back(text, at);
    return end < at && end >= 3 && memcmp(text.data + end - 3, "def", 3) == 0;
}

/* Does the line say `import` or `from` before `at`? */
static bool is_imported(Str text, size_t at)
{
    size_t start = at;
    while (start > 0 && (text.data[start - 1] != '\n' ||
                         (start > 1 && text.data[start - 2] == '\\')))
        start--;
    Str before = str_slice(text, start, at);
    return str_contains(before, STR("import")) ||
           str_contains(before, STR("from"));
}

/* What is looked for. */
typedef enum Mention {
    MENTION_WORD,
    MENTION_STORE, /* it may be an attribute that is assigned to */
    MENTION_DEF,   /* it is the name of a function */
    MENTION_IMPORT /* of a module that is imported */
} Mention;

static bool fits(Str text, size_t at, Str word, Mention mention)
{
    if (!is_whole_word(text, at, word.size))
        return false;
    if (mention == MENTION_STORE)
        return may_be_target(text, at + word.size);
    if (mention == MENTION_IMPORT)
        return is_imported(text, at);
    return is_defined(text, at);
}

static bool has_word(const Slices *slices, Span words, uint32_t hash)
{
    uint32_t at = words.start;
    while (at < words.end && slices->hashes[at] != hash)
        at++;
    return at < words.end;
}

static bool mentions(const Slices *slices, const Slice *slice, Str word,
                     Mention mention)
{
    if (!has_word(slices, slice->words, scan_hash(word)))
        return false;
    if (mention == MENTION_WORD)
        return true;
    Str text = str_slice(slices->text, slice->span.start, slice->span.end);
    size_t at = str_find(text, word, 0);
    while (at < text.size && !fits(text, at, word, mention))
        at = str_find(text, word, at + 1);
    return at < text.size;
}

static bool can_be_asked_for(const Slice *slice)
{
    return (slice->cut || slice->spare) && !slice->asked;
}

/* A body comes with its head. */
static void ask(Slices *slices, Slice *slice)
{
    slice->asked = true;
    slices->lacking |= slice->cut;
    if (slice->is_body && can_be_asked_for(slice - 1))
        ask(slices, slice - 1);
}

/* The first slice that ends behind `offset`. */
static uint32_t first_behind(const Slices *slices, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = slices->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (slices->items[middle].span.end > offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static uint32_t offset_of(const Tree *tree, Node node)
{
    return node < tree->count ? tree_data(tree, node)->start
                              : (uint32_t)tree->text.size;
}

/* Are all the nodes of one function? Nothing is cut in there. */
static bool is_in_function(const Tree *tree, Node start, Node end)
{
    const Slices *slices = tree->slices;
    if (start <= NODE_ROOT || start >= end)
        return false;
    uint32_t offset = offset_of(tree, start);
    uint32_t at = first_behind(slices, offset);
    if (at == slices->count || !slices->items[at].start ||
        slices->items[at].span.start > offset)
        return false;
    bool has_body = at + 1 < slices->count && slices->items[at + 1].is_body;
    Span span = slices->items[has_body ? at + 1 : at].span;
    return offset_of(tree, end - 1) < span.end;
}

/* The bytes from `start` up to what follows the nodes; of the root's, all. */
static Span bytes_of(const Tree *tree, Node start, Node end)
{
    return (Span){start <= NODE_ROOT ? 0 : offset_of(tree, start),
                  offset_of(tree, end)};
}

static void ask_in(Slices *slices, Span range, Str word, Mention mention)
{
    for (uint32_t i = first_behind(slices, range.start);
         i < slices->count && slices->items[i].span.start < range.end; i++) {
        Slice *slice = &slices->items[i];
        if (can_be_asked_for(slice) && mentions(slices, slice, word, mention))
            ask(slices, slice);
    }
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

/* What was asked of the whole file need not be asked again. */
static void ask_symbol(const Tree *tree, Node start, Node end, Symbol symbol,
                       Mention mention)
{
    Slices *slices = tree->slices;
    if (!slices || !symbol)
        return;
    uint8_t *answer = answer_for(slices, tree->interner, symbol);
    Str word = tree_word(tree, symbol);
    if (!*answer)
        *answer = may_hold(slices, word) ? ANSWER_PRESENT : ANSWER_ABSENT;
    if (*answer == ANSWER_ABSENT || (*answer & ANSWERED << mention))
        return;
    if (!is_in_function(tree, start, end))
        ask_in(slices, bytes_of(tree, start, end), word, mention);
    if (start <= NODE_ROOT && end >= tree->count)
        *answer |= (uint8_t)(ANSWERED << mention);
}

void slices_ask_symbol(const Tree *tree, Node start, Node end, Symbol symbol)
{
    ask_symbol(tree, start, end, symbol, MENTION_WORD);
}

void slices_ask_word(const Tree *tree, Str word)
{
    if (tree->slices)
        ask_symbol(tree, NODE_ROOT, tree->count, intern(tree->interner, word),
                   MENTION_WORD);
}

void slices_ask_text(const Tree *tree, Str text)
{
    Slices *slices = tree->slices;
    for (uint32_t i = 0; slices && i < slices->count; i++) {
        Slice *slice = &slices->items[i];
        Str lines = str_slice(slices->text, slice->span.start, slice->span.end);
        if (can_be_asked_for(slice) && !slice->start && !slice->is_body &&
            str_contains(lines, text))
            ask(slices, slice);
    }
}

void slices_ask_import(const Tree *tree, Str word)
{
    if (tree->slices)
        ask_symbol(tree, NODE_ROOT, tree->count, intern(tree->interner, word),
                   MENTION_IMPORT);
}

void slices_ask_store(const Tree *tree, Node start, Node end, Symbol symbol)
{
    ask_symbol(tree, start, end, symbol, MENTION_STORE);
}

void slices_ask_def(const Tree *tree, Symbol name)
{
    ask_symbol(tree, NODE_ROOT, tree->count, name, MENTION_DEF);
}

void slices_ask_body(const Tree *tree, Node function)
{
    Slices *slices = tree->slices;
    uint32_t start = tree_data(tree, function)->start;
    for (uint32_t i = 0; slices && i < slices->count; i++)
        if (slices->items[i].start == start && slices->items[i].is_body &&
            can_be_asked_for(&slices->items[i]))
            ask(slices, &slices->items[i]);
}
