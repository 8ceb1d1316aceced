#include "report/format.h"
#include "report/json_writer.h"

static void put_place(JsonWriter *json, Source *source, Span span)
{
    json_put_number(json, "line", source_line(source, span.start));
    json_put_number(json, "column", source_column(source, span.start));
    json_put_number(json, "end_line", source_line(source, span.end));
    json_put_number(json, "end_column", source_column(source, span.end));
}

void json_put_finding(Buffer *buffer, const FileReport *report,
                      const Diagnostic *diagnostic)
{
    JsonWriter json = {.buffer = buffer};
    const Rule *rule = diagnostic->rule;
    json_open(&json, '{');
    json_put_text(&json, "path", str_from(report->path));
    put_place(&json, report->source, diagnostic->span);
    json_put_text(&json, "code", rule->code);
    json_put_text(&json, "name", rule->name);
    json_put_text(&json, "severity", severity_name(diagnostic->severity));
    json_put_text(&json, "impact", impact_name(diagnostic->impact));
    json_put_text(&json, "message", diagnostic->message);
    json_put_text(&json, "help", diagnostic->help);
    format_json_url(&json, "url", rule);
    json_close(&json, '}');
}

/* A line a finding. */
void json_render(const void *context, Buffer *buffer, const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++) {
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        json_put_finding(buffer, report, &report->diagnostics[i]);
    }
}

void json_end(const ReportStyle *style, Buffer *buffer,
              const CheckResult *result)
{
    (void)style;
    if (result->warnings || result->notes)
        buffer_put_byte(buffer, '\n');
    buffer_print(buffer, "], \"files\": %u}\n", result->analysed);
}
