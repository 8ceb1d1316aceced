/* Any bytes as what a client sends, for libFuzzer. In whatever pieces they
 * come, the same messages are read; strings are valid UTF-8; and a document
 * that was read and is written again is read as the same document. */

#include "base/utf8.h"
#include "lsp/rpc.h"
#include "lsp/transport.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PIECES = 16 /* so that all fit into the socket */ };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* A socket from which each read takes one piece, as long as they last. */
static int open_pieces(Str bytes, size_t piece)
{
    int ends[2];
    must(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0);
    size_t least = bytes.size / PIECES + 1;
    piece = piece < least ? least : piece;
    for (size_t at = 0; at < bytes.size; at += piece) {
        Str part = str_slice(bytes, at, at + piece);
        must(send(ends[1], part.data, part.size, 0) == (ssize_t)part.size);
    }
    must(close(ends[1]) == 0);
    return ends[0];
}

static void write_value(Buffer *buffer, const JsonValue *value);

static void write_text(Buffer *buffer, Str text)
{
    JsonWriter json = {.buffer = buffer};
    uint32_t code_point;
    for (size_t at = 0, size; at < text.size; at += size) {
        size = utf8_read(text, at, &code_point);
        must(size > 0);
    }
    json_string(&json, text);
}

static void write_items(Buffer *buffer, const JsonValue *owner)
{
    for (const JsonValue *one = owner->first; one; one = one->next) {
        if (owner->kind == JSON_OBJECT) {
            write_text(buffer, one->key);
            buffer_put_byte(buffer, ':');
        }
        write_value(buffer, one);
        if (one->next)
            buffer_put_byte(buffer, ',');
    }
}

/* As deep as JSON_DEPTH allows. */
static void write_value(Buffer *buffer, const JsonValue *value)
{
    switch (value->kind) {
    case JSON_NULL:
        buffer_put(buffer, STR("null"));
        break;
    case JSON_BOOLEAN:
        buffer_put(buffer, value->boolean ? STR("true") : STR("false"));
        break;
    case JSON_NUMBER:
        buffer_put(buffer, value->text);
        break;
    case JSON_STRING:
        write_text(buffer, value->text);
        break;
    case JSON_ARRAY:
        buffer_put_byte(buffer, '[');
        write_items(buffer, value);
        buffer_put_byte(buffer, ']');
        break;
    case JSON_OBJECT:
        buffer_put_byte(buffer, '{');
        write_items(buffer, value);
        buffer_put_byte(buffer, '}');
        break;
    }
}

static void check_document(Arena *arena, Str text)
{
    Error error = {0};
    Buffer first = {0};
    Buffer second = {0};
    const JsonValue *value = json_parse(arena, text, &error);
    must(!value == (error.message[0] != '\0'));
    if (!value)
        return;
    (void)rpc_message(value);
    write_value(&first, value);
    value = json_parse(arena, buffer_view(&first), &error);
    must(value != NULL);
    write_value(&second, value);
    must(str_equal(buffer_view(&first), buffer_view(&second)));
    buffer_free(&first);
    buffer_free(&second);
}

/* Writes down all that is read. */
static void listen_to(Arena *arena, Str bytes, size_t piece, Buffer *log)
{
    static Transport transport;
    transport = (Transport){.in = open_pieces(bytes, piece), .out = -1};
    Received received;
    do {
        Str message = {0};
        Error error = {0};
        received = transport_read(&transport, arena, &message, &error);
        buffer_print(log, "%d %s %zu:", received, error.message, message.size);
        buffer_put(log, message);
        if (received == RECEIVED_MESSAGE)
            check_document(arena, message);
    } while (received != RECEIVED_END && received != RECEIVED_BROKEN);
    must(close(transport.in) == 0);
}

/* The first byte tells the size of the pieces. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    Buffer whole = {0};
    Buffer pieces = {0};
    if (size < 2)
        return 0;
    Str bytes = {(const char *)data + 1, size - 1};
    listen_to(&arena, bytes, bytes.size, &whole);
    listen_to(&arena, bytes, data[0] + 1U, &pieces);
    must(str_equal(buffer_view(&whole), buffer_view(&pieces)));
    buffer_free(&whole);
    buffer_free(&pieces);
    arena_reset(&arena);
    return 0;
}
