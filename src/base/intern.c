#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 4096 };

static void reserve_words(Interner *interner, uint32_t capacity)
{
    interner->words =
        memory_resize(interner->words, capacity * sizeof *interner->words);
    interner->hashes =
        memory_resize(interner->hashes, capacity * sizeof *interner->hashes);
    interner->capacity = capacity;
}

void interner_init(Interner *interner, Arena *arena)
{
    *interner = (Interner){.arena = arena, .mask = FIRST_SLOTS - 1};
    interner->slots = memory_alloc(FIRST_SLOTS * sizeof *interner->slots);
    reserve_words(interner, FIRST_SLOTS / 2);
    interner->words[0] = (Str){"", 0};
    interner->hashes[0] = 0;
    interner->count = 1;
}

void interner_free(Interner *interner)
{
    free(interner->slots);
    free(interner->words);
    free(interner->hashes);
    *interner = (Interner){0};
}

/* The slot that holds `word`, or the free one where it belongs. */
static uint32_t find_slot(const Interner *interner, Str word, uint32_t hash)
{
    uint32_t slot = hash & interner->mask;
    for (; interner->slots[slot]; slot = (slot + 1) & interner->mask) {
        Symbol symbol = interner->slots[slot];
        if (interner->hashes[symbol] == hash &&
            str_equal(interner->words[symbol], word))
            break;
    }
    return slot;
}

static void place(Interner *interner, Symbol symbol)
{
    uint32_t slot = interner->hashes[symbol] & interner->mask;
    while (interner->slots[slot])
        slot = (slot + 1) & interner->mask;
    interner->slots[slot] = symbol;
}

static void grow(Interner *interner)
{
    uint32_t slots = (interner->mask + 1) * 2;
    free(interner->slots);
    interner->slots = memory_alloc(slots * sizeof *interner->slots);
    interner->mask = slots - 1;
    reserve_words(interner, slots / 2);
    for (Symbol symbol = 1; symbol < interner->count; symbol++)
        place(interner, symbol);
}

Symbol intern(Interner *interner, Str word)
{
    uint32_t hash = str_hash(word);
    uint32_t slot = find_slot(interner, word, hash);
    if (interner->slots[slot])
        return interner->slots[slot];
    if (interner->count == interner->capacity) {
        grow(interner);
        slot = find_slot(interner, word, hash);
    }
    Symbol symbol = interner->count++;
    interner->words[symbol] = word;
    interner->hashes[symbol] = hash;
    interner->slots[slot] = symbol;
    return symbol;
}

Symbol intern_find(const Interner *interner, Str word)
{
    return interner->slots[find_slot(interner, word, str_hash(word))];
}

Symbol intern_dotted(Interner *interner, Str left, Str right)
{
    char small[256];
    size_t size = left.size + 1 + right.size;
    char *text = size <= sizeof small ? small : memory_alloc(size);
    memcpy(text, left.data, left.size);
    text[left.size] = '.';
    memcpy(text + left.size + 1, right.data, right.size);
    Symbol symbol = intern_find(interner, (Str){text, size});
    if (!symbol)
        symbol = intern(interner, str_copy(interner->arena, (Str){text, size}));
    if (text != small)
        free(text);
    return symbol;
}

Str intern_text(const Interner *interner, Symbol symbol)
{
    return interner->words[symbol];
}

/* Taking words out in the reverse order of their coming keeps every probe
 * chain whole. */
void interner_truncate(Interner *interner, uint32_t count)
{
    while (interner->count > count) {
        Symbol symbol = --interner->count;
        uint32_t slot = interner->hashes[symbol] & interner->mask;
        while (interner->slots[slot] != symbol)
            slot = (slot + 1) & interner->mask;
        interner->slots[slot] = 0;
    }
}
