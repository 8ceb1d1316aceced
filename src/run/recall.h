#ifndef HOTLINT_RUN_RECALL_H
#define HOTLINT_RUN_RECALL_H

/* Which parts of a text were asked for when it was looked at last, so that
 * after an edit they are there in the first round. */

#include "syntax/slices.h"

typedef struct RecallPart {
    uint32_t key; /* of its kind and the names that it gives a meaning */
    bool asked;
} RecallPart;

/* Empty is {0}. */
typedef struct Recall {
    RecallPart *parts; /* of all the text; owned */
    uint32_t count;    /* 0: nothing was asked for */
} Recall;

/* Notes which of the slices, one for each part, were asked for. */
void recall_note(Recall *recall, const Skim *skim, const Slices *slices);

/* Keeps the parts that were asked for when the text was another; where it
 * differs, they are known by their order. */
void recall_keep(const Recall *recall, Skim *skim);

void recall_free(Recall *recall);

#endif
