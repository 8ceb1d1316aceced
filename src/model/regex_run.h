#ifndef HOTLINT_MODEL_REGEX_RUN_H
#define HOTLINT_MODEL_REGEX_RUN_H

/* What CPython's matcher does with one certain text: which ways it would try,
 * in which order, and how many there are. */

#include "model/regex_machine.h"

/* A text as symbols. */
typedef ARRAY(uint8_t) RegexWord;

/* The texts `prefix pump pump … suffix`. */
typedef struct RegexAttack {
    RegexWord prefix, pump, suffix;
} RegexAttack;

typedef struct RegexRun RegexRun;

/* Room to run the machine in, from the arena. */
RegexRun *regex_run_new(Arena *arena, const RegexMachine *machine);

/* Runs the matcher over prefix and pumps up to `position`, the place where
 * its ways part, and finds a suffix after which none of the ways that it
 * tries before or from there on leads to a match: so it tries them all.
 * False: there is none, or the position is not reached first. */
bool regex_run_fail(RegexRun *run, RegexAttack *attack, uint32_t position);

/* The number of ways from `position` over `pumps` pumps; `counts[i]` is that
 * after i of them. Only ways that are certain. False: too much work. */
bool regex_run_count(RegexRun *run, const RegexWord *pump, uint32_t position,
                     uint32_t pumps, double *counts);

/* Does a way that was just counted end in this position? */
bool regex_run_ends_in(const RegexRun *run, uint32_t position);

#endif
