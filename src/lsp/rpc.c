#include "lsp/rpc.h"

/* Parameters stand in an object or an array, if there are any. */
static bool has_valid_params(const JsonValue *params)
{
    return !params || json_is(params, JSON_OBJECT) ||
           json_is(params, JSON_ARRAY) || json_is(params, JSON_NULL);
}

static RpcKind kind_of(const JsonValue *value, const RpcMessage *message)
{
    const JsonValue *id = json_get(value, "id");
    const JsonValue *method = json_get(value, "method");
    if (!str_is(json_text(json_get(value, "jsonrpc")), "2.0") ||
        (id && !message->id && !json_is(id, JSON_NULL)))
        return RPC_INVALID;
    if (!method && (json_get(value, "result") || json_get(value, "error")))
        return RPC_RESPONSE;
    if (!json_is(method, JSON_STRING) || (id && !message->id) ||
        !has_valid_params(json_get(value, "params")))
        return RPC_INVALID;
    return id ? RPC_REQUEST : RPC_NOTIFICATION;
}

RpcMessage rpc_message(const JsonValue *value)
{
    const JsonValue *id = json_get(value, "id");
    RpcMessage message = {
        .method = json_text(json_get(value, "method")),
        .params = json_get(value, "params"),
    };
    if (json_is(id, JSON_STRING) || json_is(id, JSON_NUMBER))
        message.id = id;
    message.kind = kind_of(value, &message);
    return message;
}

static void begin(JsonWriter *json, Buffer *buffer)
{
    *json = (JsonWriter){.buffer = buffer};
    json_open(json, '{');
    json_put_text(json, "jsonrpc", STR("2.0"));
}

void rpc_begin(JsonWriter *json, Buffer *buffer, const char *method)
{
    begin(json, buffer);
    json_put_text(json, "method", str_from(method));
}

void rpc_begin_answer(JsonWriter *json, Buffer *buffer, const JsonValue *id)
{
    begin(json, buffer);
    json_key(json, "id");
    if (json_is(id, JSON_STRING))
        json_string(json, id->text);
    else
        json_raw(json, id ? id->text : STR("null"));
}

void rpc_put_error(JsonWriter *json, RpcError code, const char *text)
{
    json_key(json, "error");
    json_open(json, '{');
    json_key(json, "code");
    json_integer(json, code);
    json_put_text(json, "message", str_from(text));
    json_close(json, '}');
}
