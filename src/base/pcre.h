#ifndef HOTLINT_BASE_PCRE_H
#define HOTLINT_BASE_PCRE_H

/* Regular expressions, by PCRE2. A pattern may come from a
 * stranger: its size, and the steps and memory of a search, are bounded. A
 * compiled pattern is const and may be shared between threads. */

#include "base/error.h"
#include "base/str.h"

typedef struct Pcre Pcre;

/* Compiles a regular expression over UTF-8. Returns what pcre_free takes,
 * or NULL when `error` says what is wrong, and at which byte from 1. */
Pcre *pcre_compile(Str pattern, Error *error) MUST_USE;

/* Is there a match anywhere in `subject`, which need not be valid UTF-8?
 * A search that reaches its bounds, and any in more than 1 MB, is no match;
 * then, and only then, `*gave_up` is written: true. */
bool pcre_matches(const Pcre *pcre, Str subject, bool *gave_up);

/* Takes NULL too. */
void pcre_free(Pcre *pcre);

#endif
