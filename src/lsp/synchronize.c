/* Keeps the documents as the editor has them. */

#include "lsp/session.h"

static bool fail_text(Error *error)
{
    return error_set(error, "a text is missing");
}

static void place(Session *session, Document *document)
{
    Error error = {0};
    if (!workspace_place(&session->workspace, session->checker.settings,
                         document, &error))
        session_log(session, &error);
    session_watch(session, document);
}

/* Versions are whole numbers, also negative ones; without one it is 0. */
static int64_t version_of(const JsonValue *document)
{
    const JsonValue *version = json_get(document, "version");
    bool is_valid = json_is(version, JSON_NUMBER) &&
                    version->number >= INT32_MIN &&
                    version->number <= INT32_MAX;
    return is_valid ? (int64_t)version->number : 0;
}

bool synchronize_open(Session *session, const JsonValue *params,
                      JsonWriter *result, Error *error)
{
    (void)result;
    const JsonValue *item = json_get(params, "textDocument");
    const JsonValue *text = json_get(item, "text");
    Str uri = json_text(json_get(item, "uri"));
    if (!uri.size || str_find_byte(uri, '\0', 0) < uri.size)
        return error_set(error, "`textDocument.uri` is missing");
    if (!json_is(text, JSON_STRING))
        return fail_text(error);
    Document *document = document_open(&session->documents, uri);
    document->version = version_of(item);
    document_set(document, text->text);
    place(session, document);
    return true;
}

/* One item of `contentChanges`. */
static bool apply(Session *session, Document *document, const JsonValue *change,
                  Error *error)
{
    Position places[2];
    const JsonValue *text = json_get(change, "text");
    const JsonValue *range = json_get(change, "range");
    if (!json_is(text, JSON_STRING))
        return fail_text(error);
    if (!range) {
        document_set(document, text->text);
        return true;
    }
    if (!session_position(range, "start", &places[0], error) ||
        !session_position(range, "end", &places[1], error))
        return false;
    document_edit(&session->documents, document, places, text->text);
    return true;
}

bool synchronize_change(Session *session, const JsonValue *params,
                        JsonWriter *result, Error *error)
{
    (void)result;
    Document *document = session_document(session, params, error);
    const JsonValue *changes = json_get(params, "contentChanges");
    if (!document)
        return false;
    if (!json_is(changes, JSON_ARRAY))
        return error_set(error, "`contentChanges` is missing");
    document->version = version_of(json_get(params, "textDocument"));
    document->is_changed = true;
    for (const JsonValue *one = changes->first; one; one = one->next)
        if (!apply(session, document, one, error))
            return false;
    return true;
}

bool synchronize_close(Session *session, const JsonValue *params,
                       JsonWriter *result, Error *error)
{
    (void)result;
    Document *document = session_document(session, params, error);
    if (!document)
        return false;
    session_publish_none(session, document);
    document_close(&session->documents, document);
    return true;
}

/* Documents that were not changed may have other findings now. */
static void place_all(Session *session)
{
    for (Document *one = session->documents.first; one; one = one->next)
        place(session, one);
    session_refresh(session);
}

bool synchronize_configuration(Session *session, const JsonValue *params,
                               JsonWriter *result, Error *error)
{
    (void)params;
    (void)result;
    (void)error;
    place_all(session);
    return true;
}

bool synchronize_folders(Session *session, const JsonValue *params,
                         JsonWriter *result, Error *error)
{
    (void)result;
    (void)error;
    const JsonValue *event = json_get(params, "event");
    const JsonValue *added = json_get(event, "added");
    const JsonValue *removed = json_get(event, "removed");
    for (const JsonValue *one = removed ? removed->first : NULL; one;
         one = one->next)
        workspace_remove(&session->workspace, json_text(json_get(one, "uri")));
    for (const JsonValue *one = added ? added->first : NULL; one;
         one = one->next)
        workspace_add(&session->workspace, json_text(json_get(one, "uri")));
    place_all(session);
    return true;
}
