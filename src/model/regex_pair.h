#ifndef HOTLINT_MODEL_REGEX_PAIR_H
#define HOTLINT_MODEL_REGEX_PAIR_H

/* Two ways round a loop for the same text. */

#include "model/regex_component.h"

/* A text that leads from `position` back to it in two ways at least. True:
 * that is enough, look no further. */
typedef bool RegexFound(void *context, const RegexWord *pump,
                        uint32_t position);

/* What is searched, and who is told. */
typedef struct RegexPairs {
    Arena *arena;
    const RegexMachine *machine;
    const RegexComponents *components;
    uint32_t budget; /* what may still be spent, in pairs of edges */
    RegexFound *found;
    void *context;
} RegexPairs;

/* Looks for such texts in a component, by two walks in step: they begin at
 * one position, part, and meet again (the EDA of Weideman et al., "Analyzing
 * Matching Time Behavior of Backtracking Regular Expression Matchers", 2016).
 * Returns whether `found` was content. */
bool regex_pair_search(RegexPairs *pairs, uint32_t component);

#endif
