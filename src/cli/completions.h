#ifndef HOTLINT_CLI_COMPLETIONS_H
#define HOTLINT_CLI_COMPLETIONS_H

/* Scripts that complete hotlint's command line, from the tables of commands,
 * options and arguments. Names of rules are those of the shipped ones. */

#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/value_kind.h"

void completions_put_bash(Buffer *buffer, Arena *arena);
void completions_put_zsh(Buffer *buffer, Arena *arena);
void completions_put_fish(Buffer *buffer, Arena *arena);

/* What selects shipped rules, with blanks between. */
Str completions_rules(Arena *arena);

#endif
