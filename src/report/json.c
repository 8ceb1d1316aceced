#include "report/format.h"
#include "report/json_writer.h"

static void put_string(JsonWriter *json, const char *key, Str text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_number(JsonWriter *json, const char *key, uint64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

static void put_place(JsonWriter *json, Source *source, Span span)
{
    put_number(json, "line", source_line(source, span.start));
    put_number(json, "column", source_column(source, span.start));
    put_number(json, "end_line", source_line(source, span.end));
    put_number(json, "end_column", source_column(source, span.end));
}

static void put_url(JsonWriter *json, const Rule *rule)
{
    Buffer url = {0};
    format_put_url(&url, rule);
    put_string(json, "url", buffer_view(&url));
    buffer_free(&url);
}

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    JsonWriter json = {.buffer = buffer};
    const Rule *rule = diagnostic->rule;
    json_open(&json, '{');
    put_string(&json, "path", str_from(report->path));
    put_place(&json, report->source, diagnostic->span);
    put_string(&json, "code", rule->code);
    put_string(&json, "name", rule->name);
    put_string(&json, "severity", severity_name(diagnostic->severity));
    put_string(&json, "impact", impact_name(diagnostic->impact));
    put_string(&json, "message", diagnostic->message);
    put_string(&json, "help", diagnostic->help);
    put_url(&json, rule);
    json_close(&json, '}');
}

void json_begin(const ReportStyle *style, Buffer *buffer,
                const CheckResult *result)
{
    (void)style;
    (void)result;
    buffer_put(buffer, STR("{\"version\": 1, \"diagnostics\": ["));
}

/* A line a finding. */
void json_render(const void *context, Buffer *buffer, const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++) {
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        render(buffer, report, &report->diagnostics[i]);
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
