#ifndef HOTLINT_MODEL_ISOFORMAT_H
#define HOTLINT_MODEL_ISOFORMAT_H

/* Formats of `strptime` that `datetime.fromisoformat` reads without one:
 * library reference, "datetime", changes of 3.7 and 3.11. */

#include "base/str.h"
#include "text/version.h"

typedef enum IsoFormat {
    ISOFORMAT_NONE,
    ISOFORMAT_READ, /* all that the format takes */
    ISOFORMAT_ZULU  /* the same with a `Z` at the end, read from 3.11 on */
} IsoFormat;

/* What `format`, the text between the quotes, is to version `target`. */
IsoFormat isoformat_of(Str format, Version target);

#endif
