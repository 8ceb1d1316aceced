/* What has to stay besides the functions where something was found. */

#include "text/skim.h"

enum {
    FILTER_BITS = 1 << 15,
    MOST_PASSES = 8 /* of names that lead to others, against the order */
};

typedef struct Mentioned {
    uint64_t bits[FILTER_BITS / 64];
} Mentioned;

static void mention(Mentioned *mentioned, const uint32_t *words, Span span)
{
    for (uint32_t i = span.start; i < span.end; i++) {
        uint32_t bit = words[i] % FILTER_BITS;
        mentioned->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
}

static bool is_mentioned(const Mentioned *mentioned, const uint32_t *words,
                         Span span)
{
    for (uint32_t i = span.start; i < span.end; i++) {
        uint32_t bit = words[i] % FILTER_BITS;
        if (mentioned->bits[bit / 64] >> (bit % 64) & 1)
            return true;
    }
    return false;
}

/* Names mostly stand before they are used, so this goes from the end. */
static bool keep_more(Skim *skim, Mentioned *mentioned)
{
    bool more = false;
    for (uint32_t i = skim->parts.count; i > 0; i--) {
        SkimPart *part = &skim->parts.items[i - 1];
        if (part->kept || part->kind == SKIM_BODY ||
            !is_mentioned(mentioned, skim->words.items, part->names))
            continue;
        part->kept = true;
        mention(mentioned, skim->words.items, part->words);
        more = true;
    }
    return more;
}

void skim_keep_named(Skim *skim)
{
    Mentioned mentioned = {{0}};
    for (uint32_t i = 0; i < skim->parts.count; i++)
        if (skim->parts.items[i].kept)
            mention(&mentioned, skim->words.items, skim->parts.items[i].words);
    uint32_t passes = 0;
    while (passes < MOST_PASSES && keep_more(skim, &mentioned))
        passes++;
    for (uint32_t i = 0; passes == MOST_PASSES && i < skim->parts.count; i++)
        skim->parts.items[i].kept |= skim->parts.items[i].kind != SKIM_BODY;
}
