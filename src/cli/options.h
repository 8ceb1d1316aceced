#ifndef HOTLINT_CLI_OPTIONS_H
#define HOTLINT_CLI_OPTIONS_H

/* Reads the command line by the table in options.def. What values mean is
 * for settings.h to say. Strings are those of `main`, or in the arena. */

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

typedef enum CommandId {
#define COMMAND(id, operands, least, most, summary) COMMAND_##id,
#include "cli/commands.def"
#undef COMMAND
    COMMAND_COUNT,
    COMMAND_NONE = COMMAND_COUNT
} CommandId;

typedef enum OptionId {
#define OPTION(id, name, letter, argument, commands, group, help) OPTION_##id,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT
} OptionId;

/* The headings below which options stand. */
typedef enum OptionGroup {
    GROUP_MAIN, /* what the short help shows */
    GROUP_RULES,
    GROUP_FILES,
    GROUP_OUTPUT,
    GROUP_COUNT
} OptionGroup;

extern const Str option_groups[GROUP_COUNT];

typedef struct Option {
    Str name;
    Str help;
    const char *argument; /* what the help calls its value; NULL: none */
    unsigned commands;    /* bit n: the command n has it */
    OptionGroup group;
    char letter; /* 0: it has none */
} Option;

extern const Option options[OPTION_COUNT];

/* An option on the command line. */
typedef struct OptionUse {
    const char *spelling; /* `--jobs`, `-j` */
    OptionId id;
    const char *value; /* NULL: it has none */
} OptionUse;

typedef struct Arguments {
    Arena *arena;
    CommandId command;        /* COMMAND_NONE: no word names one */
    const char *command_word; /* or NULL */
    ARRAY(OptionUse) uses;
    ARRAY(const char *) operands;
} Arguments;

/* Reads the words behind the program's name. Options may stand anywhere; `--`
 * ends them; the first word that is none names the command. */
MUST_USE bool arguments_read(Arguments *arguments, Arena *arena, int count,
                             char *const *words, Error *error);

/* Does the command have it? COMMAND_NONE: do all have it? */
bool option_is_of(OptionId id, CommandId command);

/* Is its value taken only behind `=`? */
bool option_is_optional(OptionId id);

bool option_is_given(const Arguments *arguments, OptionId id);

/* The last value given; NULL where that has none, or none is given. */
const char *option_value(const Arguments *arguments, OptionId id);

/* All values in their order. */
typedef struct OptionValues {
    const char **items;
    uint32_t count;
} OptionValues;

OptionValues option_values(const Arguments *arguments, OptionId id);

#endif
