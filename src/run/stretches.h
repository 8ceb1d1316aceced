#ifndef HOTLINT_RUN_STRETCHES_H
#define HOTLINT_RUN_STRETCHES_H

/* What can match in each function, from what its words say. */

#include "engine/match.h"
#include "text/skim.h"

/* The stretches of a text that `skim` and `tree`, which has slices, are of:
 * each function that is in no other, and what is between them. All patterns can
 * match in a piece (see mosaic.h) that is broken; everywhere (NULL) if the
 * skimmer alone says that something is.
 * They are `arena`'s. */
const Stretch *stretches_of(Arena *arena, const Vocabulary *vocabulary,
                            const Skim *skim, const Tree *tree);

#endif
