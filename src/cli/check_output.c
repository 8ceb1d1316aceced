#include "cli/check_output.h"

#include "base/file.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/statistics.h"

enum { CHUNK = 64 * 1024 };

static bool refuse_format(Arena *arena, const char *value, Error *error)
{
    const Str *names = NULL;
    size_t count = format_names(arena, &names);
    Str list = str_join(arena, names, count, ", ");
    return error_set(error, "`--output-format` is one of %.*s, not `%s`",
                     STR_ARG(list), value);
}

static bool read_format(const Arguments *arguments, CheckOutput *output,
                        Error *error)
{
    const char *value = option_value(arguments, OPTION_output_format);
    Str name = value ? str_from(value) : STR("full");
    output->format = format_find(name);
    if (!output->format)
        return refuse_format(arguments->arena, value, error);
    output->is_json = str_is(name, "json");
    bool is_text = str_is(name, "full") || str_is(name, "concise");
    if (!output->is_statistics || is_text || output->is_json)
        return true;
    return error_set(error, "`--statistics` are text or json, not %.*s",
                     STR_ARG(name));
}

/* A path that was meant to be checked comes easily behind the option. */
static bool check_path(const char *path, Error *error)
{
    if (!*path)
        return error_set(error, "`--output-file` names no file");
    bool is_python = str_ends_with(str_from(path), STR(".py")) ||
                     str_ends_with(str_from(path), STR(".pyi"));
    return !is_python || !file_exists(path) ||
           error_set(error,
                     "`--output-file` would write over `%s`, which is Python",
                     path);
}

bool check_output_read(const Arguments *arguments, CheckOutput *output,
                       Error *error)
{
    *output = (CheckOutput){
        .path = option_value(arguments, OPTION_output_file),
        .is_statistics = option_is_given(arguments, OPTION_statistics),
        .style = {.is_quiet = option_is_given(arguments, OPTION_quiet)},
    };
    if (output->path && !check_path(output->path, error))
        return false;
    return read_format(arguments, output, error) &&
           settings_color(arguments, output->path != NULL,
                          &output->style.is_colored, error);
}

/* A file is written at the end, all at once. */
static bool flush(const CheckOutput *output, Buffer *buffer)
{
    if (output->path)
        return true;
    bool is_written = output_write(buffer_view(buffer));
    buffer->size = 0;
    return is_written;
}

/* Puts the texts of the files in their order between the format's edges. */
static bool put_findings(const CheckOutput *output, Buffer *buffer,
                         const CheckResult *result)
{
    const Format *format = output->format;
    bool is_first = true;
    buffer_put(buffer, format->opening);
    if (format->begin)
        format->begin(&output->style, buffer, result);
    for (uint32_t i = 0; i < result->file_count; i++) {
        if (!result->texts[i].size)
            continue;
        if (!is_first)
            buffer_put(buffer, format->between);
        is_first = false;
        buffer_put(buffer, buffer_view(&result->texts[i]));
        if (buffer->size >= CHUNK && !flush(output, buffer))
            return false;
    }
    if (format->end)
        format->end(&output->style, buffer, result);
    buffer_put(buffer, format->closing);
    return true;
}

static bool put_report(const CheckOutput *output, Buffer *buffer,
                       const CheckResult *result)
{
    if (!output->is_statistics)
        return put_findings(output, buffer, result);
    if (output->is_json)
        statistics_put_json(buffer, output->style.rules, result);
    else
        statistics_put(buffer, output->style.rules, result);
    return true;
}

static bool write_file(const CheckOutput *output, const Buffer *buffer)
{
    Error error = {0};
    if (file_write_atomic(output->path, buffer_view(buffer), &error))
        return true;
    error_print(&error);
    return false;
}

bool check_output_write(const CheckOutput *output, const CheckResult *result)
{
    Buffer buffer = {0};
    bool is_written = put_report(output, &buffer, result);
    if (is_written && output->path)
        is_written = write_file(output, &buffer);
    else if (is_written)
        is_written = flush(output, &buffer);
    buffer_free(&buffer);
    return is_written;
}
