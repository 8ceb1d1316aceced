#ifndef HOTLINT_MODEL_REGEX_AMBIGUITY_H
#define HOTLINT_MODEL_REGEX_AMBIGUITY_H

/* Patterns that CPython's matcher, which goes back and tries again, takes more
 * than linear time for, with a text that proves it.
 *
 * Found are loops with two ways round for the same text (exponential) and
 * loops that can share a text among them (polynomial), where a text can go on
 * so that no way leads to a match; then each way is tried. Silent where that
 * is not certain: back-references, look-around over more than a character,
 * what is possessive, and patterns that are too large. */

#include "model/regex_machine.h"

typedef enum RegexGrowth {
    REGEX_LINEAR, /* or nothing is known */
    REGEX_POLYNOMIAL,
    REGEX_EXPONENTIAL
} RegexGrowth;

/* The text is `prefix`, `pump` again and again, `suffix`. */
typedef struct RegexFinding {
    RegexGrowth growth;
    uint32_t degree; /* of polynomial time: 2 is quadratic */
    bool is_restart; /* a part of that is the search's, which begins anew at
                        each character */
    RegexText prefix, pump, suffix;
    uint32_t start, end; /* of the ambiguous part, in the pattern */
} RegexFinding;

/* The worst that the pattern can do. Work and memory (of the arena) are
 * bounded whatever the pattern is: at most some milliseconds. */
RegexFinding regex_ambiguity_find(Arena *arena, const Regex *regex,
                                  bool is_bytes, RegexMethod method);

#endif
