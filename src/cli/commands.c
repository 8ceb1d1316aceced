#include "cli/commands.h"

#include "base/distance.h"
#include "base/file.h"
#include "cli/help.h"
#include "cli/output.h"

const Command commands[COMMAND_COUNT] = {
#define COMMAND(id, operands, least, most, summary)                            \
    {STR_INIT(#id), STR_INIT(operands), least,                                 \
     most,          STR_INIT(summary),  id##_command},
#include "cli/commands.def"
#undef COMMAND
};

CommandId command_find(Str name)
{
    for (int id = 0; id < COMMAND_COUNT; id++)
        if (str_equal(commands[id].name, name))
            return (CommandId)id;
    return COMMAND_NONE;
}

const char *command_hint(Arena *arena, Str name)
{
    Str names[COMMAND_COUNT];
    for (int id = 0; id < COMMAND_COUNT; id++)
        names[id] = commands[id].name;
    return distance_hint(arena, name, names, COMMAND_COUNT);
}

static ExitCode fail(const Error *error)
{
    error_print(error);
    return EXIT_UNABLE;
}

/* What a word could be that is no command; NULL: nothing. */
static const char *intended(const char *word)
{
    for (int id = 0; id < OPTION_COUNT; id++)
        if (option_is_of((OptionId)id, COMMAND_NONE) &&
            str_is(options[id].name, word))
            return "--";
    return file_exists(word) ? "hotlint check " : NULL;
}

static ExitCode refuse_word(const Arguments *arguments)
{
    const char *word = arguments->command_word;
    const char *before = intended(word);
    Error error = {0};
    const char *hint = command_hint(arguments->arena, str_from(word));
    if (!hint[0] && before)
        hint = arena_format(arguments->arena, ", did you mean `%s%s`?", before,
                            word);
    (void)error_set(&error, "unknown command `%s`%s", word, hint);
    return fail(&error);
}

static ExitCode show_help(CommandId command)
{
    Buffer buffer = {0};
    help_put(&buffer, command, HELP_SHORT);
    return output_finish(&buffer);
}

static ExitCode show_version(void)
{
    Buffer buffer = {0};
    buffer_print(&buffer, "hotlint %s\n", HOTLINT_VERSION);
    return output_finish(&buffer);
}

static ExitCode run_command(const Arguments *arguments)
{
    const Command *command = &commands[arguments->command];
    uint32_t count = arguments->operands.count;
    if (count >= command->least && count <= command->most)
        return command->run(arguments);
    Error error = {0};
    const char *form = arena_format(
        arguments->arena, "hotlint %.*s%s%.*s", STR_ARG(command->name),
        command->operands.size ? " " : "", STR_ARG(command->operands));
    if (count > command->most)
        (void)error_set(&error, "the form is `%s`; `%s` is a word too many",
                        form, arguments->operands.items[command->most]);
    else
        (void)error_set(&error, "the form is `%s`", form);
    return fail(&error);
}

static ExitCode run(const Arguments *arguments)
{
    if (option_is_given(arguments, OPTION_version))
        return show_version();
    bool is_unknown = arguments->command == COMMAND_NONE;
    if (is_unknown && arguments->command_word)
        return refuse_word(arguments);
    if (option_is_given(arguments, OPTION_help))
        return show_help(arguments->command);
    if (is_unknown) {
        (void)show_help(COMMAND_NONE);
        return EXIT_UNABLE;
    }
    return run_command(arguments);
}

ExitCode commands_main(int count, char **words)
{
    Arena arena = {0};
    Arguments arguments;
    Error error = {0};
    ExitCode code = arguments_read(&arguments, &arena, count, words, &error)
                        ? run(&arguments)
                        : fail(&error);
    arena_free(&arena);
    return code;
}
