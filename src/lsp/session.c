#include "lsp/session.h"

enum { LOG_WARNING = 2 /* MessageType */ };

void session_send(Session *session, Buffer *buffer)
{
    if (session->state != SESSION_OVER &&
        !transport_write(&session->transport, buffer_view(buffer)))
        session->state = SESSION_OVER;
    buffer_free(buffer);
}

void session_begin_request(Session *session, JsonWriter *json, Buffer *buffer,
                           const char *method)
{
    rpc_begin(json, buffer, method);
    json_put_number(json, "id", ++session->request_id);
    json_key(json, "params");
}

void session_log(Session *session, const Error *error)
{
    JsonWriter json;
    Buffer buffer = {0};
    const char *text = error->message;
    if (error->path[0])
        text = arena_format(&session->arena, "%s:%u: %s", error->path,
                            error->line, error->message);
    rpc_begin(&json, &buffer, "window/logMessage");
    json_key(&json, "params");
    json_open(&json, '{');
    json_put_number(&json, "type", LOG_WARNING);
    json_put_text(&json, "message", str_from(text));
    json_close(&json, '}');
    json_close(&json, '}');
    session_send(session, &buffer);
}

Document *session_document(Session *session, const JsonValue *params,
                           Error *error)
{
    Str uri = json_text(json_get(json_get(params, "textDocument"), "uri"));
    Document *document = document_find(&session->documents, uri);
    Str shown = str_first_code_points(uri, SHOWN_LIMIT);
    if (!uri.size)
        (void)error_set(error, "`textDocument.uri` is missing");
    else if (!document)
        (void)error_set(error, "`%.*s` is not open", STR_ARG(shown));
    return document;
}

bool session_position(const JsonValue *object, const char *key,
                      Position *position, Error *error)
{
    const JsonValue *value = json_get(object, key);
    return (json_count(json_get(value, "line"), &position->line) &&
            json_count(json_get(value, "character"), &position->character)) ||
           error_set(error, "`%s` is no position: two numbers from 0", key);
}

static void put_position(const Session *session, JsonWriter *json,
                         const char *key, Checked *checked, uint32_t offset)
{
    Position position =
        checked_position(checked, offset, session->documents.encoding);
    json_key(json, key);
    json_open(json, '{');
    json_put_number(json, "line", position.line);
    json_put_number(json, "character", position.character);
    json_close(json, '}');
}

void session_put_range(const Session *session, JsonWriter *json,
                       const char *key, Checked *checked, Span span)
{
    json_key(json, key);
    json_open(json, '{');
    put_position(session, json, "start", checked, span.start);
    put_position(session, json, "end", checked, span.end);
    json_close(json, '}');
}
