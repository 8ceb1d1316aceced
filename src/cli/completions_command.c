#include "catalog/ruleset.h"
#include "cli/completions.h"
#include "cli/output.h"

#include <string.h>

typedef void Put(Buffer *buffer, Arena *arena);

static const struct {
    const char *name;
    Put *put;
} shells[] = {
    {"bash", completions_put_bash},
    {"zsh", completions_put_zsh},
    {"fish", completions_put_fish},
};

enum { SHELL_COUNT = sizeof shells / sizeof *shells };

static bool has_family_before(uint32_t index)
{
    const Rule *rules = frozen_rules.rules;
    for (uint32_t i = 0; i < index; i++)
        if (str_equal(rules[i].family, rules[index].family))
            return true;
    return false;
}

Str completions_rules(Arena *arena)
{
    const char *text = "ALL";
    for (int impact = 0; impact <= (int)IMPACT_MEMORY; impact++)
        text = arena_format(arena, "%s impact:%.*s", text,
                            STR_ARG(impact_name((Impact)impact)));
    for (uint32_t i = 0; i < frozen_rules.rule_count; i++) {
        const Rule *rule = &frozen_rules.rules[i];
        if (!has_family_before(i))
            text = arena_format(arena, "%s %.*s", text, STR_ARG(rule->family));
        text = arena_format(arena, "%s %.*s", text, STR_ARG(rule->name));
    }
    return str_from(text);
}

ExitCode completions_command(const Arguments *arguments)
{
    const char *word = arguments->operands.items[0];
    for (size_t i = 0; i < SHELL_COUNT; i++) {
        if (strcmp(shells[i].name, word) != 0)
            continue;
        Buffer buffer = {0};
        shells[i].put(&buffer, arguments->arena);
        return output_finish(&buffer);
    }
    Error error = {0};
    (void)error_set(&error, "the shell is one of bash, zsh, fish, not `%s`",
                    word);
    error_print(&error);
    return EXIT_UNABLE;
}
