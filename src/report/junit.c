#include "report/format.h"
#include "report/xml_text.h"

/* JUnit's XML, as Jenkins and GitLab read it: a suite a file, a failed case a
 * finding. https://github.com/testmoapp/junitxml tells what they have in
 * common. */

static void put_failure(Buffer *buffer, const FileReport *report,
                        const Diagnostic *diagnostic)
{
    uint32_t start = diagnostic->span.start;
    buffer_put(buffer, STR("      <failure"));
    xml_attribute(buffer, "type", severity_name(diagnostic->severity));
    xml_attribute(buffer, "message", diagnostic->message);
    buffer_print(buffer, ">line %u, column %u",
                 source_line(report->source, start),
                 source_column(report->source, start));
    buffer_put(buffer, diagnostic->help.size ? STR(": ") : STR(""));
    xml_text(buffer, diagnostic->help);
    buffer_put(buffer, STR("</failure>\n"));
}

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    const Rule *rule = diagnostic->rule;
    uint32_t line = source_line(report->source, diagnostic->span.start);
    buffer_print(buffer, "    <testcase name=\"%.*s %.*s:%u\"",
                 STR_ARG(rule->code), STR_ARG(rule->name), line);
    xml_attribute(buffer, "classname", str_from(report->path));
    xml_attribute(buffer, "file", str_from(report->path));
    xml_number(buffer, "line", line);
    buffer_put(buffer, STR(" time=\"0\">\n"));
    put_failure(buffer, report, diagnostic);
    buffer_put(buffer, STR("    </testcase>\n"));
}

/* Without findings there is one case, which passes: readers complain about
 * reports that are empty. */
void junit_begin(const ReportStyle *style, Buffer *buffer,
                 const CheckResult *result)
{
    (void)style;
    uint32_t count = result->warnings + result->notes;
    buffer_print(buffer,
                 "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                 "<testsuites name=\"hotlint\" tests=\"%u\" failures=\"%u\" "
                 "errors=\"0\" time=\"0\">\n",
                 count ? count : 1, count);
    if (!count)
        buffer_put(buffer, STR("  <testsuite name=\"hotlint\" tests=\"1\" "
                               "failures=\"0\" errors=\"0\" skipped=\"0\" "
                               "time=\"0\">\n"
                               "    <testcase name=\"no findings\" "
                               "classname=\"hotlint\" time=\"0\"/>\n"
                               "  </testsuite>\n"));
}

void junit_render(const void *context, Buffer *buffer, const FileReport *report)
{
    (void)context;
    if (!report->count)
        return;
    buffer_put(buffer, STR("  <testsuite"));
    xml_attribute(buffer, "name", str_from(report->path));
    xml_number(buffer, "tests", report->count);
    xml_number(buffer, "failures", report->count);
    buffer_put(buffer, STR(" errors=\"0\" skipped=\"0\" time=\"0\">\n"));
    for (uint32_t i = 0; i < report->count; i++)
        render(buffer, report, &report->diagnostics[i]);
    buffer_put(buffer, STR("  </testsuite>\n"));
}
