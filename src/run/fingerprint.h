#ifndef HOTLINT_RUN_FINGERPRINT_H
#define HOTLINT_RUN_FINGERPRINT_H

/* What a finding is known by when the code around it moves: its rule, the
 * name of the function or class around it, the tokens of its statement (of a
 * compound one the header) and where among them it stands; and which one of
 * the same it is in its file. Lines and paths do not count, nor does what a
 * formatter changes: spaces, comments, quotes, parentheses, commas. */

#include "engine/diagnostic.h"

/* Sets `print` of the findings of a file: all of them, in the order of the
 * text. No two are the same unless 64 bits collide. */
void fingerprint_findings(Arena *arena, const Tree *tree,
                          Diagnostics *diagnostics);

#endif
