#ifndef HOTLINT_CLI_COMMANDS_H
#define HOTLINT_CLI_COMMANDS_H

/* The commands, and the way from the arguments of `main` to one of them. */

#include "cli/exit_code.h"
#include "cli/options.h"

typedef ExitCode CommandRun(const Arguments *arguments);

typedef struct Command {
    Str name;
    Str operands; /* as the help has them */
    uint32_t least, most;
    Str summary;
    CommandRun *run;
} Command;

extern const Command commands[COMMAND_COUNT];

/* One function a command. */
#define COMMAND(id, operands, least, most, summary) CommandRun id##_command;
#include "cli/commands.def"
#undef COMMAND

/* The command with this name, or COMMAND_NONE. */
CommandId command_find(Str name);

/* ", did you mean …?", or nothing. */
const char *command_hint(Arena *arena, Str name);

/* All of hotlint: what `main` calls. */
ExitCode commands_main(int count, char **words);

#endif
