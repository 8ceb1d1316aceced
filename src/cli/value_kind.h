#ifndef HOTLINT_CLI_VALUE_KIND_H
#define HOTLINT_CLI_VALUE_KIND_H

/* What can stand for a value or an operand, from arguments.def and
 * choices.def. */

#include "base/str.h"

typedef enum Completion {
    COMPLETE_FREE,
    COMPLETE_FILES,
    COMPLETE_FOLDERS,
    COMPLETE_RULES,
    COMPLETE_WORDS
} Completion;

/* `LAYOUT_table`, … */
typedef enum ChoiceId {
#define CHOICE(argument, word) argument##_##word,
#include "cli/choices.def"
#undef CHOICE
    CHOICE_COUNT
} ChoiceId;

/* What `word` is of the choices of an argument, without a word their first;
 * CHOICE_COUNT: it is none. */
ChoiceId choice_find(Str argument, const char *word);

/* Those choices as text, with `between` among them. */
Str choice_words(Arena *arena, Str argument, const char *between);

typedef struct ValueKind {
    Completion completion;
    Str words; /* of COMPLETE_WORDS, with blanks between; in the arena */
} ValueKind;

/* Of the name as options.def and commands.def have it, brackets and dots
 * included; only the first of several operands counts. */
ValueKind value_kind(Arena *arena, Str name);

#endif
