#include "report/format.h"

static const Format formats[] = {
    {.name = STR_INIT("full"), .render = full_render, .end = full_end},
    {.name = STR_INIT("concise"), .render = concise_render},
    {.name = STR_INIT("json"),
     .render = json_render,
     .opening = STR_INIT("{\"version\": 1, \"diagnostics\": ["),
     .between = STR_INIT(","),
     .end = json_end},
    {.name = STR_INIT("jsonl"), .render = jsonl_render},
    {.name = STR_INIT("sarif"),
     .render = sarif_render,
     .begin = sarif_begin,
     .between = STR_INIT(","),
     .closing = STR_INIT("\n]}]}\n")},
    {.name = STR_INIT("github"), .render = github_render},
    {.name = STR_INIT("gitlab"),
     .render = gitlab_render,
     .opening = STR_INIT("["),
     .between = STR_INIT(","),
     .closing = STR_INIT("\n]\n")},
    {.name = STR_INIT("junit"),
     .render = junit_render,
     .begin = junit_begin,
     .closing = STR_INIT("</testsuites>\n")},
    {.name = STR_INIT("checkstyle"),
     .render = checkstyle_render,
     .opening = STR_INIT("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                         "<checkstyle version=\"4.3\">\n"),
     .closing = STR_INIT("</checkstyle>\n")},
    {.name = STR_INIT("rdjson"),
     .render = rdjson_render,
     .opening = STR_INIT("{\"source\": {\"name\": \"hotlint\"}, "
                         "\"diagnostics\": ["),
     .between = STR_INIT(","),
     .closing = STR_INIT("\n]}\n")},
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

void format_json_advice(JsonWriter *json, const char *key,
                        const Diagnostic *diagnostic)
{
    Buffer text = {0};
    buffer_put(&text, diagnostic->message);
    if (diagnostic->help.size)
        buffer_print(&text, "; %.*s", STR_ARG(diagnostic->help));
    json_put_text(json, key, buffer_view(&text));
    buffer_free(&text);
}

void format_json_url(JsonWriter *json, const char *key, const Rule *rule)
{
    Buffer url = {0};
    format_put_url(&url, rule);
    json_put_text(json, key, buffer_view(&url));
    buffer_free(&url);
}
