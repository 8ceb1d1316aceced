#include "run/stretches.h"

#include "syntax/slices.h"

#include <string.h>

typedef struct Making {
    Arena *arena;
    const Vocabulary *vocabulary;
    const Skim *skim;
    Bits whole; /* patterns that the file must be seen whole for */
    ARRAY(Stretch) stretches;
} Making;

static Bits all_bits(void)
{
    Bits bits;
    memset(&bits, 0xff, sizeof bits);
    return bits;
}

static Bits find_whole(const Making *making)
{
    Bits bits = {{0}};
    for (uint32_t i = 0; i < making->vocabulary->wants.count; i++) {
        const Want *want = &making->vocabulary->wants.items[i];
        if (want->whole && bits_test(&making->skim->met, want->id))
            bits_set(&bits, want->id);
    }
    return bits;
}

/* Of wants, those whose they are. */
static Bits patterns_of(const Making *making, const Bits *wants)
{
    Bits bits = making->whole;
    for (int word = 0; word < BIT_WORDS; word++)
        for (uint64_t rest = wants->words[word]; rest; rest &= rest - 1) {
            int bit = word * 64 + __builtin_ctzll(rest);
            bits_set(&bits, making->vocabulary->wants.items[bit].id);
        }
    return bits;
}

static void end_stretch(Making *making, uint32_t end, Bits met)
{
    Stretch stretch = {end, met};
    array_push(making->arena, &making->stretches, stretch);
}

/* Is it a piece of its own, so that what is broken in it harms nothing else? */
static bool is_own(const SkimPart *part)
{
    return part->kind == SKIM_BODY &&
           part->end - part->span.start >= SLICES_LEAST_CUT;
}

static void make(Making *making)
{
    const Skim *skim = making->skim;
    for (uint32_t i = 0; i < skim->parts.count; i++) {
        const SkimPart *part = &skim->parts.items[i];
        if (!is_own(part))
            continue;
        end_stretch(making, part->start, skim->met);
        end_stretch(making, part->end, patterns_of(making, &part->met));
    }
    end_stretch(making, UINT32_MAX, skim->met);
}

static bool is_broken(const NodeData *node)
{
    return node->kind == KIND_ERROR || (node->flags & NODE_MISSING);
}

/* Every second stretch is a function. False: something broken is in none. */
static bool find_broken(Making *making, const Tree *tree)
{
    uint32_t at = 0;
    for (Node node = NODE_ROOT; node < tree->count;) {
        const NodeData *data = tree_data(tree, node);
        bool has_error = data->flags & NODE_HAS_ERROR;
        while (making->stretches.items[at].end <= data->start)
            at++;
        if (is_broken(data) && at % 2 == 0)
            return false;
        if (is_broken(data))
            making->stretches.items[at].met = all_bits();
        node = has_error ? node + 1 : data->next;
    }
    return true;
}

const Stretch *stretches_of(Arena *arena, const Vocabulary *vocabulary,
                            const Skim *skim, const Tree *tree)
{
    Making making = {.arena = arena, .vocabulary = vocabulary, .skim = skim};
    bool broken = tree_data(tree, NODE_ROOT)->flags & NODE_HAS_ERROR;
    making.whole = find_whole(&making);
    make(&making);
    if ((skim->broken && !broken) || !find_broken(&making, tree))
        return NULL;
    return making.stretches.items;
}
