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

const char *help_option(Arena *arena, OptionId id)
{
    const Option *option = &options[id];
    const char *name = option->name.data;
    if (!option->argument)
        return arena_format(arena, "--%s", name);
    if (!option_is_optional(id))
        return arena_format(arena, "--%s %s", name, option->argument);
    return arena_format(arena, "--%s[=%s", name, option->argument + 1);
}

static void put_option(Buffer *buffer, Arena *arena, OptionId id)
{
    char letter = options[id].letter;
    const char *left = arena_format(
        arena, "%s%s", letter ? arena_format(arena, "-%c, ", letter) : "    ",
        help_option(arena, id));
    put_entry(buffer, left, options[id].help);
}

/* Returns how many the command has in the group. */
static uint32_t put_group(Buffer *buffer, Arena *arena, CommandId command,
                          OptionGroup group)
{
    uint32_t count = 0;
    for (int id = 0; id < OPTION_COUNT; id++) {
        if (options[id].group != group || !option_is_of((OptionId)id, command))
            continue;
        if (!count++)
            buffer_print(buffer, "\n%s:\n", option_groups[group].data);
        put_option(buffer, arena, (OptionId)id);
    }
    return count;
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
    (void)put_group(buffer, arena, COMMAND_NONE, GROUP_MAIN);
    buffer_put(buffer, STR("\n`hotlint help check` lists what check can be "
                           "told, and so for each command.\n"));
    buffer_put(buffer, exit_codes);
}

/* The groups behind the main one; in short, where they are told. */
static void put_more(Buffer *buffer, Arena *arena, CommandId id,
                     HelpDetail detail)
{
    Buffer more = {0};
    uint32_t count = 0;
    for (int group = GROUP_MAIN + 1; group < GROUP_COUNT; group++)
        count += put_group(&more, arena, id, (OptionGroup)group);
    if (detail == HELP_ALL)
        buffer_put(buffer, buffer_view(&more));
    else if (count)
        buffer_print(buffer, "\n`hotlint help %s` lists %u more.\n",
                     commands[id].name.data, count);
    buffer_free(&more);
}

static void put_command(Buffer *buffer, Arena *arena, CommandId id,
                        HelpDetail detail)
{
    const Command *command = &commands[id];
    buffer_print(buffer, "hotlint %.*s: %.*s\n\n", STR_ARG(command->name),
                 STR_ARG(command->summary));
    buffer_print(buffer, "Usage: hotlint %.*s [OPTIONS]%s%.*s\n",
                 STR_ARG(command->name), command->operands.size ? " " : "",
                 STR_ARG(command->operands));
    (void)put_group(buffer, arena, id, GROUP_MAIN);
    put_more(buffer, arena, id, detail);
    if (id == COMMAND_check)
        buffer_print(buffer, "\n%.*s", STR_ARG(exit_codes));
}

void help_put(Buffer *buffer, CommandId command, HelpDetail detail)
{
    Arena arena = {0};
    if (command == COMMAND_NONE)
        put_program(buffer, &arena);
    else
        put_command(buffer, &arena, command, detail);
    arena_free(&arena);
}
