#include "report/format.h"
#include "report/xml_text.h"

/* The XML of Checkstyle, which Jenkins, reviewdog and others read:
 * https://checkstyle.org/ (XMLLogger; there is no schema). Severities there
 * are ignore, info, warning and error. */

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    uint32_t start = diagnostic->span.start;
    bool is_warning = diagnostic->severity == SEVERITY_WARNING;
    buffer_put(buffer, STR("    <error"));
    xml_number(buffer, "line", source_line(report->source, start));
    xml_number(buffer, "column", source_column(report->source, start));
    xml_attribute(buffer, "severity",
                  is_warning ? STR("warning") : STR("info"));
    xml_attribute(buffer, "message", diagnostic->message);
    buffer_print(buffer, " source=\"hotlint.%.*s.%.*s\"/>\n",
                 STR_ARG(diagnostic->rule->family),
                 STR_ARG(diagnostic->rule->name));
}

void checkstyle_render(const void *context, Buffer *buffer,
                       const FileReport *report)
{
    (void)context;
    if (!report->count)
        return;
    buffer_put(buffer, STR("  <file"));
    xml_attribute(buffer, "name", str_from(report->path));
    buffer_put(buffer, STR(">\n"));
    for (uint32_t i = 0; i < report->count; i++)
        render(buffer, report, &report->diagnostics[i]);
    buffer_put(buffer, STR("  </file>\n"));
}
