#include "text/vocabulary.h"

#include "text/scanner.h"

enum { FIRST_SLOTS = 1024 };

typedef struct KeywordText {
    const char *text;
    Keyword keyword;
} KeywordText;

static const KeywordText keywords[] = {
    {"async", KEYWORD_ASYNC},
    {"def", KEYWORD_DEF},
    {"for", KEYWORD_FOR},
    {"while", KEYWORD_WHILE},
    {"in", KEYWORD_IN},
    {"import", KEYWORD_IMPORT},
    {"from", KEYWORD_FROM},
    {"as", KEYWORD_AS},
    {"global", KEYWORD_GLOBAL},
    {"if", KEYWORD_COMPOUND},
    {"elif", KEYWORD_COMPOUND},
    {"else", KEYWORD_COMPOUND},
    {"try", KEYWORD_COMPOUND},
    {"except", KEYWORD_COMPOUND},
    {"finally", KEYWORD_COMPOUND},
    {"with", KEYWORD_COMPOUND},
    {"class", KEYWORD_CLASS},
    {"match", KEYWORD_COMPOUND},
    {"case", KEYWORD_COMPOUND},
};

const Lexeme *vocabulary_search(const Vocabulary *vocabulary, Str text,
                                uint32_t hash)
{
    const LexemeSlot *slots = vocabulary->slots;
    uint32_t at = hash & vocabulary->mask;
    for (; slots[at].number; at = (at + 1) & vocabulary->mask) {
        const Lexeme *found = &vocabulary->lexemes.items[slots[at].number - 1];
        if (slots[at].hash == hash && str_equal(found->text, text))
            return found;
    }
    return NULL;
}

static void put(Vocabulary *vocabulary, LexemeSlot slot)
{
    uint32_t at = slot.hash & vocabulary->mask;
    while (vocabulary->slots[at].number)
        at = (at + 1) & vocabulary->mask;
    vocabulary->slots[at] = slot;
}

static void grow(Vocabulary *vocabulary)
{
    const LexemeSlot *slots = vocabulary->slots;
    uint32_t count = slots ? vocabulary->mask + 1 : 0;
    uint32_t room = count ? count * 2 : FIRST_SLOTS;
    vocabulary->slots = arena_alloc(vocabulary->arena, room * sizeof *slots);
    vocabulary->mask = room - 1;
    for (uint32_t i = 0; i < count; i++)
        if (slots[i].number)
            put(vocabulary, slots[i]);
}

static Lexeme *add_lexeme(Vocabulary *vocabulary, Str text, uint32_t hash)
{
    if (vocabulary->lexemes.count * 2 >= vocabulary->mask)
        grow(vocabulary);
    array_push(vocabulary->arena, &vocabulary->lexemes, (Lexeme){.text = text});
    uint32_t number = vocabulary->lexemes.count;
    put(vocabulary, (LexemeSlot){hash, number});
    vocabulary->filter[hash / 64 % FILTER_WORDS] |= (uint64_t)1 << (hash % 64);
    if (text.size == 1 && hash < MARK_LIMIT)
        vocabulary->marks[hash] = number;
    return &vocabulary->lexemes.items[number - 1];
}

static Lexeme *ensure(Vocabulary *vocabulary, Str text)
{
    uint32_t hash = scan_hash(text);
    const Lexeme *found = vocabulary_find(vocabulary, text, hash);
    if (found)
        return &vocabulary->lexemes.items[found - vocabulary->lexemes.items];
    return add_lexeme(vocabulary, text, hash);
}

void vocabulary_init(Vocabulary *vocabulary, Arena *arena)
{
    *vocabulary = (Vocabulary){.arena = arena};
    grow(vocabulary);
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        ensure(vocabulary, str_from(keywords[i].text))->keyword =
            keywords[i].keyword;
}

static int find_clause(const Vocabulary *vocabulary, const Str *lexemes,
                       uint32_t count)
{
    for (uint32_t i = 0; i < vocabulary->clauses.count; i++) {
        const struct ClauseText *clause = &vocabulary->clauses.items[i];
        uint32_t at = 0;
        while (clause->count == count && at < count &&
               str_equal(clause->lexemes[at], lexemes[at]))
            at++;
        if (at == count && clause->count == count)
            return (int)i;
    }
    return CLAUSE_FULL;
}

/* Takes the marks of its form off the lexeme. */
static WordForm form_of(Str *lexeme)
{
    bool called = lexeme->size > 1 && str_ends_with(*lexeme, STR("("));
    char first = lexeme->size ? lexeme->data[0] : '\0';
    if (lexeme->size > 1 && first == '~') {
        *lexeme = str_slice(*lexeme, 1, lexeme->size);
        return WORD_FOREIGN;
    }
    if (!called)
        return WORD_ANYHOW;
    bool marked = first == '.' || first == '?';
    *lexeme = str_slice(*lexeme, marked, lexeme->size - 1);
    if (first == '.')
        return WORD_METHOD;
    return first == '?' ? WORD_CALLED : WORD_FUNCTION;
}

static Bits *bits_of(Vocabulary *vocabulary, Str lexeme)
{
    const struct {
        const char *text;
        Bits *bits;
    } special[] = {
        {LEXEME_IN, &vocabulary->in},
        {LEXEME_IN_NAME, &vocabulary->in_name},
        {LEXEME_ASSIGN, &vocabulary->assign},
        {LEXEME_ITEM, &vocabulary->item},
        {LEXEME_SELF, &vocabulary->self},
        {LEXEME_SELF_ITEM, &vocabulary->self_item},
        {LEXEME_OPEN_SLICE, &vocabulary->open_slice},
        {LEXEME_GROW, &vocabulary->grow},
        {LEXEME_FORMAT, &vocabulary->format},
        {LEXEME_AGAIN, &vocabulary->again},
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (str_is(lexeme, special[i].text))
            return special[i].bits;
    WordForm form = form_of(&lexeme);
    Lexeme *found = ensure(vocabulary, lexeme);
    found->has_forms |= form != WORD_ANYHOW && form != WORD_FOREIGN;
    found->is_foreign |= form == WORD_FOREIGN;
    return &found->clauses[form];
}

int vocabulary_clause(Vocabulary *vocabulary, const Str *lexemes,
                      uint32_t count)
{
    int index = find_clause(vocabulary, lexemes, count);
    if (index != CLAUSE_FULL || vocabulary->clauses.count == BIT_LIMIT)
        return index;
    Str *copy = arena_alloc(vocabulary->arena, count * sizeof *copy);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = lexemes[i];
        bits_set(bits_of(vocabulary, lexemes[i]), vocabulary->clauses.count);
    }
    struct ClauseText clause = {copy, count};
    array_push(vocabulary->arena, &vocabulary->clauses, clause);
    return (int)vocabulary->clauses.count - 1;
}

static uint32_t count_bits(const Bits *bits)
{
    uint32_t count = 0;
    for (int i = 0; i < BIT_WORDS; i++)
        count += (uint32_t)__builtin_popcountll(bits->words[i]);
    return count;
}

/* Of its clauses, one that few wants are found by so far. */
static Bits *place_of(Vocabulary *vocabulary, Bits clauses)
{
    Bits *place = &vocabulary->by_none;
    uint32_t least = UINT32_MAX;
    uint32_t clause = 0;
    while (bits_take(&clauses, &clause)) {
        uint32_t count = count_bits(&vocabulary->by_clause[clause]);
        if (count > least)
            continue;
        least = count;
        place = &vocabulary->by_clause[clause]; /* the last are rarer, too */
    }
    return place;
}

void vocabulary_want(Vocabulary *vocabulary, const Want *want)
{
    bits_set(place_of(vocabulary, want->clauses), vocabulary->wants.count);
    array_push(vocabulary->arena, &vocabulary->wants, *want);
}
