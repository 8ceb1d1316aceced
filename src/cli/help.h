#ifndef HOTLINT_CLI_HELP_H
#define HOTLINT_CLI_HELP_H

/* The help, from the tables of commands and options. The short one fits a
 * terminal of 24 lines of 80 columns. */

#include "base/buffer.h"
#include "cli/options.h"

typedef enum HelpDetail {
    HELP_SHORT, /* the main options */
    HELP_ALL    /* all options, by groups */
} HelpDetail;

/* Of one command, or, for COMMAND_NONE, of the program. */
void help_put(Buffer *buffer, CommandId command, HelpDetail detail);

/* How an option is written, with its value: `--jobs N`, `--diff[=REV]`. */
const char *help_option(Arena *arena, OptionId id);

#endif
