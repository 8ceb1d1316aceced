#include "run/recall.h"

#include "base/arena.h"

#include <stdlib.h>

static uint32_t key_of(const Skim *skim, uint32_t index)
{
    const SkimPart *part = &skim->parts.items[index];
    uint32_t key = (uint32_t)part->kind;
    for (uint32_t i = part->names.start; i < part->names.end; i++)
        key = key * 31 + skim->words.items[i];
    return key;
}

static bool is_any_asked(const Slices *slices)
{
    for (uint32_t i = 0; i < slices->count; i++)
        if (slices->items[i].asked)
            return true;
    return false;
}

void recall_note(Recall *recall, const Skim *skim, const Slices *slices)
{
    recall_free(recall);
    if (!is_any_asked(slices))
        return;
    recall->count = slices->count;
    recall->parts = memory_alloc(slices->count * sizeof *recall->parts);
    for (uint32_t i = 0; i < slices->count; i++)
        recall->parts[i] =
            (RecallPart){key_of(skim, i), slices->items[i].asked};
}

/* How many parts are the same from the front on. */
static uint32_t count_before(const Recall *recall, const Skim *skim,
                             uint32_t most)
{
    uint32_t count = 0;
    while (count < most && recall->parts[count].key == key_of(skim, count))
        count++;
    return count;
}

/* The same from the end. */
static uint32_t count_behind(const Recall *recall, const Skim *skim,
                             uint32_t most)
{
    uint32_t count = 0;
    while (count < most && recall->parts[recall->count - 1 - count].key ==
                               key_of(skim, skim->parts.count - 1 - count))
        count++;
    return count;
}

void recall_keep(const Recall *recall, Skim *skim)
{
    uint32_t now = skim->parts.count;
    uint32_t least = now < recall->count ? now : recall->count;
    uint32_t before = count_before(recall, skim, least);
    uint32_t behind = count_behind(recall, skim, least - before);
    for (uint32_t i = 0; i < least - behind; i++)
        skim->parts.items[i].kept |= recall->parts[i].asked;
    for (uint32_t i = 1; i <= behind; i++)
        skim->parts.items[now - i].kept |=
            recall->parts[recall->count - i].asked;
    if (least)
        skim_keep_named(skim);
}

void recall_free(Recall *recall)
{
    free(recall->parts);
    *recall = (Recall){0};
}
