#include "cli/value_kind.h"

#include "cli/commands.h"
#include "report/format.h"
#include "text/version.h"

#include <assert.h>

/* Where the words come from. */
typedef enum Origin {
    ORIGIN_FREE,
    ORIGIN_FILES,
    ORIGIN_FOLDERS,
    ORIGIN_RULES,
    ORIGIN_FORMATS,
    ORIGIN_COMMANDS,
    ORIGIN_VERSIONS,
    ORIGIN_CHOICES
} Origin;

typedef struct Row {
    Str name;
    Origin origin;
} Row;

static const Row rows[] = {
#define ARGUMENT(name, origin) {STR_INIT(name), ORIGIN_##origin},
#include "cli/arguments.def"
#undef ARGUMENT
};

static const struct {
    Str argument;
    Str word;
} choices[CHOICE_COUNT] = {
#define CHOICE(argument, word) {STR_INIT(#argument), STR_INIT(#word)},
#include "cli/choices.def"
#undef CHOICE
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

static Str bare_name(Str name)
{
    name = str_take(&name, ' ');
    if (str_starts_with(name, STR("[")))
        name = str_slice(name, 1, name.size);
    if (str_ends_with(name, STR("]")))
        name.size--;
    if (str_ends_with(name, STR("...")))
        name.size -= 3;
    return name;
}

static const Row *find(Str name)
{
    name = bare_name(name);
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (str_equal(rows[i].name, name))
            return &rows[i];
    return NULL;
}

ChoiceId choice_find(Str argument, const char *word)
{
    int id = 0;
    while (id < CHOICE_COUNT && !(str_equal(choices[id].argument, argument) &&
                                  (!word || str_is(choices[id].word, word))))
        id++;
    return (ChoiceId)id;
}

Str choice_words(Arena *arena, Str argument, const char *between)
{
    const char *text = "";
    for (int id = 0; id < CHOICE_COUNT; id++)
        if (str_equal(choices[id].argument, argument))
            text = arena_format(arena, "%s%s%s", text, *text ? between : "",
                                choices[id].word.data);
    return str_from(text);
}

static Str version_words(Arena *arena)
{
    const char *text = "";
    for (unsigned version = VERSION_OLDEST; version <= VERSION_NEWEST;
         version++)
        text = arena_format(arena, "%s%s3.%u", text, *text ? " " : "",
                            version % 100);
    return str_from(text);
}

static Str format_words(Arena *arena)
{
    const Str *names = NULL;
    size_t count = format_names(arena, &names);
    return str_join(arena, names, count, " ");
}

static Str command_words(Arena *arena)
{
    Str names[COMMAND_COUNT];
    for (int id = 0; id < COMMAND_COUNT; id++)
        names[id] = commands[id].name;
    return str_join(arena, names, COMMAND_COUNT, " ");
}

ValueKind value_kind(Arena *arena, Str name)
{
    const Row *row = find(name);
    assert(row || !name.size); /* arguments.def has all */
    switch (row ? row->origin : ORIGIN_FREE) {
    case ORIGIN_FILES:
        return (ValueKind){COMPLETE_FILES, {0}};
    case ORIGIN_FOLDERS:
        return (ValueKind){COMPLETE_FOLDERS, {0}};
    case ORIGIN_RULES:
        return (ValueKind){COMPLETE_RULES, {0}};
    case ORIGIN_FORMATS:
        return (ValueKind){COMPLETE_WORDS, format_words(arena)};
    case ORIGIN_COMMANDS:
        return (ValueKind){COMPLETE_WORDS, command_words(arena)};
    case ORIGIN_VERSIONS:
        return (ValueKind){COMPLETE_WORDS, version_words(arena)};
    case ORIGIN_CHOICES:
        return (ValueKind){COMPLETE_WORDS, choice_words(arena, row->name, " ")};
    case ORIGIN_FREE:
        break;
    }
    return (ValueKind){COMPLETE_FREE, {0}};
}
