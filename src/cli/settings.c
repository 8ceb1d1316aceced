#include "cli/settings.h"

#include "base/file.h"
#include "cli/output.h"
#include "run/display_path.h"

#include <string.h>

enum { JOBS_LIMIT = 256 };

bool settings_rule(const Arguments *arguments, const RuleSet *rules,
                   const char *word, const Rule **rule, Error *error)
{
    *rule = rule_find(rules, str_from(word));
    return *rule ||
           error_set(error, "no rule is called `%s`%s", word,
                     rule_hint(arguments->arena, rules, str_from(word)));
}

/* The words of all uses of an option, with commas between, under a key. */
static void put_words(const Arguments *arguments, TomlValue *table,
                      OptionId option, ConfigId key)
{
    OptionValues values = option_values(arguments, option);
    for (uint32_t i = 0; i < values.count; i++) {
        Str list = str_from(values.items[i]);
        while (list.size) {
            Str word = str_trim(str_take(&list, ','));
            if (word.size)
                layer_put_word(table, arguments->arena, key, word);
        }
    }
}

static void put_paths(const Arguments *arguments, TomlValue *table,
                      OptionId option, ConfigId key)
{
    OptionValues values = option_values(arguments, option);
    for (uint32_t i = 0; i < values.count; i++)
        layer_put_word(table, arguments->arena, key, str_from(values.items[i]));
}

static bool put_target(const Arguments *arguments, TomlValue *table,
                       Error *error)
{
    const char *value = option_value(arguments, OPTION_target_version);
    if (!value)
        return true;
    Version target = version_parse(str_from(value));
    if (target < VERSION_OLDEST || target > VERSION_NEWEST)
        return error_set(error,
                         "`--target-version` is one of 3.%d to 3.%d, not `%s`",
                         VERSION_OLDEST % 100, VERSION_NEWEST % 100, value);
    layer_put_word(table, arguments->arena, CONFIG_target_version,
                   str_from(value));
    return true;
}

static bool add_options(const Arguments *arguments, Layers *layers,
                        Error *error)
{
    TomlValue *table = arena_alloc(arguments->arena, sizeof *table);
    table->kind = TOML_TABLE;
    put_words(arguments, table, OPTION_select, CONFIG_select);
    if (option_is_given(arguments, OPTION_select) && !table->first)
        return error_set(error, "`--select` names no rule; without it, the "
                                "default rules run");
    put_words(arguments, table, OPTION_extend_select, CONFIG_extend_select);
    put_words(arguments, table, OPTION_ignore, CONFIG_ignore);
    put_words(arguments, table, OPTION_exclude, CONFIG_extend_exclude);
    put_paths(arguments, table, OPTION_rules, CONFIG_rules);
    put_paths(arguments, table, OPTION_baseline, CONFIG_baseline);
    return put_target(arguments, table, error) &&
           layers_add_options(layers, arguments->arena, table, error);
}

/* `KEY=VALUE`, or a file to take instead of those that are found. */
static bool add_config(const Arguments *arguments, const char *value,
                       ConfigChoice *choice, Error *error)
{
    if (strchr(value, '='))
        return layers_add_setting(&choice->layers, arguments->arena, value,
                                  error);
    if (choice->file)
        return error_set(error, "`--config` names two files, `%s` and `%s`",
                         choice->file, value);
    choice->file = display_path(arguments->arena, value);
    return !choice->isolated ||
           error_set(error, "`--config %s` does not go with `--isolated`",
                     value);
}

bool settings_config(const Arguments *arguments, ConfigChoice *choice,
                     Error *error)
{
    *choice =
        (ConfigChoice){.isolated = option_is_given(arguments, OPTION_isolated)};
    OptionValues values = option_values(arguments, OPTION_config);
    for (uint32_t i = 0; i < values.count; i++)
        if (!add_config(arguments, values.items[i], choice, error))
            return false;
    return add_options(arguments, &choice->layers, error);
}

bool settings_project(const Arguments *arguments, const char *path,
                      Project *project, Error *error)
{
    ConfigChoice choice;
    Projects projects;
    if (!settings_config(arguments, &choice, error))
        return false;
    projects_init(&projects, arguments->arena, &choice);
    *project = file_is(path, FILE_FOLDER) ? *project_of_folder(&projects, path)
                                          : *project_find(&projects, path);
    (void)projects_settle(&projects, &frozen_rules);
    projects_free(&projects);
    *error = project->config->error;
    return !project->config->has_failed;
}

bool settings_rules(const Arguments *arguments, const RuleSet **rules,
                    Error *error)
{
    Project project;
    if (!settings_project(arguments, ".", &project, error))
        return false;
    *rules = project.config->assignment.rules;
    return true;
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
                     ChoiceId *choice, Error *error)
{
    Str argument = str_from(options[option].argument);
    const char *value = option_value(arguments, option);
    *choice = choice_find(argument, value);
    if (*choice != CHOICE_COUNT)
        return true;
    Str words = choice_words(arguments->arena, argument, ", ");
    return error_set(error, "`--%s` is one of %.*s, not `%s`",
                     options[option].name.data, STR_ARG(words), value);
}

bool settings_color(const Arguments *arguments, bool to_file, bool *is_colored,
                    Error *error)
{
    ChoiceId when;
    if (!settings_choice(arguments, OPTION_color, &when, error))
        return false;
    bool is_auto = when == WHEN_auto && !to_file;
    *is_colored = when == WHEN_always || (is_auto && output_is_colorful());
    return true;
}
