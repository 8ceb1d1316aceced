#include "report/format.h"
#include "report/json_writer.h"

/* SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and what
 * GitHub reads of it: https://docs.github.com/en/code-security/code-scanning/
 * integrating-with-code-scanning/sarif-support-for-code-scanning. */

static Str level(Severity severity)
{
    return severity == SEVERITY_WARNING ? STR("warning") : STR("note");
}

/* Opens `"key": {"text": text` and closes it. */
static void put_message(JsonWriter *json, const char *key, Str text)
{
    json_key(json, key);
    json_open(json, '{');
    json_put_text(json, "text", text);
    json_close(json, '}');
}

/* A path as a URI reference: RFC 3986, section 3.3; its first part must hold
 * no colon (section 4.2). */
static void put_uri(JsonWriter *json, const char *path)
{
    static const char safe[] = "-._~!$&'()*+,;=@/";
    Buffer uri = {0};
    if (*path == '/')
        buffer_put(&uri, STR("file://"));
    for (const char *at = path; *at; at++) {
        bool is_plain = (*at >= 'a' && *at <= 'z') ||
                        (*at >= 'A' && *at <= 'Z') ||
                        (*at >= '0' && *at <= '9') ||
                        str_find_byte(STR(safe), *at, 0) < sizeof safe - 1;
        if (is_plain)
            buffer_put_byte(&uri, *at);
        else
            buffer_print(&uri, "%%%02X", (unsigned char)*at);
    }
    json_put_text(json, "uri", buffer_view(&uri));
    buffer_free(&uri);
}

static void put_region(JsonWriter *json, Source *source, Span span)
{
    json_key(json, "region");
    json_open(json, '{');
    json_put_number(json, "startLine", source_line(source, span.start));
    json_put_number(json, "startColumn", source_column(source, span.start));
    json_put_number(json, "endLine", source_line(source, span.end));
    json_put_number(json, "endColumn", source_column(source, span.end));
    json_close(json, '}');
}

static void put_physical_location(JsonWriter *json, const FileReport *report,
                                  Span span)
{
    json_key(json, "physicalLocation");
    json_open(json, '{');
    json_key(json, "artifactLocation");
    json_open(json, '{');
    put_uri(json, report->path);
    json_close(json, '}');
    put_region(json, report->source, span);
    json_close(json, '}');
}

static void put_locations(JsonWriter *json, const FileReport *report,
                          const Diagnostic *diagnostic)
{
    json_key(json, "locations");
    json_open(json, '[');
    json_open(json, '{');
    put_physical_location(json, report, diagnostic->span);
    json_close(json, '}');
    json_close(json, ']');
    if (diagnostic->related.end <= diagnostic->related.start)
        return;
    json_key(json, "relatedLocations");
    json_open(json, '[');
    json_open(json, '{');
    put_physical_location(json, report, diagnostic->related);
    put_message(json, "message", diagnostic->related_label);
    json_close(json, '}');
    json_close(json, ']');
}

static void put_fingerprint(JsonWriter *json, uint64_t print)
{
    Buffer text = {0};
    buffer_print(&text, "%016llx", (unsigned long long)print);
    json_key(json, "partialFingerprints");
    json_open(json, '{');
    json_put_text(json, "hotlint/v1", buffer_view(&text));
    json_close(json, '}');
    buffer_free(&text);
}

static void render(Buffer *buffer, const FileReport *report,
                   const Diagnostic *diagnostic)
{
    JsonWriter json = {.buffer = buffer};
    json_open(&json, '{');
    json_put_text(&json, "ruleId", diagnostic->rule->code);
    json_put_number(&json, "ruleIndex",
                    (uint64_t)(diagnostic->rule - report->rules->rules));
    json_put_text(&json, "level", level(diagnostic->severity));
    json_key(&json, "message");
    json_open(&json, '{');
    format_json_advice(&json, "text", diagnostic);
    json_close(&json, '}');
    put_locations(&json, report, diagnostic);
    put_fingerprint(&json, diagnostic->print);
    json_close(&json, '}');
}

void sarif_render(const void *context, Buffer *buffer, const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++) {
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        render(buffer, report, &report->diagnostics[i]);
    }
}

static void put_tags(JsonWriter *json, const Rule *rule)
{
    json_key(json, "properties");
    json_open(json, '{');
    json_key(json, "tags");
    json_open(json, '[');
    json_string(json, STR("performance"));
    json_string(json, rule->family);
    json_string(json, impact_name(rule->impact));
    json_close(json, ']');
    json_close(json, '}');
}

static void put_help(JsonWriter *json, const Rule *rule)
{
    json_key(json, "help");
    json_open(json, '{');
    json_put_text(json, "text", rule_prose(rule));
    json_put_text(json, "markdown", rule_prose(rule));
    json_close(json, '}');
}

static void put_rule(JsonWriter *json, const Rule *rule)
{
    json_open(json, '{');
    json_put_text(json, "id", rule->code);
    json_put_text(json, "name", rule->name);
    put_message(json, "shortDescription", rule->name);
    put_message(json, "fullDescription", rule_prose(rule));
    put_help(json, rule);
    if (!rule->user)
        format_json_url(json, "helpUri", rule);
    json_key(json, "defaultConfiguration");
    json_open(json, '{');
    json_put_text(json, "level", level(rule->severity));
    json_close(json, '}');
    put_tags(json, rule);
    json_close(json, '}');
}

static void put_tool(JsonWriter *json, const RuleSet *rules)
{
    json_key(json, "tool");
    json_open(json, '{');
    json_key(json, "driver");
    json_open(json, '{');
    json_put_text(json, "name", STR("hotlint"));
    json_put_text(json, "semanticVersion", STR(HOTLINT_VERSION));
    json_put_text(json, "informationUri", STR(HOTLINT_URL));
    json_key(json, "rules");
    json_open(json, '[');
    for (uint32_t i = 0; i < rules->rule_count; i++)
        put_rule(json, &rules->rules[i]);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
}

/* Leaves the run open behind the bracket of its results. */
void sarif_begin(const ReportStyle *style, Buffer *buffer,
                 const CheckResult *result)
{
    JsonWriter json = {.buffer = buffer};
    json_open(&json, '{');
    json_put_text(&json, "$schema",
                  STR("https://json.schemastore.org/sarif-2.1.0.json"));
    json_put_text(&json, "version", STR("2.1.0"));
    json_key(&json, "runs");
    json_open(&json, '[');
    json_open(&json, '{');
    put_tool(&json, style->rules);
    json_put_text(&json, "columnKind", STR("unicodeCodePoints"));
    json_key(&json, "invocations");
    json_open(&json, '[');
    json_open(&json, '{');
    json_key(&json, "executionSuccessful");
    json_boolean(&json, !result->failed);
    json_close(&json, '}');
    json_close(&json, ']');
    json_key(&json, "results");
    json_open(&json, '[');
}
