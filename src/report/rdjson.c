#include "report/format.h"
#include "report/json_writer.h"

/* Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/blob/
 * master/proto/rdf/reviewdog.proto. Columns there count bytes from 1. */

static void put_position(JsonWriter *json, const char *key, Source *source,
                         uint32_t offset)
{
    uint32_t line = source_line(source, offset);
    json_key(json, key);
    json_open(json, '{');
    json_put_number(json, "line", line);
    json_put_number(json, "column",
                    offset - source_offset(source, line, 1) + 1);
    json_close(json, '}');
}

static void put_location(JsonWriter *json, const FileReport *report, Span span)
{
    json_key(json, "location");
    json_open(json, '{');
    json_put_text(json, "path", str_from(report->path));
    json_key(json, "range");
    json_open(json, '{');
    put_position(json, "start", report->source, span.start);
    put_position(json, "end", report->source, span.end);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_code(JsonWriter *json, const Rule *rule)
{
    json_key(json, "code");
    json_open(json, '{');
    json_put_text(json, "value", rule->code);
    format_json_url(json, "url", rule);
    json_close(json, '}');
}

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    JsonWriter json = {.buffer = buffer};
    bool is_warning = diagnostic->severity == SEVERITY_WARNING;
    json_open(&json, '{');
    format_json_advice(&json, "message", diagnostic);
    put_location(&json, report, diagnostic->span);
    json_put_text(&json, "severity", is_warning ? STR("WARNING") : STR("INFO"));
    put_code(&json, diagnostic->rule);
    json_close(&json, '}');
}

void rdjson_render(const void *context, Buffer *buffer,
                   const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++) {
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        render(buffer, report, &report->diagnostics[i]);
    }
}
