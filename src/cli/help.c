#include "cli/help.h"

#include "cli/commands.h"

enum { TEXT_COLUMN = 31 };

/* `  left      right` */
static void put_entry(Buffer *buffer, const char *left, Str right)
{
    buffer_print(buffer, "  %-*s%.*s\n", TEXT_COLUMN - 2, left, STR_ARG(right));
}

static void put_commands(Buffer *buffer, Arena *arena)
{
    buffer_put(buffer, STR("Commands:\n"));
    for (int id = 0; id < COMMAND_COUNT; id++) {
        const Command *command = &commands[id];
        put_entry(buffer,
                  arena_format(arena, "%.*s %.*s", STR_ARG(command->name),
                               STR_ARG(command->operands)),
                  command->summary);
    }
}

static void put_option(Buffer *buffer, Arena *arena, const Option *option)
{
    const char *letter =
        option->letter ? arena_format(arena, "-%c, ", option->letter) : "    ";
    put_entry(buffer,
              arena_format(arena, "%s--%.*s%s%s", letter, STR_ARG(option->name),
                           option->argument ? " " : "",
                           option->argument ? option->argument : ""),
              option->help);
}

/* Those of the command; for COMMAND_NONE, those that all have. */
static void put_options(Buffer *buffer, Arena *arena, CommandId command)
{
    unsigned all = (1U << COMMAND_COUNT) - 1;
    unsigned wanted = command == COMMAND_NONE ? all : 1U << command;
    for (int id = 0; id < OPTION_COUNT; id++)
        if ((options[id].commands & wanted) == wanted)
            put_option(buffer, arena, &options[id]);
}

static const Str exit_codes = STR_INIT(
    "Exit code: 0 no warnings, 1 warnings, 2 could not do its work.\n");

static void put_program(Buffer *buffer, Arena *arena)
{
    buffer_put(buffer,
               STR("hotlint finds Python code that is slower than it needs "
                   "to be.\n\n"
                   "Usage: hotlint COMMAND [OPTIONS] [ARGUMENTS]\n\n"));
    put_commands(buffer, arena);
    buffer_put(buffer, STR("\nOptions of every command:\n"));
    put_options(buffer, arena, COMMAND_NONE);
    buffer_put(buffer, STR("\n`hotlint help check` lists what check can be "
                           "told, and so for each command.\n"));
    buffer_put(buffer, exit_codes);
}

static void put_command(Buffer *buffer, Arena *arena, CommandId id)
{
    const Command *command = &commands[id];
    buffer_print(buffer, "hotlint %.*s: %.*s\n\n", STR_ARG(command->name),
                 STR_ARG(command->summary));
    buffer_print(buffer, "Usage: hotlint %.*s [OPTIONS]%s%.*s\n\nOptions:\n",
                 STR_ARG(command->name), command->operands.size ? " " : "",
                 STR_ARG(command->operands));
    put_options(buffer, arena, id);
    if (id == COMMAND_check)
        buffer_print(buffer, "\n%.*s", STR_ARG(exit_codes));
}

void help_put(Buffer *buffer, CommandId command)
{
    Arena arena = {0};
    if (command == COMMAND_NONE)
        put_program(buffer, &arena);
    else
        put_command(buffer, &arena, command);
    arena_free(&arena);
}
