#ifndef HOTLINT_MODEL_REGEX_ALPHABET_H
#define HOTLINT_MODEL_REGEX_ALPHABET_H

/* The characters of a pattern in classes that it cannot tell apart.
 *
 * A symbol is such a class, known by one of its characters; a set of symbols
 * is a word of 64 bits. The alphabet holds all of ASCII, and of the rest only
 * characters of which is known here what `\w`, `\d` and `\s` make of them: what
 * is found with it is true, and what needs other characters is not found.
 * Symbols are in order of how well they read: `a` first, controls last. */

#include "model/regex_syntax.h"

typedef uint64_t RegexSymbols;

enum {
    REGEX_SYMBOL_LIMIT = 63,
    REGEX_EDGE = 63 /* the symbol before the first and behind the last one */
};

#define REGEX_ALL UINT64_MAX
#define REGEX_BIT(symbol) ((RegexSymbols)1 << (symbol))

typedef struct RegexAlphabet {
    uint32_t points[REGEX_SYMBOL_LIMIT]; /* a character of each symbol */
    uint32_t count;
    RegexSymbols line_end; /* "\n" */
    RegexSymbols words;    /* of `\w` by the pattern's own flags */
} RegexAlphabet;

/* The alphabet of a pattern that was read. False: it depends on a locale. */
bool regex_alphabet_make(RegexAlphabet *alphabet, const Regex *regex,
                         bool is_bytes);

/* What a step of one character matches under these flags. */
RegexSymbols regex_alphabet_symbols(const RegexAlphabet *alphabet,
                                    const RegexNode *step, uint32_t flags);

/* The symbol that reads best; of none, REGEX_EDGE. */
uint32_t regex_lowest(RegexSymbols symbols);

/* Does the step match just one character? */
bool regex_is_unit(const RegexNode *node);

/* The flags inside a group. */
uint32_t regex_flags_inside(uint32_t flags, const RegexNode *group);

#endif
