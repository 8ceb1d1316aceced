#ifndef HOTLINT_RUN_ANNOTATE_H
#define HOTLINT_RUN_ANNOTATE_H

/* Writes `# hotlint: ignore[…]` into a file for each of its findings: at the
 * end of the statement's last line, of a compound one of its header; where a
 * string goes on there, on a line of its own above. */

#include "engine/diagnostic.h"
#include "text/source.h"

/* Changes the file, if there is something to write, and leaves the findings
 * that no comment can suppress. `tree` is of the whole file; what is made
 * lives in the arena. Returns how many comments were written or made longer;
 * on failure 0, `error` being set and the file unchanged. */
uint32_t annotate_file(Arena *arena, const Tree *tree, const Source *source,
                       Diagnostics *diagnostics, Error *error);

#endif
