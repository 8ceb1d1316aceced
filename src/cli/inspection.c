#include "cli/inspection.h"

#include "cli/output.h"
#include "cli/settings.h"
#include "report/display.h"
#include "run/display_path.h"
#include "run/project.h"

enum { CODE_LIMIT = 60 /* code points */ };

static bool open_file(Inspection *inspection, const char *path, Error *error)
{
    Arena *arena = inspection->arguments->arena;
    if (!source_load(&inspection->source, arena, display_path(arena, path),
                     error))
        return false;
    Str text = inspection->source.text;
    inspection->parser = parser_new();
    parser_parse(inspection->parser, text);
    interner_init(&inspection->interner, arena);
    engine_preload(inspection->rules, &inspection->interner);
    inspection->tree =
        parser_flatten(inspection->parser, arena, &inspection->interner, text);
    return true;
}

static void close_file(Inspection *inspection)
{
    interner_free(&inspection->interner);
    parser_free(inspection->parser);
}

/* What `check` would have for the file. */
static bool take_project(Inspection *inspection, const char *path, Error *error)
{
    Project project;
    const Arguments *arguments = inspection->arguments;
    path = display_path(arguments->arena, path);
    if (!settings_project(arguments, path, &project, error))
        return false;
    inspection->path =
        str_from(project_relative(&project, arguments->arena, path));
    inspection->is_test = project_is_test_file(inspection->path);
    inspection->target = project.target;
    inspection->rules = project.config->assignment.rules;
    return true;
}

ExitCode inspection_run(const Arguments *arguments, const char *path,
                        InspectionPut *put)
{
    Inspection inspection = {.arguments = arguments};
    Error error = {0};
    if (!take_project(&inspection, path, &error) ||
        !open_file(&inspection, path, &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    Buffer buffer = {0};
    bool is_put = put(&inspection, &buffer, &error);
    close_file(&inspection);
    if (is_put)
        return output_finish(&buffer);
    buffer_free(&buffer);
    error_print(&error);
    return EXIT_UNABLE;
}

void inspection_add_model(Inspection *inspection)
{
    inspection->facts = engine_facts(inspection->rules);
    inspection->model =
        model_new(inspection->arguments->arena, &inspection->tree,
                  &inspection->facts, inspection->target);
}

void inspection_put_place(Inspection *inspection, Buffer *buffer,
                          uint32_t offset)
{
    buffer_print(buffer, "%u:%u", source_line(&inspection->source, offset),
                 source_column(&inspection->source, offset));
}

void inspection_put_code(Buffer *buffer, Str code)
{
    Str line = code;
    line = str_trim(str_take(&line, '\n'));
    Str shown = str_first_code_points(line, CODE_LIMIT);
    display_escape(buffer, shown);
    if (shown.size < str_trim(code).size)
        buffer_put(buffer, STR("…"));
}
