#include "cli/commands.h"
#include "cli/help.h"
#include "cli/output.h"

/* Text of a manual page: a dash is a minus, and a line must not begin like a
 * request. */
static void put_text(Buffer *buffer, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '-')
            buffer_put(buffer, STR("\\-"));
        else if (byte == '\\')
            buffer_put(buffer, STR("\\e"));
        else
            buffer_put_byte(buffer, byte);
    }
    buffer_put_byte(buffer, '\n');
}

/* A tagged paragraph. */
static void put_entry(Buffer *buffer, const char *tag, Str text)
{
    buffer_put(buffer, STR(".TP\n.B "));
    put_text(buffer, str_from(tag));
    put_text(buffer, text);
}

static void put_option(Buffer *buffer, Arena *arena, OptionId id)
{
    const char *form = help_option(arena, id);
    char letter = options[id].letter;
    put_entry(buffer,
              letter ? arena_format(arena, "-%c, %s", letter, form) : form,
              options[id].help);
}

static void put_command(Buffer *buffer, Arena *arena, CommandId id)
{
    const Command *command = &commands[id];
    buffer_put(buffer, STR(".SS \""));
    put_text(buffer, str_from(arena_format(arena, "hotlint %s%s%s\"",
                                           command->name.data,
                                           command->operands.size ? " " : "",
                                           command->operands.data)));
    put_text(buffer, command->summary);
    for (int group = 0; group < GROUP_COUNT; group++)
        for (int option = 0; option < OPTION_COUNT; option++)
            if (options[option].group == (OptionGroup)group &&
                option_is_of((OptionId)option, id) &&
                !option_is_of((OptionId)option, COMMAND_NONE))
                put_option(buffer, arena, (OptionId)option);
}

static const Str head =
    STR_INIT(".SH NAME\nhotlint \\- finds Python code that is slower than it "
             "needs to be\n.SH SYNOPSIS\n.B hotlint\n.I COMMAND\n"
             "[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n"
             "hotlint reads Python and points at code that is slower, or holds "
             "more memory,\nthan it needs to be. It says why, what to write "
             "instead, and what that gains.\n");

static const Str tail = STR_INIT(
    ".SH EXIT STATUS\n.TP\n.B 0\nno findings, or notes only\n.TP\n.B 1\n"
    "warnings\n.TP\n.B 2\nhotlint could not do its work\n"
    ".SH FILES\n.TP\n.B pyproject.toml\n"
    "its table \\fI[tool.hotlint]\\fR has settings, and its "
    "\\fIrequires\\-python\\fR\ndecides the target version\n"
    ".TP\n.B hotlint.toml\n"
    "has the same settings, and wins where both are in a folder\n"
    ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set, no colours are used\n");

ExitCode man_command(const Arguments *arguments)
{
    Buffer buffer = {0};
    Arena *arena = arguments->arena;
    buffer_print(&buffer, ".TH HOTLINT 1 \"\" \"hotlint %s\"\n",
                 HOTLINT_VERSION);
    buffer_put(&buffer, head);
    buffer_put(&buffer, STR(".SH COMMANDS\n"));
    for (int id = 0; id < COMMAND_COUNT; id++)
        put_command(&buffer, arena, (CommandId)id);
    buffer_put(&buffer, STR(".SH OPTIONS OF EVERY COMMAND\n"));
    for (int id = 0; id < OPTION_COUNT; id++)
        if (option_is_of((OptionId)id, COMMAND_NONE))
            put_option(&buffer, arena, (OptionId)id);
    buffer_put(&buffer, tail);
    return output_finish(&buffer);
}
