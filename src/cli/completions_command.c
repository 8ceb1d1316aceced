#include "catalog/ruleset.h"
#include "cli/completions.h"
#include "cli/output.h"
#include "run/selector.h"

typedef void Put(Buffer *buffer, Arena *arena);

static Put *const writers[CHOICE_COUNT] = {
    [SHELL_bash] = completions_put_bash,
    [SHELL_zsh] = completions_put_zsh,
    [SHELL_fish] = completions_put_fish,
};

Str completions_rules(Arena *arena)
{
    SelectorScope scope = {.arena = arena, .rules = &frozen_rules};
    SelectorWords words = selector_words(&scope);
    return str_join(arena, words.items, words.count, " ");
}

ExitCode completions_command(const Arguments *arguments)
{
    const char *word = arguments->operands.items[0];
    ChoiceId shell = choice_find(STR("SHELL"), word);
    if (shell != CHOICE_COUNT) {
        Buffer buffer = {0};
        writers[shell](&buffer, arguments->arena);
        return output_finish(&buffer);
    }
    Error error = {0};
    Str shells = choice_words(arguments->arena, STR("SHELL"), ", ");
    (void)error_set(&error, "the shell is one of %.*s, not `%s`",
                    STR_ARG(shells), word);
    error_print(&error);
    return EXIT_UNABLE;
}
