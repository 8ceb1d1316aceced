#ifndef HOTLINT_MODEL_REGEX_VERDICT_H
#define HOTLINT_MODEL_REGEX_VERDICT_H

/* What the pattern in a call of `re` can do at its worst. */

#include "model/model.h"
#include "model/regex_ambiguity.h"
#include "text/span.h"

typedef struct RegexVerdict {
    RegexGrowth growth; /* linear also when the pattern cannot be read */
    uint32_t degree;
    bool is_restart; /* because a search begins anew at each character */
    Span part;       /* of the file: what is ambiguous */
    Str text; /* "exponential time: `"a" * 40 + "!"`"; of the file's arena */
} RegexVerdict;

/* Reads and judges the pattern of a call. What a file may cost is bounded;
 * beyond that, and of patterns over 5,000 characters, nothing is known. */
RegexVerdict regex_verdict(Model *model, Node call);

#endif
