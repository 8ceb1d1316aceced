#include "cli/options.h"

#include "base/distance.h"
#include "cli/commands.h"

#include <string.h>

#define IN(command) (1U << COMMAND_##command)
#define IN_ALL ((1U << COMMAND_COUNT) - 1)

/* Commands that read a configuration. */
#define IN_PROJECT                                                             \
    (IN(check) | IN(server) | IN(explain) | IN(rules) | IN(why) | IN(types) |  \
     IN(tree) | IN(config))

const Option options[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, commands, group, help)              \
    {STR_INIT(name), STR_INIT(help), argument, commands, GROUP_##group, letter},
#include "cli/options.def"
#undef OPTION
};

const Str option_groups[GROUP_COUNT] = {
    [GROUP_MAIN] = STR_INIT("Options"),
    [GROUP_RULES] = STR_INIT("Rules"),
    [GROUP_FILES] = STR_INIT("Files"),
    [GROUP_OUTPUT] = STR_INIT("Output"),
};

bool option_is_of(OptionId id, CommandId command)
{
    unsigned all = (1U << COMMAND_COUNT) - 1;
    unsigned wanted = command == COMMAND_NONE ? all : 1U << command;
    return (options[id].commands & wanted) == wanted;
}

bool option_is_optional(OptionId id)
{
    return options[id].argument && options[id].argument[0] == '[';
}

/* The words of a command line, read from the front. */
typedef struct Reading {
    Arguments *arguments;
    Arena *arena;
    char *const *words;
    int count;
    int at;
    Error *error;
} Reading;

static bool has_option(CommandId command, OptionId id)
{
    return command == COMMAND_NONE || options[id].commands & (1U << command);
}

/* The first option of that name that the command has; else any. */
static OptionId find_name(CommandId command, Str name)
{
    OptionId found = OPTION_COUNT;
    for (int id = OPTION_COUNT - 1; id >= 0; id--) {
        if (!str_equal(options[id].name, name))
            continue;
        if (found == OPTION_COUNT || has_option(command, (OptionId)id))
            found = (OptionId)id;
    }
    return found;
}

static OptionId find_letter(char letter)
{
    for (int id = 0; id < OPTION_COUNT; id++)
        if (options[id].letter == letter)
            return (OptionId)id;
    return OPTION_COUNT;
}

static const char *hint(const Reading *reading, Str name)
{
    Str near = {0};
    Str names[OPTION_COUNT];
    size_t count = 0;
    for (int id = 0; id < OPTION_COUNT; id++)
        if (has_option(reading->arguments->command, (OptionId)id))
            names[count++] = options[id].name;
    near = distance_nearest(name, names, count);
    if (!near.size)
        return "";
    return arena_format(reading->arena, ", did you mean `--%.*s`?",
                        STR_ARG(near));
}

/* Takes the value behind `=`, or the next word. */
static bool add_option(Reading *reading, const char *spelling, OptionId id,
                       const char *value)
{
    bool takes_value = options[id].argument != NULL;
    if (value && !takes_value)
        return error_set(reading->error, "`%s` takes no value", spelling);
    if (takes_value && !value && !option_is_optional(id)) {
        if (reading->at == reading->count)
            return error_set(reading->error, "`%s` needs a value: %s", spelling,
                             options[id].help.data);
        value = reading->words[reading->at++];
    }
    OptionUse use = {.spelling = spelling, .id = id, .value = value};
    array_push(reading->arena, &reading->arguments->uses, use);
    return true;
}

/* `--name` or `--name=value` */
static bool read_long(Reading *reading, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t size = equals ? (size_t)(equals - word) : strlen(word);
    const char *spelling = arena_copy(reading->arena, word, size);
    Str name = str_from(spelling + 2);
    OptionId id = find_name(COMMAND_NONE, name);
    if (id == OPTION_COUNT)
        return error_set(reading->error, "unknown option `%s`%s", spelling,
                         hint(reading, name));
    return add_option(reading, spelling, id, equals ? equals + 1 : NULL);
}

/* `-h`, `-j 4`, `-j4`, or several letters as in `-qvj4` */
static bool read_short(Reading *reading, const char *word)
{
    for (const char *at = word + 1; *at; at++) {
        const char *spelling = arena_format(reading->arena, "-%c", *at);
        OptionId id = find_letter(*at);
        if (id == OPTION_COUNT)
            return error_set(reading->error, "unknown option `%s`", spelling);
        if (options[id].argument)
            return add_option(reading, spelling, id, at[1] ? at + 1 : NULL);
        if (!add_option(reading, spelling, id, NULL))
            return false;
    }
    return true;
}

static void add_word(Reading *reading, const char *word)
{
    Arguments *arguments = reading->arguments;
    if (arguments->command_word) {
        array_push(reading->arena, &arguments->operands, word);
        return;
    }
    arguments->command_word = word;
    arguments->command = command_find(str_from(word));
}

/* The options that stood before the command meant nothing yet. */
static bool resolve_options(Reading *reading)
{
    Arguments *arguments = reading->arguments;
    if (arguments->command == COMMAND_NONE)
        return true;
    for (uint32_t i = 0; i < arguments->uses.count; i++) {
        OptionUse *use = &arguments->uses.items[i];
        use->id = find_name(arguments->command, options[use->id].name);
        if (!has_option(arguments->command, use->id))
            return error_set(reading->error, "`hotlint %s` has no option `%s`",
                             arguments->command_word, use->spelling);
    }
    return true;
}

bool arguments_read(Arguments *arguments, Arena *arena, int count,
                    char *const *words, Error *error)
{
    *arguments = (Arguments){.arena = arena, .command = COMMAND_NONE};
    Reading reading = {arguments, arena, words, count, 0, error};
    bool is_ended = false; /* by `--` */
    while (reading.at < count) {
        const char *word = words[reading.at++];
        bool is_option = !is_ended && word[0] == '-' && word[1];
        if (is_option && strcmp(word, "--") == 0)
            is_ended = true;
        else if (!is_option)
            add_word(&reading, word);
        else if (word[1] == '-' ? !read_long(&reading, word)
                                : !read_short(&reading, word))
            return false;
    }
    return resolve_options(&reading);
}

bool option_is_given(const Arguments *arguments, OptionId id)
{
    for (uint32_t i = 0; i < arguments->uses.count; i++)
        if (arguments->uses.items[i].id == id)
            return true;
    return false;
}

const char *option_value(const Arguments *arguments, OptionId id)
{
    const char *value = NULL;
    for (uint32_t i = 0; i < arguments->uses.count; i++)
        if (arguments->uses.items[i].id == id)
            value = arguments->uses.items[i].value;
    return value;
}

OptionValues option_values(const Arguments *arguments, OptionId id)
{
    ARRAY(const char *) values = {0};
    for (uint32_t i = 0; i < arguments->uses.count; i++)
        if (arguments->uses.items[i].id == id)
            array_push(arguments->arena, &values,
                       arguments->uses.items[i].value);
    return (OptionValues){values.items, values.count};
}
