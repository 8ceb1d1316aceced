/* From the first message to the last. */

#include "lsp/session.h"

static void put_server_info(JsonWriter *json)
{
    json_key(json, "serverInfo");
    json_open(json, '{');
    json_put_text(json, "name", STR("hotlint"));
    json_put_text(json, "version", STR(HOTLINT_VERSION));
    json_close(json, '}');
}

static void put_flag(JsonWriter *json, const char *key, bool flag)
{
    json_key(json, key);
    json_boolean(json, flag);
}

static void put_list(JsonWriter *json, const char *key, Str item)
{
    json_key(json, key);
    json_open(json, '[');
    json_string(json, item);
    json_close(json, ']');
}

static void put_synchronization(JsonWriter *json)
{
    enum { INCREMENTAL = 2 };
    json_key(json, "textDocumentSync");
    json_open(json, '{');
    put_flag(json, "openClose", true);
    json_put_number(json, "change", INCREMENTAL);
    json_close(json, '}');
}

static void put_providers(JsonWriter *json)
{
    json_key(json, "diagnosticProvider");
    json_open(json, '{');
    json_put_text(json, "identifier", STR("hotlint"));
    put_flag(json, "interFileDependencies", false);
    put_flag(json, "workspaceDiagnostics", false);
    json_close(json, '}');
    put_flag(json, "hoverProvider", true);
    json_key(json, "codeActionProvider");
    json_open(json, '{');
    put_list(json, "codeActionKinds", STR(ACTION_KIND));
    json_close(json, '}');
    json_key(json, "executeCommandProvider");
    json_open(json, '{');
    put_list(json, "commands", STR(ACTION_OPEN_PAGE));
    json_close(json, '}');
}

static void put_workspace(JsonWriter *json)
{
    json_key(json, "workspace");
    json_open(json, '{');
    json_key(json, "workspaceFolders");
    json_open(json, '{');
    put_flag(json, "supported", true);
    put_flag(json, "changeNotifications", true);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_capabilities(const Session *session, JsonWriter *json)
{
    bool is_utf8 = session->documents.encoding == POSITION_UTF8;
    json_key(json, "capabilities");
    json_open(json, '{');
    json_put_text(json, "positionEncoding",
                  is_utf8 ? STR("utf-8") : STR("utf-16"));
    put_synchronization(json);
    put_providers(json);
    put_workspace(json);
    json_close(json, '}');
}

/* The first of the client's encodings that we have, too. */
static PositionEncoding choose_encoding(const JsonValue *encodings)
{
    const JsonValue *one =
        json_is(encodings, JSON_ARRAY) ? encodings->first : NULL;
    for (; one; one = one->next) {
        if (str_is(json_text(one), "utf-8"))
            return POSITION_UTF8;
        if (str_is(json_text(one), "utf-16"))
            break;
    }
    return POSITION_UTF16;
}

static void read_abilities(Session *session, const JsonValue *client)
{
    const JsonValue *general = json_get(client, "general");
    const JsonValue *text = json_get(client, "textDocument");
    const JsonValue *workspace = json_get(client, "workspace");
    const JsonValue *window = json_get(client, "window");
    const JsonValue *watching = json_get(workspace, "didChangeWatchedFiles");
    session->documents.encoding =
        choose_encoding(json_get(general, "positionEncodings"));
    session->abilities = (Abilities){
        .pulls = json_is(json_get(text, "diagnostic"), JSON_OBJECT),
        .refreshes = json_is_true(
            json_get(json_get(workspace, "diagnostics"), "refreshSupport")),
        .shows_documents =
            json_is_true(json_get(json_get(window, "showDocument"), "support")),
        .registers = json_is_true(json_get(watching, "dynamicRegistration")),
        .has_relative_patterns =
            json_is_true(json_get(watching, "relativePatternSupport")),
    };
}

/* Several folders, or one as older clients have it. */
static void read_folders(Session *session, const JsonValue *params)
{
    const JsonValue *folders = json_get(params, "workspaceFolders");
    if (!json_is(folders, JSON_ARRAY)) {
        workspace_add(&session->workspace,
                      json_text(json_get(params, "rootUri")));
        return;
    }
    for (const JsonValue *one = folders->first; one; one = one->next)
        workspace_add(&session->workspace, json_text(json_get(one, "uri")));
}

bool lifecycle_initialize(Session *session, const JsonValue *params,
                          JsonWriter *result, Error *error)
{
    if (!json_is(params, JSON_OBJECT))
        return error_set(error, "`initialize` has no parameters");
    read_abilities(session, json_get(params, "capabilities"));
    read_folders(session, params);
    session->state = SESSION_OPEN;
    json_open(result, '{');
    put_capabilities(session, result);
    put_server_info(result);
    json_close(result, '}');
    return true;
}

bool lifecycle_initialized(Session *session, const JsonValue *params,
                           JsonWriter *result, Error *error)
{
    (void)params;
    (void)result;
    (void)error;
    session_watch_folders(session);
    return true;
}

bool lifecycle_shutdown(Session *session, const JsonValue *params,
                        JsonWriter *result, Error *error)
{
    (void)params;
    (void)error;
    session->state = SESSION_SHUT;
    session->was_shut = true;
    json_raw(result, STR("null"));
    return true;
}

bool lifecycle_exit(Session *session, const JsonValue *params,
                    JsonWriter *result, Error *error)
{
    (void)params;
    (void)result;
    (void)error;
    session->state = SESSION_OVER;
    return true;
}
