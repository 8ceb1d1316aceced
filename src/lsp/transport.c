#include "lsp/transport.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* Is a read or write that failed to be tried again? Waits until that makes
 * sense, should somebody have made the descriptor non-blocking. */
static bool may_retry(int file, short events)
{
    struct pollfd waiting = {.fd = file, .events = events};
    if (errno == EINTR)
        return true;
    bool is_busy = errno == EAGAIN || errno == EWOULDBLOCK;
    return is_busy && (poll(&waiting, 1, -1) > 0 || errno == EINTR);
}

/* Takes some bytes from the descriptor; false at its end. */
static bool fill(Transport *transport)
{
    ssize_t count;
    do {
        count = read(transport->in, transport->bytes, sizeof transport->bytes);
    } while (count < 0 && may_retry(transport->in, POLLIN));
    transport->begin = 0;
    transport->end = count > 0 ? (size_t)count : 0;
    return count > 0;
}

static bool next_byte(Transport *transport, char *byte)
{
    if (transport->begin == transport->end && !fill(transport))
        return false;
    *byte = transport->bytes[transport->begin++];
    return true;
}

/* Moves up to `size` bytes to `data`, or nowhere when that is NULL. */
static bool take_bytes(Transport *transport, char *data, size_t size)
{
    while (size) {
        if (transport->begin == transport->end && !fill(transport))
            return false;
        size_t count = transport->end - transport->begin;
        count = count < size ? count : size;
        if (data) {
            memcpy(data, transport->bytes + transport->begin, count);
            data += count;
        }
        transport->begin += count;
        size -= count;
    }
    return true;
}

/* Reads a line without its end; `*left` is what the header may still have. */
static Received read_line(Transport *transport, char *line, size_t *left,
                          Error *error)
{
    size_t size = 0;
    char byte = 0;
    for (; *left > 1; (*left)--) {
        if (!next_byte(transport, &byte))
            return RECEIVED_END;
        if (byte == '\n') {
            line[size] = '\0';
            if (size && line[size - 1] == '\r')
                line[size - 1] = '\0';
            return RECEIVED_MESSAGE;
        }
        line[size++] = byte;
    }
    (void)error_set(error, "the header of a message has more than %d bytes",
                    HEADER_LIMIT);
    return RECEIVED_BROKEN;
}

/* Digits and nothing else; a number that is too large is SIZE_MAX. */
static bool read_size(Str text, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        size_t digit = (size_t)(text.data[i] - '0');
        *size = *size > (SIZE_MAX - digit) / 10 ? SIZE_MAX : *size * 10 + digit;
    }
    return text.size > 0;
}

/* A line of the header. */
static bool read_field(const char *line, size_t *size, bool *has_size,
                       Error *error)
{
    Str value = str_from(line);
    Str name = str_take(&value, ':');
    if (name.size == strlen(line))
        return error_set(error, "`%.60s` is no line of a header", line);
    if (strncasecmp(line, "Content-Length:", name.size + 1) != 0)
        return true;
    *has_size = read_size(str_trim(value), size);
    return *has_size ||
           error_set(error, "Content-Length is a number, not `%.*s`",
                     (int)(value.size < 60 ? value.size : 60), value.data);
}

static Received read_header(Transport *transport, size_t *size, Error *error)
{
    char line[HEADER_LIMIT];
    size_t left = HEADER_LIMIT;
    bool has_size = false;
    for (;;) {
        Received received = read_line(transport, line, &left, error);
        if (received != RECEIVED_MESSAGE)
            return received;
        if (!line[0])
            break;
        if (!read_field(line, size, &has_size, error))
            return RECEIVED_BROKEN;
    }
    if (has_size)
        return RECEIVED_MESSAGE;
    (void)error_set(error, "a header has no Content-Length");
    return RECEIVED_BROKEN;
}

Received transport_read(Transport *transport, Arena *arena, Str *message,
                        Error *error)
{
    size_t size = 0;
    if (!take_bytes(transport, NULL, transport->skipped))
        return RECEIVED_END;
    transport->skipped = 0;
    Received received = read_header(transport, &size, error);
    if (received != RECEIVED_MESSAGE)
        return received;
    if (size > MESSAGE_LIMIT) {
        (void)error_set(error,
                        "a message of %zu bytes is more than the limit "
                        "of %d",
                        size, MESSAGE_LIMIT);
        transport->skipped = size;
        return RECEIVED_TOO_LARGE;
    }
    char *data = arena_alloc(arena, size + 1);
    *message = (Str){data, size};
    return take_bytes(transport, data, size) ? RECEIVED_MESSAGE : RECEIVED_END;
}

bool transport_has_more(const Transport *transport)
{
    struct pollfd file = {.fd = transport->in, .events = POLLIN};
    return transport->begin < transport->end || poll(&file, 1, 0) > 0;
}

static bool write_all(int file, Str text)
{
    while (text.size) {
        ssize_t count = write(file, text.data, text.size);
        if (count < 0 && may_retry(file, POLLOUT))
            continue;
        if (count < 0)
            return false;
        text = str_slice(text, (size_t)count, text.size);
    }
    return true;
}

bool transport_write(const Transport *transport, Str message)
{
    Buffer buffer = {0};
    buffer_print(&buffer, "Content-Length: %zu\r\n\r\n", message.size);
    buffer_put(&buffer, message);
    bool is_written = write_all(transport->out, buffer_view(&buffer));
    buffer_free(&buffer);
    return is_written;
}
