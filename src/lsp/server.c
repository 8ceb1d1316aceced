#include "lsp/server.h"

#include "lsp/session.h"

#include <stdlib.h>
#include <string.h>

typedef struct MethodEntry {
    Str name;
    bool is_request;
    Method *run;
} MethodEntry;

static const MethodEntry methods[] = {
#define REQUEST(name, function) {STR_INIT(name), true, function},
#define NOTIFICATION(name, function) {STR_INIT(name), false, function},
#include "lsp/methods.def"
#undef REQUEST
#undef NOTIFICATION
};

static const MethodEntry *find_method(const RpcMessage *message)
{
    bool is_request = message->kind == RPC_REQUEST;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (str_equal(methods[i].name, message->method) &&
            methods[i].is_request == is_request)
            return &methods[i];
    return NULL;
}

static void refuse(Session *session, const JsonValue *id, RpcError code,
                   const char *text)
{
    JsonWriter json;
    Buffer buffer = {0};
    rpc_begin_answer(&json, &buffer, id);
    rpc_put_error(&json, code, text);
    json_close(&json, '}');
    session_send(session, &buffer);
}

static void run_request(Session *session, const RpcMessage *message,
                        const MethodEntry *method)
{
    JsonWriter json;
    Error error = {0};
    Buffer buffer = {0};
    rpc_begin_answer(&json, &buffer, message->id);
    json_key(&json, "result");
    if (method->run(session, message->params, &json, &error)) {
        json_close(&json, '}');
        session_send(session, &buffer);
        return;
    }
    buffer_free(&buffer);
    refuse(session, message->id, RPC_INVALID_PARAMS, error.message);
}

static void handle_request(Session *session, const RpcMessage *message)
{
    const MethodEntry *method = find_method(message);
    bool begins = str_is(message->method, "initialize");
    if (session->state == SESSION_NEW && !begins)
        refuse(session, message->id, RPC_NOT_INITIALIZED,
               "the first request must be `initialize`");
    else if (session->state == SESSION_SHUT)
        refuse(session, message->id, RPC_INVALID_REQUEST,
               "nothing but `exit` may follow `shutdown`");
    else if (session->state != SESSION_NEW && begins)
        refuse(session, message->id, RPC_INVALID_REQUEST,
               "`initialize` came before");
    else if (!method)
        refuse(session, message->id, RPC_METHOD_NOT_FOUND,
               arena_format(&session->arena, "there is no request `%.*s`",
                            STR_ARG(str_first_code_points(message->method,
                                                          SHOWN_LIMIT))));
    else
        run_request(session, message, method);
}

static void handle_notification(Session *session, const RpcMessage *message)
{
    Error error = {0};
    const MethodEntry *method = find_method(message);
    bool ends = str_is(message->method, "exit");
    if (!method || (session->state != SESSION_OPEN && !ends))
        return;
    if (!method->run(session, message->params, NULL, &error))
        session_log(session, &error);
}

static void handle(Session *session, Str text)
{
    Error error = {0};
    const JsonValue *value = json_parse(&session->arena, text, &error);
    if (!value) {
        const char *place = arena_format(&session->arena, "%s, column %u",
                                         error.message, error.column);
        refuse(session, NULL, RPC_PARSE_ERROR, place);
        return;
    }
    RpcMessage message = rpc_message(value);
    if (message.kind == RPC_REQUEST)
        handle_request(session, &message);
    else if (message.kind == RPC_NOTIFICATION)
        handle_notification(session, &message);
    else if (message.kind == RPC_INVALID)
        refuse(session, message.id, RPC_INVALID_REQUEST,
               "this is no message of JSON-RPC 2.0");
}

static ServerExit serve(Session *session)
{
    while (session->state != SESSION_OVER) {
        Str text;
        Error error = {0};
        Received received =
            transport_read(&session->transport, &session->arena, &text, &error);
        if (received == RECEIVED_END)
            return SERVER_LEFT;
        if (received == RECEIVED_MESSAGE)
            handle(session, text);
        else
            refuse(session, NULL,
                   received == RECEIVED_BROKEN ? RPC_PARSE_ERROR
                                               : RPC_INVALID_REQUEST,
                   error.message);
        if (received == RECEIVED_BROKEN) {
            error_print(&error);
            return SERVER_UNABLE;
        }
        arena_reset(&session->arena);
        if (session->state == SESSION_OPEN)
            session_publish(session);
    }
    return session->was_shut ? SERVER_DONE : SERVER_LEFT;
}

ServerExit server_run(const CheckerSettings *settings, int in, int out)
{
    Session *session = memory_alloc(sizeof *session);
    session->transport.in = in;
    session->transport.out = out;
    checker_init(&session->checker, settings);
    ServerExit code = serve(session);
    documents_free(&session->documents);
    workspace_free(&session->workspace);
    checker_free(&session->checker);
    arena_free(&session->arena);
    arena_free(&session->watch_arena);
    free(session);
    return code;
}
