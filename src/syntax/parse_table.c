#include "syntax/parse_table.h"

enum {
    KNOWN_ABI = 15,
    STATE_BITS = 13,
    SYMBOL_BITS = 10,
    KEY_BITS = STATE_BITS + SYMBOL_BITS,
    KEY_MASK = (1 << KEY_BITS) - 1
};

static const uint32_t FACTOR = 0x9E3779B1U;

bool parse_table_is_known(const TSLanguage *language)
{
    return language->abi_version == KNOWN_ABI &&
           language->state_count <= 1 << STATE_BITS &&
           language->symbol_count <= 1 << SYMBOL_BITS;
}

/* A small state: groups of a value, the number of symbols and these. */
static uint16_t search(const TSLanguage *language, TSStateId state,
                       TSSymbol symbol)
{
    uint32_t small = state - language->large_state_count;
    const uint16_t *data =
        language->small_parse_table + language->small_parse_table_map[small];
    for (uint32_t groups = *data++; groups; groups--) {
        uint16_t value = *data++;
        for (uint32_t symbols = *data++; symbols; symbols--)
            if (*data++ == symbol)
                return value;
    }
    return 0;
}

/* A state and a symbol have KEY_BITS, of which the slot has some and the tag
 * the others: multiplying by what is odd loses none of them. */
static uint16_t find(ParseTable *table, TSStateId state, TSSymbol symbol)
{
    const TSLanguage *language = table->language;
    if (state < language->large_state_count)
        return language->parse_table[state * language->symbol_count + symbol];
    uint32_t key =
        ((uint32_t)state << SYMBOL_BITS | symbol) * FACTOR & KEY_MASK;
    uint32_t slot = key >> (KEY_BITS - PARSE_TABLE_BITS);
    uint16_t tag = (uint16_t)(key << 1 | 1);
    if (table->memo[slot].tag != tag) {
        table->memo[slot].tag = tag;
        table->memo[slot].value = search(language, state, symbol);
    }
    return table->memo[slot].value;
}

Actions parse_table_actions(ParseTable *table, TSStateId state, TSSymbol symbol)
{
    const TSParseActionEntry *entry =
        table->language->parse_actions + find(table, state, symbol);
    return (Actions){entry + 1, entry->entry.count};
}

TSStateId parse_table_next(ParseTable *table, TSStateId state, TSSymbol symbol)
{
    return find(table, state, symbol);
}

bool parse_table_is_reserved(const ParseTable *table, TSStateId state,
                             TSSymbol symbol)
{
    const TSLanguage *language = table->language;
    size_t size = language->max_reserved_word_set_size;
    size_t set = language->lex_modes[state].reserved_word_set_id;
    const TSSymbol *words = language->reserved_words + set * size;
    for (size_t i = 0; set && i < size && words[i]; i++)
        if (words[i] == symbol)
            return true;
    return false;
}
