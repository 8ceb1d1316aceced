#include "base/thread.h"
#include "cli/check_output.h"
#include "cli/check_request.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/timing.h"

#include <stdio.h>

static const double SECOND = 1e9; /* nanoseconds */

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
    if (option_is_given(arguments, OPTION_verbose)) {
        buffer_put(&buffer, STR("hotlint: "));
        buffer_put_count(&buffer, result->analysed, "file");
        buffer_print(&buffer, " in %.2f s\n",
                     (double)(thread_wall_time() - since) / SECOND);
    }
    (void)fwrite(buffer.data, 1, buffer.size, stderr);
    buffer_free(&buffer);
}

static bool read_threshold(const Arguments *arguments, Severity *threshold,
                           Error *error)
{
    static const Str words[] = {STR_INIT("warning"), STR_INIT("note")};
    Choice choice = {.words = words, .count = 2};
    if (!settings_choice(arguments, OPTION_exit_non_zero_on, &choice, error))
        return false;
    *threshold = choice.index ? SEVERITY_NOTE : SEVERITY_WARNING;
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
    ExitCode code = is_read ? run(arguments, &output, &request) : fail(&error);
    request_free(&parts);
    return code;
}
