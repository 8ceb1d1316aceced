#include "cli/settings.h"

#include "cli/output.h"

enum { JOBS_LIMIT = 256 };

bool settings_rules(const Arguments *arguments, const RuleSet **rules,
                    Error *error)
{
    OptionValues folders = option_values(arguments, OPTION_rules);
    return ruleset_load(arguments->arena, folders.items, folders.count, rules,
                        error);
}

bool settings_rule(const Arguments *arguments, const RuleSet *rules,
                   const char *word, const Rule **rule, Error *error)
{
    *rule = rule_find(rules, str_from(word));
    return *rule ||
           error_set(error, "no rule is called `%s`%s", word,
                     rule_hint(arguments->arena, rules, str_from(word)));
}

/* The values of an option, as one list. */
static Str joined(const Arguments *arguments, OptionId id)
{
    OptionValues values = option_values(arguments, id);
    const char *text = "";
    for (uint32_t i = 0; i < values.count; i++)
        text = arena_format(arguments->arena, "%s%s%s", text, i ? "," : "",
                            values.items[i]);
    return str_from(text);
}

static bool names_something(Str list)
{
    while (list.size)
        if (str_trim(str_take(&list, ',')).size)
            return true;
    return false;
}

bool settings_selection(const Arguments *arguments, const RuleSet *rules,
                        Selection *selection, Error *error)
{
    Str select = joined(arguments, OPTION_select);
    if (option_is_given(arguments, OPTION_select) && !names_something(select))
        return error_set(error, "`--select` names no rule; without it, the "
                                "default rules run");
    Selectors selectors = {select, joined(arguments, OPTION_extend_select),
                           joined(arguments, OPTION_ignore)};
    return selection_make(arguments->arena, rules, selectors, selection, error);
}

bool settings_target(const Arguments *arguments, Version *target, Error *error)
{
    const char *value = option_value(arguments, OPTION_target_version);
    *target = 0;
    if (!value)
        return true;
    *target = version_parse(str_from(value));
    if (*target >= VERSION_OLDEST && *target <= VERSION_NEWEST)
        return true;
    return error_set(error,
                     "`--target-version` is one of 3.%d to 3.%d, not `%s`",
                     VERSION_OLDEST % 100, VERSION_NEWEST % 100, value);
}

uint32_t settings_count(Str text, uint32_t limit)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return 0;
        number = number * 10 + (uint32_t)(text.data[i] - '0');
        if (number > limit)
            return 0;
    }
    return number;
}

bool settings_jobs(const Arguments *arguments, uint32_t *jobs, Error *error)
{
    const char *value = option_value(arguments, OPTION_jobs);
    *jobs = 0;
    if (!value)
        return true;
    *jobs = settings_count(str_from(value), JOBS_LIMIT);
    if (*jobs)
        return true;
    return error_set(error, "`--jobs` is a number from 1 to %d, not `%s`",
                     JOBS_LIMIT, value);
}

bool settings_choice(const Arguments *arguments, OptionId option,
                     Choice *choice, Error *error)
{
    const char *value = option_value(arguments, option);
    choice->index = 0;
    if (!value)
        return true;
    for (size_t i = 0; i < choice->count; i++)
        if (str_is(choice->words[i], value)) {
            choice->index = i;
            return true;
        }
    const char *list = "";
    for (size_t i = 0; i < choice->count; i++)
        list = arena_format(arguments->arena, "%s%s%.*s", list, i ? ", " : "",
                            STR_ARG(choice->words[i]));
    return error_set(error, "`--%s` is one of %s, not `%s`",
                     options[option].name.data, list, value);
}

bool settings_color(const Arguments *arguments, bool to_file, bool *is_colored,
                    Error *error)
{
    static const Str words[] = {STR_INIT("auto"), STR_INIT("always"),
                                STR_INIT("never")};
    Choice choice = {.words = words, .count = 3};
    if (!settings_choice(arguments, OPTION_color, &choice, error))
        return false;
    bool is_auto = choice.index == 0 && !to_file;
    *is_colored = choice.index == 1 || (is_auto && output_is_colorful());
    return true;
}
