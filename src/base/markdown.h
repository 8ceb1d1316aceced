#ifndef HOTLINT_BASE_MARKDOWN_H
#define HOTLINT_BASE_MARKDOWN_H

/* Fenced code blocks of Markdown (CommonMark 0.31, section 4.5). */

#include "base/str.h"

typedef struct FenceMark {
    char byte;     /* ` or ~ */
    size_t length; /* 3 or more; 0: no fence */
} FenceMark;

/* What the line opens a fence with: at least three backticks or tildes, not
 * indented. Behind them, in the same line, is its info string; that backticks
 * in it need a fence of tildes is not checked. */
FenceMark markdown_opening(Str line);

/* Does the line close the fence: by as many of the same character or more,
 * behind at most three blanks, and nothing else but blanks? */
bool markdown_closes(FenceMark mark, Str line);

#endif
