#include "cli/commands.h"
#include "cli/inspection.h"
#include "cli/settings.h"
#include "engine/trace.h"
#include "report/display.h"

#include <string.h>

/* What `FILE:LINE` names. */
typedef struct Place {
    const char *path;
    uint32_t line;
} Place;

/* Takes `:12` off the end; 0 when there is no such thing. */
static uint32_t take_number(Arena *arena, const char **text)
{
    const char *colon = strrchr(*text, ':');
    if (!colon || colon == *text || !colon[1])
        return 0;
    uint32_t number = 0;
    for (const char *at = colon + 1; *at; at++) {
        if (*at < '0' || *at > '9' || number > UINT32_MAX / 10 - 1)
            return 0;
        number = number * 10 + (uint32_t)(*at - '0');
    }
    *text = arena_copy(arena, *text, (size_t)(colon - *text));
    return number;
}

/* `FILE:LINE:COLUMN`, as reports have it, will do, too. */
static bool read_place(const Arguments *arguments, Place *place, Error *error)
{
    Arena *arena = arguments->arena;
    const char *text = arguments->operands.items[0];
    place->path = text;
    place->line = take_number(arena, &place->path);
    const char *path = place->path;
    uint32_t line = place->line ? take_number(arena, &path) : 0;
    if (line)
        *place = (Place){path, line};
    return place->line ||
           error_set(error, "say which line: `hotlint why %s:12`", text);
}

/* Only the rule that the user names, if one is named. */
static bool read_enabled(const Inspection *inspection, bool *enabled,
                         Error *error)
{
    const Arguments *arguments = inspection->arguments;
    const RuleSet *rules = inspection->rules;
    const Rule *only = NULL;
    if (arguments->operands.count > 1 &&
        !settings_rule(arguments, rules, arguments->operands.items[1], &only,
                       error))
        return false;
    for (uint32_t i = 0; i < rules->rule_count; i++)
        enabled[i] = !only || &rules->rules[i] == only;
    return true;
}

static bool find_line(Inspection *inspection, uint32_t line, Span *span,
                      Error *error)
{
    Source *source = &inspection->source;
    uint32_t count = source_line_count(source);
    if (line > count) {
        (void)error_set(error, "has %u lines, so there is no line %u", count,
                        line);
        return error_at(error, source->path, 0, 0);
    }
    span->start = source_offset(source, line, 1);
    span->end = line < count ? source_offset(source, line + 1, 1)
                             : (uint32_t)source->text.size + 1;
    return true;
}

static void put_nothing(const Inspection *inspection, uint32_t line,
                        Buffer *buffer)
{
    const Arguments *arguments = inspection->arguments;
    bool has_rule = arguments->operands.count > 1;
    Str path = str_from(inspection->source.path);
    buffer_print(buffer, "no pattern of %s matches anything that begins at ",
                 has_rule ? arguments->operands.items[1] : "any rule");
    display_escape(buffer, path);
    buffer_print(buffer, ":%u\n`hotlint tree ", line);
    display_escape(buffer, path);
    buffer_put(buffer, STR("` shows what patterns see\n"));
}

static bool put_why(Inspection *inspection, Buffer *buffer, Error *error)
{
    const Arguments *arguments = inspection->arguments;
    bool *enabled = arena_alloc(
        arguments->arena, inspection->rules->rule_count * sizeof *enabled);
    Place place;
    Span span = {0};
    if (!read_place(arguments, &place, error) ||
        !read_enabled(inspection, enabled, error) ||
        !find_line(inspection, place.line, &span, error))
        return false;
    inspection_add_model(inspection);
    Inquiry inquiry = {
        .rules = inspection->rules,
        .enabled = enabled,
        .named = enabled,
        .tree = &inspection->tree,
        .model = inspection->model,
        .arena = arguments->arena,
        .target = inspection->target,
        .is_test = inspection->is_test,
        .path = inspection->path,
    };
    if (!trace_matches(&inquiry, span, buffer))
        put_nothing(inspection, place.line, buffer);
    return true;
}

ExitCode why_command(const Arguments *arguments)
{
    Error error = {0};
    Place place;
    if (read_place(arguments, &place, &error))
        return inspection_run(arguments, place.path, put_why);
    error_print(&error);
    return EXIT_UNABLE;
}
