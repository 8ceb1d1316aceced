/* Tells the findings of a document, unasked or asked. */

#include "lsp/session.h"
#include "report/format.h"
#include "run/suppress.h"

enum { SEVERITY_OF_WARNING = 2, SEVERITY_OF_NOTE = 3, TAG_UNNECESSARY = 1 };

static void put_related(const Session *session, JsonWriter *json,
                        Checked *checked, const Diagnostic *finding)
{
    if (finding->related.start == finding->related.end)
        return;
    json_key(json, "relatedInformation");
    json_open(json, '[');
    json_open(json, '{');
    json_key(json, "location");
    json_open(json, '{');
    json_put_text(json, "uri", checked->document->uri);
    session_put_range(session, json, "range", checked, finding->related);
    json_close(json, '}');
    json_put_text(json, "message", finding->related_label);
    json_close(json, '}');
    json_close(json, ']');
}

static void put_code(JsonWriter *json, const Rule *rule)
{
    json_put_text(json, "code", rule->code);
    if (rule->user)
        return; /* its page is not published */
    json_key(json, "codeDescription");
    json_open(json, '{');
    format_json_url(json, "href", rule);
    json_close(json, '}');
}

/* What is only there to be taken out is shown faintly. */
static void put_tags(const Checked *checked, JsonWriter *json,
                     const Diagnostic *finding)
{
    const RuleSet *rules = checked->document->assignment.rules;
    if (finding->rule != suppress_rule(rules))
        return;
    json_key(json, "tags");
    json_open(json, '[');
    json_number(json, TAG_UNNECESSARY);
    json_close(json, ']');
}

void session_put_finding(const Session *session, JsonWriter *json,
                         Checked *checked, const Diagnostic *finding)
{
    bool is_warning = finding->severity == SEVERITY_WARNING;
    json_open(json, '{');
    session_put_range(session, json, "range", checked, finding->span);
    json_put_number(json, "severity",
                    is_warning ? SEVERITY_OF_WARNING : SEVERITY_OF_NOTE);
    put_code(json, finding->rule);
    json_put_text(json, "source", STR("hotlint"));
    format_json_advice(json, "message", finding);
    put_tags(checked, json, finding);
    put_related(session, json, checked, finding);
    json_close(json, '}');
}

/* Looks for them now. */
static void put_findings(Session *session, JsonWriter *json, const char *key,
                         Document *document)
{
    Checked checked;
    checker_check(&session->checker, document, &checked);
    json_key(json, key);
    json_open(json, '[');
    for (uint32_t i = 0; i < checked.diagnostics.list.count; i++)
        session_put_finding(session, json, &checked,
                            &checked.diagnostics.list.items[i]);
    json_close(json, ']');
    checker_forget(&session->checker);
}

static void begin_publication(JsonWriter *json, Buffer *buffer,
                              const Document *document)
{
    rpc_begin(json, buffer, "textDocument/publishDiagnostics");
    json_key(json, "params");
    json_open(json, '{');
    json_put_text(json, "uri", document->uri);
}

/* Unless the document is changed again meanwhile. */
static void publish(Session *session, Document *document)
{
    JsonWriter json;
    Buffer buffer = {0};
    begin_publication(&json, &buffer, document);
    json_key(&json, "version");
    json_integer(&json, document->version);
    session->checker.input = &session->transport;
    put_findings(session, &json, "diagnostics", document);
    session->checker.input = NULL;
    json_close(&json, '}');
    json_close(&json, '}');
    document->is_changed = session->checker.analyst.has_stopped;
    if (document->is_changed)
        buffer_free(&buffer);
    else
        session_send(session, &buffer);
}

void session_publish(Session *session)
{
    for (Document *one = session->documents.first;
         one && !session->abilities.pulls; one = one->next)
        if (one->is_changed && !transport_has_more(&session->transport))
            publish(session, one);
}

void session_publish_none(Session *session, const Document *document)
{
    JsonWriter json;
    Buffer buffer = {0};
    if (session->abilities.pulls)
        return;
    begin_publication(&json, &buffer, document);
    json_key(&json, "diagnostics");
    json_open(&json, '[');
    json_close(&json, ']');
    json_close(&json, '}');
    json_close(&json, '}');
    session_send(session, &buffer);
}

void session_refresh(Session *session)
{
    JsonWriter json;
    Buffer buffer = {0};
    if (!session->abilities.pulls || !session->abilities.refreshes)
        return;
    session_begin_request(session, &json, &buffer,
                          "workspace/diagnostic/refresh");
    json_raw(&json, STR("null"));
    json_close(&json, '}');
    session_send(session, &buffer);
}

bool findings_pull(Session *session, const JsonValue *params,
                   JsonWriter *result, Error *error)
{
    Document *document = session_document(session, params, error);
    if (!document)
        return false;
    json_open(result, '{');
    json_put_text(result, "kind", STR("full"));
    put_findings(session, result, "items", document);
    json_close(result, '}');
    return true;
}
