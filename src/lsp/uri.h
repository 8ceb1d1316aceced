#ifndef HOTLINT_LSP_URI_H
#define HOTLINT_LSP_URI_H

/* Names of documents: `file:///home/me/a%20b.py`. */

#include "base/str.h"

/* The path that a `file` URI names, in `arena`; NULL: it is another kind, as
 * of a text that was never saved, on another machine, or broken. */
const char *uri_path(Arena *arena, Str uri);

/* The URI of an absolute path, in `arena`. */
const char *uri_of_path(Arena *arena, const char *path);

#endif
