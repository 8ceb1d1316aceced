#include "cli/completions.h"

static void put_quoted(Buffer *buffer, Str text)
{
    buffer_put_byte(buffer, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'' || text.data[i] == '\\')
            buffer_put_byte(buffer, '\\');
        buffer_put_byte(buffer, text.data[i]);
    }
    buffer_put_byte(buffer, '\'');
}

/* What may stand for a value or an operand; fish offers files itself. */
static void put_kind(Buffer *buffer, ValueKind kind)
{
    switch (kind.completion) {
    case COMPLETE_FILES:
        buffer_put(buffer, STR(" -F"));
        break;
    case COMPLETE_FOLDERS:
        buffer_put(buffer, STR(" -f -a '(__fish_complete_directories)'"));
        break;
    case COMPLETE_RULES:
        buffer_put(buffer, STR(" -f -a \"$rules\""));
        break;
    case COMPLETE_WORDS:
        buffer_put(buffer, STR(" -f -a "));
        put_quoted(buffer, kind.words);
        break;
    case COMPLETE_FREE:
        buffer_put(buffer, STR(" -f"));
        break;
    }
}

static void put_condition(Buffer *buffer, CommandId id)
{
    buffer_print(buffer,
                 "complete -c hotlint -n '__fish_seen_subcommand_from %s'",
                 commands[id].name.data);
}

static void put_option(Buffer *buffer, Arena *arena, CommandId command,
                       OptionId id)
{
    const Option *option = &options[id];
    put_condition(buffer, command);
    buffer_print(buffer, " -l %s", option->name.data);
    if (option->letter)
        buffer_print(buffer, " -s %c", option->letter);
    if (option->argument && !option_is_optional(id))
        buffer_put(buffer, STR(" -r"));
    if (option->argument)
        put_kind(buffer, value_kind(arena, str_from(option->argument)));
    buffer_put(buffer, STR(" -d "));
    put_quoted(buffer, option->help);
    buffer_put_byte(buffer, '\n');
}

static void put_command(Buffer *buffer, Arena *arena, CommandId id)
{
    const Command *command = &commands[id];
    buffer_print(buffer,
                 "complete -c hotlint -n __fish_use_subcommand -f -a %s -d ",
                 command->name.data);
    put_quoted(buffer, command->summary);
    buffer_put_byte(buffer, '\n');
    for (int option = 0; option < OPTION_COUNT; option++)
        if (option_is_of((OptionId)option, id))
            put_option(buffer, arena, id, (OptionId)option);
    put_condition(buffer, id);
    put_kind(buffer, value_kind(arena, command->operands));
    buffer_put_byte(buffer, '\n');
}

void completions_put_fish(Buffer *buffer, Arena *arena)
{
    buffer_print(buffer,
                 "# fish completion for hotlint; as hotlint.fish in\n"
                 "# ~/.config/fish/completions.\n"
                 "set -l rules '%.*s'\n",
                 STR_ARG(completions_rules(arena)));
    for (int id = 0; id < COMMAND_COUNT; id++)
        put_command(buffer, arena, (CommandId)id);
}
