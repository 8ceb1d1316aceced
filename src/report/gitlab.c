#include "report/format.h"
#include "report/json_writer.h"

/* GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/
 * code_quality/#code-quality-report-format. Its severities are info, minor,
 * major, critical and blocker. */

/* The file counts, as one fingerprint must stand for one finding. */
static void put_fingerprint(JsonWriter *json, const char *path, uint64_t print)
{
    Buffer text = {0};
    buffer_print(&text, "%08x%016llx", str_hash(str_from(path)),
                 (unsigned long long)print);
    json_key(json, "fingerprint");
    json_string(json, buffer_view(&text));
    buffer_free(&text);
}

static void put_location(JsonWriter *json, const FileReport *report, Span span)
{
    json_key(json, "location");
    json_open(json, '{');
    json_put_text(json, "path", str_from(report->path));
    json_key(json, "lines");
    json_open(json, '{');
    json_put_number(json, "begin", source_line(report->source, span.start));
    json_put_number(json, "end", source_line(report->source, span.end));
    json_close(json, '}');
    json_close(json, '}');
}

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    JsonWriter json = {.buffer = buffer};
    bool is_warning = diagnostic->severity == SEVERITY_WARNING;
    json_open(&json, '{');
    json_put_text(&json, "type", STR("issue"));
    json_put_text(&json, "check_name", diagnostic->rule->name);
    json_put_text(&json, "description", diagnostic->message);
    json_key(&json, "categories");
    json_open(&json, '[');
    json_string(&json, STR("Performance"));
    json_close(&json, ']');
    json_put_text(&json, "severity", is_warning ? STR("major") : STR("info"));
    put_fingerprint(&json, report->path, diagnostic->print);
    put_location(&json, report, diagnostic->span);
    json_close(&json, '}');
}

void gitlab_render(const void *context, Buffer *buffer,
                   const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++) {
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        render(buffer, report, &report->diagnostics[i]);
    }
}
