#ifndef HOTLINT_LSP_RPC_H
#define HOTLINT_LSP_RPC_H

/* JSON-RPC 2.0: what the messages of both sides look like. */

#include "lsp/json_reader.h"
#include "report/json_writer.h"

/* The protocol's own, and those of JSON-RPC. */
typedef enum RpcError {
    RPC_PARSE_ERROR = -32700,
    RPC_INVALID_REQUEST = -32600,
    RPC_METHOD_NOT_FOUND = -32601,
    RPC_INVALID_PARAMS = -32602,
    RPC_NOT_INITIALIZED = -32002
} RpcError;

typedef enum RpcKind {
    RPC_REQUEST,
    RPC_NOTIFICATION,
    RPC_RESPONSE, /* to what we have asked the client */
    RPC_INVALID
} RpcKind;

typedef struct RpcMessage {
    RpcKind kind;
    const JsonValue *id; /* a number or a string; NULL: there is none */
    Str method;
    const JsonValue *params; /* NULL: there are none */
} RpcMessage;

/* Looks at what was read. */
RpcMessage rpc_message(const JsonValue *value);

/* Begins a message that a `method` and `params` of ours follow. */
void rpc_begin(JsonWriter *json, Buffer *buffer, const char *method);

/* Begins an answer, to be followed by a `result` or an error. */
void rpc_begin_answer(JsonWriter *json, Buffer *buffer, const JsonValue *id);

/* Writes the `error` of an answer. */
void rpc_put_error(JsonWriter *json, RpcError code, const char *text);

#endif
