#include "cli/completions.h"

static const Str head =
    STR_INIT("# bash completion for hotlint; for this shell:\n"
             "#     source <(hotlint completions bash)\n"
             "_hotlint()\n"
             "{\n"
             "    local word=${COMP_WORDS[COMP_CWORD]}\n"
             "    local before=${COMP_WORDS[COMP_CWORD-1]}\n"
             "    local command= words= kind= prefix= i\n"
             "    # bash takes `--name=value` apart.\n"
             "    if [[ $word == = ]]; then\n"
             "        word=\n"
             "    elif [[ $before == = ]]; then\n"
             "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
             "    fi\n"
             "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
             "        [[ ${COMP_WORDS[i]} == -* ]] && continue\n"
             "        command=${COMP_WORDS[i]}\n"
             "        break\n"
             "    done\n");

static const Str tail = STR_INIT(
    "    if [[ $kind == rules && $word == *,* ]]; then\n"
    "        prefix=${word%,*},\n"
    "        word=${word##*,}\n"
    "    fi\n"
    "    COMPREPLY=()\n"
    "    case $kind in\n"
    "    files) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
    "    folders) mapfile -t COMPREPLY < <(compgen -d -- \"$word\") ;;\n"
    "    rules | words) mapfile -t COMPREPLY < <(\n"
    "        compgen -P \"$prefix\" -W \"$words\" -- \"$word\") ;;\n"
    "    esac\n"
    "}\n"
    "complete -o filenames -F _hotlint hotlint\n");

/* Sets kind and words. */
static void put_kind(Buffer *buffer, ValueKind kind)
{
    switch (kind.completion) {
    case COMPLETE_FILES:
        buffer_put(buffer, STR("kind=files"));
        break;
    case COMPLETE_FOLDERS:
        buffer_put(buffer, STR("kind=folders"));
        break;
    case COMPLETE_RULES:
        buffer_put(buffer, STR("kind=rules words=$rules"));
        break;
    case COMPLETE_WORDS:
        buffer_print(buffer, "kind=words words='%.*s'", STR_ARG(kind.words));
        break;
    case COMPLETE_FREE:
        buffer_put(buffer, STR("kind=none"));
        break;
    }
}

/* The value of an option that the word before it names. */
static void put_value(Buffer *buffer, Arena *arena, CommandId command,
                      const Option *option)
{
    if (!option->argument)
        return;
    const char *name = commands[command].name.data;
    buffer_print(buffer, "    '%s --%s'", name, option->name.data);
    if (option->letter)
        buffer_print(buffer, " | '%s -%c'", name, option->letter);
    buffer_put(buffer, STR(") "));
    put_kind(buffer, value_kind(arena, str_from(option->argument)));
    buffer_put(buffer, STR(" ;;\n"));
}

/* The names of a command's options, if the word begins with a dash; else
 * what its operands are. */
static void put_command(Buffer *buffer, Arena *arena, CommandId command)
{
    buffer_print(buffer, "    '%s -')\n        kind=words words='",
                 commands[command].name.data);
    for (int id = 0; id < OPTION_COUNT; id++)
        if (option_is_of((OptionId)id, command))
            buffer_print(buffer, "--%s ", options[id].name.data);
    buffer_print(buffer, "' ;;\n    '%s ') ", commands[command].name.data);
    put_kind(buffer, value_kind(arena, commands[command].operands));
    buffer_put(buffer, STR(" ;;\n"));
}

void completions_put_bash(Buffer *buffer, Arena *arena)
{
    buffer_put(buffer, head);
    buffer_print(buffer,
                 "    local rules='%.*s'\n    case \"$command $before\" in\n",
                 STR_ARG(completions_rules(arena)));
    for (int command = 0; command < COMMAND_COUNT; command++)
        for (int id = 0; id < OPTION_COUNT; id++)
            if (option_is_of((OptionId)id, (CommandId)command) &&
                !option_is_optional((OptionId)id))
                put_value(buffer, arena, (CommandId)command, &options[id]);
    buffer_put(buffer, STR("    esac\n    local dash=\n    [[ $word == -* ]] "
                           "&& dash=-\n    [[ $kind ]] || "
                           "case \"$command $dash\" in\n"));
    for (int command = 0; command < COMMAND_COUNT; command++)
        put_command(buffer, arena, (CommandId)command);
    buffer_print(buffer,
                 "    ' ') kind=words words='%.*s' ;;\n    ' -') kind=words "
                 "words='--help --version' ;;\n    esac\n",
                 STR_ARG(value_kind(arena, STR("COMMAND")).words));
    buffer_put(buffer, tail);
}
