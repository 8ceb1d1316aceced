#ifndef HOTLINT_SYNTAX_SPELLING_H
#define HOTLINT_SYNTAX_SPELLING_H

/* What a node cannot be written without. */

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A word or mark that the text of every node of this kind holds, as
 * vocabulary.h names it; empty: none is known. */
Str spelling_of(uint16_t kind);

/* Can nodes of this kind have several logical lines? */
bool spelling_spans_lines(uint16_t kind);

/* Does a node of this kind run what is in it again and again? */
bool spelling_is_loop(uint16_t kind);

/* Can a node of this kind hold several functions that are in no other? */
bool spelling_spans_functions(uint16_t kind);

#endif
