#include "cli/completions.h"

/* A text between single quotes, in which zsh's _arguments gives brackets and
 * colons a meaning. */
static void put_quoted(Buffer *buffer, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '\'')
            buffer_put(buffer, STR("'\\'"));
        else if (byte == '[' || byte == ']' || byte == ':')
            buffer_put_byte(buffer, '\\');
        buffer_put_byte(buffer, byte);
    }
}

/* `:what:how` */
static void put_kind(Buffer *buffer, Arena *arena, Str name)
{
    ValueKind kind = value_kind(arena, name);
    buffer_put_byte(buffer, ':');
    put_quoted(buffer, name);
    buffer_put_byte(buffer, ':');
    switch (kind.completion) {
    case COMPLETE_FILES:
        buffer_put(buffer, STR("_files"));
        break;
    case COMPLETE_FOLDERS:
        buffer_put(buffer, STR("_files -/"));
        break;
    case COMPLETE_RULES:
        buffer_put(buffer, STR("_sequence _hotlint_rules"));
        break;
    case COMPLETE_WORDS:
        buffer_print(buffer, "(%.*s)", STR_ARG(kind.words));
        break;
    case COMPLETE_FREE:
        buffer_put_byte(buffer, ' ');
        break;
    }
}

/* `'--jobs=[help]:N: '`; `=-` where the value follows in the same word. */
static void put_option(Buffer *buffer, Arena *arena, OptionId id)
{
    const Option *option = &options[id];
    const char *sign = option_is_optional(id) ? "=-" : "=";
    for (int form = option->letter ? 0 : 1; form < 2; form++) {
        buffer_put(buffer, STR(" \\\n            '*"));
        if (form == 0)
            buffer_print(buffer, "-%c%s", option->letter,
                         option->argument ? "+" : "");
        else
            buffer_print(buffer, "--%s%s", option->name.data,
                         option->argument ? sign : "");
        buffer_put_byte(buffer, '[');
        put_quoted(buffer, option->help);
        buffer_put_byte(buffer, ']');
        if (option->argument && option_is_optional(id))
            buffer_put_byte(buffer, ':');
        if (option->argument)
            put_kind(buffer, arena, str_from(option->argument));
        buffer_put_byte(buffer, '\'');
    }
}

static void put_command(Buffer *buffer, Arena *arena, CommandId id)
{
    const Command *command = &commands[id];
    buffer_print(buffer, "    %s)\n        _arguments -s", command->name.data);
    for (int option = 0; option < OPTION_COUNT; option++)
        if (option_is_of((OptionId)option, id))
            put_option(buffer, arena, (OptionId)option);
    if (command->operands.size) {
        buffer_put(buffer, STR(" \\\n            '*"));
        put_kind(buffer, arena, command->operands);
        buffer_put_byte(buffer, '\'');
    }
    buffer_put(buffer, STR("\n        ;;\n"));
}

void completions_put_zsh(Buffer *buffer, Arena *arena)
{
    buffer_print(
        buffer,
        "#compdef hotlint\n"
        "# zsh completion for hotlint; as `_hotlint` in a folder of $fpath.\n"
        "_hotlint_rules()\n{\n"
        "    local rules=(%.*s)\n    compadd \"$@\" -a rules\n}\n\n"
        "_hotlint()\n{\n    local context state line\n"
        "    typeset -A opt_args\n"
        "    _arguments -C '(- *)'{-h,--help}'[show help]' \\\n"
        "        '(- *)'{-V,--version}'[show the version]' \\\n"
        "        '1:command:->command' '*::argument:->argument'\n"
        "    if [[ $state == command ]]; then\n"
        "        local names=(\n",
        STR_ARG(completions_rules(arena)));
    for (int id = 0; id < COMMAND_COUNT; id++) {
        buffer_print(buffer, "            '%s:", commands[id].name.data);
        put_quoted(buffer, commands[id].summary);
        buffer_put(buffer, STR("'\n"));
    }
    buffer_put(buffer, STR("        )\n        _describe command names\n"
                           "        return\n    fi\n"
                           "    case $words[1] in\n"));
    for (int id = 0; id < COMMAND_COUNT; id++)
        put_command(buffer, arena, (CommandId)id);
    buffer_put(buffer, STR("    esac\n}\n\n"
                           "if [[ $zsh_eval_context[-1] == loadautofunc ]]; "
                           "then\n    _hotlint \"$@\"\nelse\n"
                           "    compdef _hotlint hotlint\nfi\n"));
}
