#include "report/format.h"

/* GitHub's workflow commands, one line a finding: they become annotations of
 * the lines. https://docs.github.com/en/actions/reference/workflows-and-
 * actions/workflow-commands#setting-a-warning-message; what must be escaped
 * is told by escapeData and escapeProperty of its toolkit, packages/core/src/
 * command.ts. */

#include <string.h>

static void escape(Buffer *buffer, Str text, const char *special)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte && strchr(special, byte))
            buffer_print(buffer, "%%%02X", byte);
        else
            buffer_put_byte(buffer, (char)byte);
    }
}

static void put_data(Buffer *buffer, Str text)
{
    escape(buffer, text, "%\r\n");
}

static void put_property(Buffer *buffer, Str text)
{
    escape(buffer, text, "%\r\n:,");
}

static void put_place(Buffer *buffer, Source *source, Span span)
{
    uint32_t line = source_line(source, span.start);
    uint32_t end = source_line(source, span.end);
    buffer_print(buffer, ",line=%u,endLine=%u", line, end);
    if (line == end) /* elsewhere columns make GitHub drop the annotation */
        buffer_print(buffer, ",col=%u,endColumn=%u",
                     source_column(source, span.start),
                     source_column(source, span.end));
}

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    bool is_warning = diagnostic->severity == SEVERITY_WARNING;
    buffer_print(
        buffer, "::%s title=%.*s %.*s,file=", is_warning ? "warning" : "notice",
        STR_ARG(diagnostic->rule->code), STR_ARG(diagnostic->rule->name));
    put_property(buffer, str_from(report->path));
    put_place(buffer, report->source, diagnostic->span);
    buffer_put(buffer, STR("::"));
    put_data(buffer, diagnostic->message);
    if (diagnostic->help.size)
        buffer_put(buffer, STR("%0A"));
    put_data(buffer, diagnostic->help);
    buffer_put_byte(buffer, '\n');
}

void github_render(const void *context, Buffer *buffer,
                   const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++)
        render(buffer, report, &report->diagnostics[i]);
}
