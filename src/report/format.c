#include "report/format.h"

static const Format formats[] = {
    {.name = STR_INIT("full"), .render = full_render, .end = full_end},
    {.name = STR_INIT("concise"), .render = concise_render},
    {.name = STR_INIT("json"),
     .render = json_render,
     .begin = json_begin,
     .between = STR_INIT(","),
     .end = json_end},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const Format *format_find(Str name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (str_equal(formats[i].name, name))
            return &formats[i];
    return NULL;
}

size_t format_names(Arena *arena, const Str **names)
{
    Str *list = arena_alloc(arena, FORMAT_COUNT * sizeof *list);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        list[i] = formats[i].name;
    *names = list;
    return FORMAT_COUNT;
}

void format_put_url(Buffer *buffer, const Rule *rule)
{
    if (!rule->user)
        buffer_print(buffer, "%s%.*s/%.*s.md", HOTLINT_URL,
                     STR_ARG(rule->family), STR_ARG(rule->name));
}
