#include "run/stretches.h"

#include "syntax/slices.h"

#include <string.h>

typedef struct Making {
    Arena *arena;
    const Vocabulary *vocabulary;
    const Skim *skim;
    Bits whole;   /* patterns that the file must be seen whole for */
    Bits outside; /* patterns that can match outside of functions */
    ARRAY(Stretch) stretches;
    ARRAY(bool) alone; /* is it a piece of its own? */
} Making;

static Bits all_bits(void)
{
    Bits bits;
    memset(&bits, 0xff, sizeof bits);
    return bits;
}

static void find_patterns(Making *making)
{
    for (uint32_t i = 0; i < making->vocabulary->wants.count; i++) {
        const Want *want = &making->vocabulary->wants.items[i];
        if (!bits_test(&making->skim->met, want->id))
            continue;
        if (want->whole)
            bits_set(&making->whole, want->id);
        if (want->whole || !want->in_function)
            bits_set(&making->outside, want->id);
    }
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

/* The next stretch ends here. */
static void end_stretch(Making *making, uint32_t end, Bits met, bool alone)
{
    Stretch stretch = {end, met};
    array_push(making->arena, &making->stretches, stretch);
    array_push(making->arena, &making->alone, alone);
}

/* A function on one line has no body. */
static const SkimPart *body_of(const Skim *skim, uint32_t head)
{
    const SkimPart *next = &skim->parts.items[head + 1];
    return head + 1 < skim->parts.count && next->kind == SKIM_BODY ? next
                                                                   : NULL;
}

static void make(Making *making)
{
    const Skim *skim = making->skim;
    for (uint32_t i = 0; i < skim->parts.count; i++) {
        const SkimPart *head = &skim->parts.items[i];
        if (head->kind != SKIM_HEAD)
            continue;
        const SkimPart *body = body_of(skim, i);
        end_stretch(making, head->start, making->outside, false);
        end_stretch(making, body ? body->end : head->span.end,
                    patterns_of(making, &head->met),
                    body && body->end - body->span.start >= SLICES_LEAST_CUT);
    }
    end_stretch(making, UINT32_MAX, making->outside, false);
}

static bool is_broken(const NodeData *node)
{
    return node->kind == KIND_ERROR || (node->flags & NODE_MISSING);
}

/* What is broken in a piece of its own harms nothing else. False: something
 * broken is in none. */
static bool find_broken(Making *making, const Tree *tree)
{
    uint32_t at = 0;
    for (Node node = NODE_ROOT; node < tree->count;) {
        const NodeData *data = tree_data(tree, node);
        bool has_error = data->flags & NODE_HAS_ERROR;
        while (making->stretches.items[at].end <= data->start)
            at++;
        if (is_broken(data) && !making->alone.items[at])
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
    find_patterns(&making);
    make(&making);
    if ((skim->broken && !broken) || !find_broken(&making, tree))
        return NULL;
    return making.stretches.items;
}
