#ifndef HOTLINT_LSP_SESSION_H
#define HOTLINT_LSP_SESSION_H

/* One client's session, and what each method does with it. */

#include "lsp/checker.h"
#include "lsp/rpc.h"
#include "lsp/transport.h"
#include "lsp/workspace.h"

#define ACTION_KIND "quickfix"
#define ACTION_OPEN_PAGE "hotlint.openPage"

enum { SHOWN_LIMIT = 100 /* code points of what a client made up */ };

typedef enum SessionState {
    SESSION_NEW, /* before `initialize` */
    SESSION_OPEN,
    SESSION_SHUT, /* after `shutdown` */
    SESSION_OVER  /* after `exit`, or when the client has gone */
} SessionState;

/* What the client can do. */
typedef struct Abilities {
    bool pulls;                 /* asks for findings instead of being told */
    bool refreshes;             /* can be told to ask again */
    bool shows_documents;       /* opens a page for the user */
    bool registers;             /* watches files when asked to ... */
    bool has_relative_patterns; /* ... in any folder */
} Abilities;

/* Files that the client watches. */
typedef struct Watcher {
    const char *folder; /* absolute; NULL: those of the workspace */
    const char *pattern;
} Watcher;

typedef struct Session {
    Transport transport;
    Arena arena; /* of the message at hand */
    Checker checker;
    Documents documents;
    Workspace workspace;
    Abilities abilities;
    SessionState state;
    Arena watch_arena;
    ARRAY(Watcher) watchers; /* all that there ever were ... */
    uint32_t asked_watchers; /* ... and how many the client was asked for */
    bool was_shut;           /* `shutdown` came before `exit` */
    uint32_t request_id;     /* of our last request */
} Session;

/* What a method does. Of a request it writes the result; a notification has
 * none (NULL). False: `error` says what is wrong with the parameters, and
 * nothing was written. */
typedef bool Method(Session *session, const JsonValue *params,
                    JsonWriter *result, Error *error);

#define REQUEST(name, function) Method function;
#define NOTIFICATION(name, function) Method function;
#include "lsp/methods.def"
#undef REQUEST
#undef NOTIFICATION

/* Sends what is in the buffer, and frees it. */
void session_send(Session *session, Buffer *buffer);

/* Begins a request of ours, `params` being next; end it with `}` and
 * session_send. */
void session_begin_request(Session *session, JsonWriter *json, Buffer *buffer,
                           const char *method);

/* Has the client show a line in its log. */
void session_log(Session *session, const Error *error);

/* The document that `params.textDocument.uri` names; NULL: `error` is set. */
Document *session_document(Session *session, const JsonValue *params,
                           Error *error);

/* Tells findings of the documents that were changed, until input comes. */
void session_publish(Session *session);

/* Tells that a document has no findings any more, as it is closed. */
void session_publish_none(Session *session, const Document *document);

/* Has the client tell of changes to configurations in the workspace, or to
 * whatever a document's is made of, where it is not told anyway. */
void session_watch_folders(Session *session);
void session_watch(Session *session, const Document *document);

/* Has a client that asks for findings ask again. */
void session_refresh(Session *session);

/* Reads a member `key` of `{line, character}`. */
bool session_position(const JsonValue *object, const char *key,
                      Position *position, Error *error) MUST_USE;

/* Writes a member that is the range of a span. */
void session_put_range(const Session *session, JsonWriter *json,
                       const char *key, Checked *checked, Span span);

/* Writes a finding as the protocol has it. */
void session_put_finding(const Session *session, JsonWriter *json,
                         Checked *checked, const Diagnostic *finding);

#endif
