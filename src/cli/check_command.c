#include "base/thread.h"
#include "cli/check_output.h"
#include "cli/check_request.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/timing.h"

#include <stdio.h>

static const double SECOND = 1e9; /* nanoseconds */

static void put_baseline_remarks(const Arguments *arguments, Buffer *buffer,
                                 const CheckResult *result)
{
    const char *fresh = option_value(arguments, OPTION_write_baseline);
    if (fresh) {
        buffer_put(buffer, STR("hotlint: wrote "));
        buffer_put_count(buffer, result->warnings + result->notes, "finding");
        buffer_print(buffer, " into %s\n", fresh);
    }
    buffer_put(buffer, buffer_view(&result->gone));
}

/* What the report does not tell, on standard error. */
static void print_remarks(const Arguments *arguments, const CheckResult *result,
                          uint64_t since)
{
    Buffer buffer = {0};
    if (option_is_given(arguments, OPTION_timing))
        timing_put(&buffer, result);
    if (option_is_given(arguments, OPTION_add_ignore) &&
        !option_is_given(arguments, OPTION_quiet)) {
        buffer_put(&buffer, STR("hotlint: wrote "));
        buffer_put_count(&buffer, result->added, "comment");
        buffer_put(&buffer, STR(" into "));
        buffer_put_count(&buffer, result->changed, "file");
        buffer_put_byte(&buffer, '\n');
    }
    if (!option_is_given(arguments, OPTION_quiet))
        put_baseline_remarks(arguments, &buffer, result);
    if (option_is_given(arguments, OPTION_verbose)) {
        buffer_put(&buffer, STR("hotlint: "));
        buffer_put_count(&buffer, result->analysed, "file");
        buffer_print(&buffer, " in %.2f s\n",
                     (double)(thread_wall_time() - since) / SECOND);
    }
    if (buffer.size)
        (void)fwrite(buffer.data, 1, buffer.size, stderr);
    buffer_free(&buffer);
}

static bool read_threshold(const Arguments *arguments, Severity *threshold,
                           Error *error)
{
    ChoiceId level;
    if (!settings_choice(arguments, OPTION_exit_non_zero_on, &level, error))
        return false;
    *threshold = level == LEVEL_note ? SEVERITY_NOTE : SEVERITY_WARNING;
    if (option_is_given(arguments, OPTION_exit_zero))
        *threshold = SEVERITY_OFF;
    return true;
}

static ExitCode exit_code(const CheckResult *result, Severity threshold)
{
    if (result->failed)
        return EXIT_UNABLE;
    uint32_t count = 0;
    if (threshold != SEVERITY_OFF)
        count += result->warnings;
    if (threshold == SEVERITY_NOTE)
        count += result->notes;
    return count ? EXIT_WARNING : EXIT_CLEAN;
}

static ExitCode fail(const Error *error)
{
    error_print(error);
    return EXIT_UNABLE;
}

static ExitCode show_files(const CheckRequest *request)
{
    Error error = {0};
    Buffer buffer = {0};
    CheckResult result;
    if (!check_list(request, &buffer, &result, &error)) {
        buffer_free(&buffer);
        check_free(&result);
        return fail(&error);
    }
    ExitCode code = output_finish(&buffer);
    if (result.failed)
        code = EXIT_UNABLE;
    check_free(&result);
    return code;
}

/* What is written is whole: all files that the user named were read. */
static bool put_baseline(const char *path, const CheckResult *result)
{
    Error error = {0};
    if (result->failed) {
        (void)error_set(&error, "the baseline is not written, as not all "
                                "files could be read");
        (void)error_at(&error, path, 0, 0);
    } else if (baseline_write(path, result->texts, result->file_count,
                              &error)) {
        return true;
    }
    error_print(&error);
    return false;
}

/* Notes down all findings, and tells none. */
static ExitCode write_baseline(const Arguments *arguments,
                               const Baseline *baseline, CheckRequest *request)
{
    Error error = {0};
    CheckResult result;
    const char *path = option_value(arguments, OPTION_write_baseline);
    uint64_t since = thread_wall_time();
    request->render = baseline_render;
    request->render_context = baseline;
    if (!check_run(request, &result, &error)) {
        check_free(&result);
        return fail(&error);
    }
    bool is_written = put_baseline(path, &result);
    if (is_written)
        print_remarks(arguments, &result, since);
    check_free(&result);
    return is_written ? EXIT_CLEAN : EXIT_UNABLE;
}

static ExitCode run(const Arguments *arguments, CheckOutput *output,
                    CheckRequest *request)
{
    Error error = {0};
    CheckResult result;
    Severity threshold = SEVERITY_WARNING;
    uint64_t since = thread_wall_time();
    if (option_is_given(arguments, OPTION_show_files))
        return show_files(request);
    request->render = output->format->render;
    request->render_context = &output->style;
    if (!read_threshold(arguments, &threshold, &error))
        return fail(&error);
    if (!check_run(request, &result, &error)) {
        check_free(&result);
        return fail(&error);
    }
    output->style.rules = result.rules;
    bool is_written = check_output_write(output, &result);
    print_remarks(arguments, &result, since);
    ExitCode code = is_written ? exit_code(&result, threshold) : EXIT_UNABLE;
    check_free(&result);
    return code;
}

ExitCode check_command(const Arguments *arguments)
{
    Error error = {0};
    CheckOutput output;
    RequestParts parts = {0};
    CheckRequest request;
    bool is_read = check_output_read(arguments, &output, &error) &&
                   request_read(arguments, &parts, &request, &error);
    ExitCode code = EXIT_UNABLE;
    if (option_is_given(arguments, OPTION_timing))
        thread_time();
    if (!is_read)
        error_print(&error);
    else if (option_is_given(arguments, OPTION_write_baseline))
        code = write_baseline(arguments, &parts.baseline, &request);
    else
        code = run(arguments, &output, &request);
    request_free(&parts);
    return code;
}
