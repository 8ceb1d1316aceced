#ifndef HOTLINT_CLI_VALUE_KIND_H
#define HOTLINT_CLI_VALUE_KIND_H

/* What can stand for a value or an operand, from arguments.def. */

#include "base/str.h"

typedef enum Completion {
    COMPLETE_FREE,
    COMPLETE_FILES,
    COMPLETE_FOLDERS,
    COMPLETE_RULES,
    COMPLETE_WORDS
} Completion;

typedef struct ValueKind {
    Completion completion;
    Str words; /* of COMPLETE_WORDS, with blanks between; in the arena */
} ValueKind;

/* Of the name as options.def and commands.def have it, brackets and dots
 * included; only the first of several operands counts. */
ValueKind value_kind(Arena *arena, Str name);

#endif
