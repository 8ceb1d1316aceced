#include "run/stretches.h"

#include "syntax/mosaic.h"

#include <string.h>

enum { OWN = 0 /* the number of pieces that are one function */ };

typedef struct Making {
    Arena *arena;
    const Vocabulary *vocabulary;
    const Skim *skim;
    Bits whole;   /* patterns that the file must be seen whole for */
    Bits outside; /* patterns that can match outside of functions */
    ARRAY(Stretch) stretches;
    ARRAY(uint32_t) pieces; /* of each: all that share its number */
    uint32_t outermost;     /* the number of the piece around */
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
    Bits rest = *wants;
    uint32_t want = 0;
    while (bits_take(&rest, &want))
        bits_set(&bits, making->vocabulary->wants.items[want].id);
    return bits;
}

/* The next stretch ends here. */
static void end_stretch(Making *making, uint32_t end, Bits met, uint32_t piece)
{
    Stretch stretch = {end, met};
    array_push(making->arena, &making->stretches, stretch);
    array_push(making->arena, &making->pieces, piece);
}

/* A function on one line has no body. */
static const SkimPart *body_of(const Skim *skim, uint32_t head)
{
    const SkimPart *next = &skim->parts.items[head + 1];
    return head + 1 < skim->parts.count && next->kind == SKIM_BODY ? next
                                                                   : NULL;
}

/* Longer bodies make a function a piece of its own. */
static void end_function(Making *making, uint32_t head)
{
    const SkimPart *part = &making->skim->parts.items[head];
    const SkimPart *body = body_of(making->skim, head);
    bool own = body && body->end - body->span.start >= SLICES_LEAST_CUT;
    end_stretch(making, part->start, making->outside, making->outermost);
    end_stretch(making, body ? body->end : part->span.end,
                patterns_of(making, &part->met), own ? OWN : making->outermost);
}

static void make(Making *making, const Slices *slices)
{
    const Skim *skim = making->skim;
    for (uint32_t i = 0; i < skim->parts.count; i++) {
        const SkimPart *part = &skim->parts.items[i];
        if (mosaic_is_outermost(slices, &slices->items[i])) {
            end_stretch(making, part->span.start, making->outside,
                        making->outermost);
            making->outermost++;
        }
        if (part->kind == SKIM_HEAD)
            end_function(making, i);
    }
    end_stretch(making, UINT32_MAX, making->outside, making->outermost);
}

/* Is the stretch of this piece, or of a function in it? */
static bool spoil_one(Making *making, uint32_t at, uint32_t piece)
{
    uint32_t its = making->pieces.items[at];
    if (its == piece)
        making->stretches.items[at].met = all_bits();
    return its == piece || its == OWN;
}

/* A piece is in one stretch if it is a function, or else in all that share its
 * number: those around, as numbers grow. */
static void spoil(Making *making, uint32_t at)
{
    const Bits all = all_bits();
    uint32_t piece = making->pieces.items[at];
    uint32_t before = at;
    if (!memcmp(&making->stretches.items[at].met, &all, sizeof all))
        return;
    making->stretches.items[at].met = all;
    if (piece == OWN)
        return;
    while (before > 0 && spoil_one(making, before - 1, piece))
        before--;
    while (++at < making->stretches.count && spoil_one(making, at, piece))
        ;
}

/* What is missing at the end of a piece is where the next one begins. */
static void spoil_broken(Making *making, const Tree *tree)
{
    const Stretch *stretches = making->stretches.items;
    uint32_t at = 0;
    for (Node node = NODE_ROOT; node < tree->count;) {
        const NodeData *data = tree_data(tree, node);
        while (stretches[at].end <= data->start)
            at++;
        if (tree_is_broken(tree, node)) {
            spoil(making, at);
            for (uint32_t i = at; i && stretches[i - 1].end == data->start; i--)
                spoil(making, i - 1);
        }
        node = data->flags & NODE_HAS_ERROR ? node + 1 : data->next;
    }
}

const Stretch *stretches_of(Arena *arena, const Vocabulary *vocabulary,
                            const Skim *skim, const Tree *tree)
{
    Making making = {arena, vocabulary, skim, .outermost = OWN + 1};
    bool broken = tree_data(tree, NODE_ROOT)->flags & NODE_HAS_ERROR;
    if (skim->broken && !broken)
        return NULL;
    find_patterns(&making);
    make(&making, tree->slices);
    if (broken)
        spoil_broken(&making, tree);
    return making.stretches.items;
}
