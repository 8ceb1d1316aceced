#include "report/display.h"
#include "report/format.h"

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    const Rule *rule = diagnostic->rule;
    uint32_t start = diagnostic->span.start;
    display_escape(buffer, str_from(report->path));
    buffer_print(buffer, ":%u:%u: %.*s[%.*s] ",
                 source_line(report->source, start),
                 source_column(report->source, start), STR_ARG(rule->code),
                 STR_ARG(rule->name));
    display_escape(buffer, diagnostic->message);
    buffer_put_byte(buffer, '\n');
}

void concise_render(const void *context, Buffer *buffer,
                    const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++)
        render(buffer, report, &report->diagnostics[i]);
}
