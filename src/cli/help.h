#ifndef HOTLINT_CLI_HELP_H
#define HOTLINT_CLI_HELP_H

/* The help, from the tables of commands and options. Each text fits a
 * terminal of 24 lines of 80 columns. */

#include "base/buffer.h"
#include "cli/options.h"

/* Of one command, or, for COMMAND_NONE, of the program. */
void help_put(Buffer *buffer, CommandId command);

#endif
