#ifndef HOTLINT_RUN_ANNOTATE_H
#define HOTLINT_RUN_ANNOTATE_H

/* Puts `# hotlint: ignore[…]` into a file for each of its findings: at the
 * end of the statement's last line, of a compound one of its header; where a
 * string goes on there, on a line of its own above. */

#include "engine/diagnostic.h"
#include "text/source.h"

typedef struct Insertion {
    uint32_t offset; /* of the source's text */
    Str text;
} Insertion;

typedef struct Insertions {
    ARRAY(Insertion) list;
} Insertions;

/* Is a comment allowed to suppress it? Findings about the file's text itself
 * and about comments stay. */
bool annotate_can_suppress(const Diagnostic *diagnostic);

/* Adds what has to be written, in the order of the text, and leaves the
 * findings that no comment can suppress. `tree` is of the whole file; what is
 * made lives in the arena. */
void annotate_findings(Arena *arena, const Tree *tree, Diagnostics *diagnostics,
                       Insertions *insertions);

/* Writes them into the file, if there are any; the rest as above. Returns how
 * many comments were written or made longer; on failure 0, `error` being set,
 * the file and the findings unchanged. */
uint32_t annotate_file(Arena *arena, const Tree *tree, const Source *source,
                       Diagnostics *diagnostics, Error *error);

#endif
