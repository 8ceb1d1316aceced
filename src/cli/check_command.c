#include "cli/commands.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/timing.h"

#include <stdio.h>

enum { CHUNK = 64 * 1024 };

/* Puts the texts of the files in their order between the format's edges. */
static bool write_report(const Format *format, const ReportStyle *style,
                         const CheckResult *result)
{
    Buffer buffer = {0};
    bool is_first = true;
    bool is_written = true;
    if (format->begin)
        format->begin(style, &buffer, result);
    for (uint32_t i = 0; is_written && i < result->file_count; i++) {
        if (!result->texts[i].size)
            continue;
        if (!is_first)
            buffer_put(&buffer, format->between);
        is_first = false;
        buffer_put(&buffer, buffer_view(&result->texts[i]));
        if (buffer.size < CHUNK)
            continue;
        is_written = output_write(buffer_view(&buffer));
        buffer.size = 0;
    }
    if (format->end)
        format->end(style, &buffer, result);
    is_written = is_written && output_write(buffer_view(&buffer));
    buffer_free(&buffer);
    return is_written;
}

static void print_timing(const CheckResult *result)
{
    Buffer buffer = {0};
    timing_put(&buffer, result);
    (void)fwrite(buffer.data, 1, buffer.size, stderr);
    buffer_free(&buffer);
}

static bool read_format(const Arguments *arguments, const Format **format,
                        Error *error)
{
    Choice choice = {0};
    choice.count = format_names(arguments->arena, &choice.words);
    if (!settings_choice(arguments, OPTION_output_format, &choice, error))
        return false;
    *format = format_find(choice.words[choice.index]);
    return true;
}

static ExitCode finish(const Arguments *arguments, const Format *format,
                       const ReportStyle *style, const CheckResult *result)
{
    bool is_written = write_report(format, style, result);
    if (option_is_given(arguments, OPTION_timing))
        print_timing(result);
    if (!is_written || result->failed)
        return EXIT_UNABLE;
    return result->warnings ? EXIT_WARNING : EXIT_CLEAN;
}

static ExitCode fail(const Error *error)
{
    error_print(error);
    return EXIT_UNABLE;
}

ExitCode check_command(const Arguments *arguments)
{
    Error error = {0};
    Selection selection;
    const Format *format = NULL;
    ReportStyle style = {0};
    CheckRequest request = {
        .paths = arguments->operands.items,
        .path_count = arguments->operands.count,
        .selection = &selection,
        .isolated = option_is_given(arguments, OPTION_isolated),
        .no_skim = option_is_given(arguments, OPTION_no_skim),
        .render_context = &style,
    };
    if (!read_format(arguments, &format, &error) ||
        !settings_color(arguments, &style.is_colored, &error) ||
        !settings_target(arguments, &request.target, &error) ||
        !settings_jobs(arguments, &request.jobs, &error) ||
        !settings_rules(arguments, &request.rules, &error) ||
        !settings_selection(arguments, request.rules, &selection, &error))
        return fail(&error);
    request.render = format->render;
    style.rules = request.rules;
    CheckResult result;
    if (!check_run(&request, &result, &error))
        return fail(&error);
    ExitCode code = finish(arguments, format, &style, &result);
    check_free(&result);
    return code;
}
