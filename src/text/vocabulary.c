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

static uint32_t free_slot(const Lexeme *slots, uint32_t mask, uint32_t hash)
{
    uint32_t slot = hash & mask;
    while (slots[slot].text.size)
        slot = (slot + 1) & mask;
    return slot;
}

static void grow(Vocabulary *vocabulary)
{
    uint32_t count = vocabulary->mask ? vocabulary->mask + 1 : 0;
    uint32_t room = count ? count * 2 : FIRST_SLOTS;
    Lexeme *slots = arena_alloc(vocabulary->arena, room * sizeof *slots);
    for (uint32_t i = 0; i < count; i++) {
        const Lexeme *lexeme = &vocabulary->slots[i];
        if (lexeme->text.size)
            slots[free_slot(slots, room - 1, lexeme->hash)] = *lexeme;
    }
    vocabulary->slots = slots;
    vocabulary->mask = room - 1;
}

static Lexeme *ensure(Vocabulary *vocabulary, Str text)
{
    uint32_t hash = scan_hash(text);
    const Lexeme *found = vocabulary_find(vocabulary, text, hash);
    if (found)
        return &vocabulary->slots[found - vocabulary->slots];
    if (vocabulary->count * 2 >= vocabulary->mask)
        grow(vocabulary);
    uint32_t slot = free_slot(vocabulary->slots, vocabulary->mask, hash);
    vocabulary->slots[slot] = (Lexeme){.text = text, .hash = hash};
    vocabulary->filter[hash / 64 % 64] |= (uint64_t)1 << (hash % 64);
    vocabulary->count++;
    return &vocabulary->slots[slot];
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
