#ifndef HOTLINT_LSP_TRANSPORT_H
#define HOTLINT_LSP_TRANSPORT_H

/* Messages over two file descriptors, each behind a header that tells its
 * size, as the language server protocol has it ("Base protocol"). */

#include "base/buffer.h"
#include "base/error.h"

enum {
    MESSAGE_LIMIT = 64 * 1024 * 1024, /* bytes of a message */
    HEADER_LIMIT = 4096               /* bytes of its header */
};

typedef enum Received {
    RECEIVED_MESSAGE,
    RECEIVED_TOO_LARGE, /* a message that will be skipped */
    RECEIVED_BROKEN,    /* where the next one begins, nobody can tell */
    RECEIVED_END        /* the client has gone */
} Received;

typedef struct Transport {
    int in; /* file descriptors, the caller's */
    int out;
    size_t begin; /* bytes [begin, end) of `bytes` are still to be read */
    size_t end;
    size_t skipped; /* bytes to skip before the next message */
    char bytes[64 * 1024];
} Transport;

/* Waits for the next message, whose text lives in `arena`, a NUL behind it.
 * `error` says what is wrong with one that is too large or broken. */
Received transport_read(Transport *transport, Arena *arena, Str *message,
                        Error *error);

/* Is there more to read, without waiting? */
bool transport_has_more(const Transport *transport);

/* Writes a message. False: the client has gone. */
bool transport_write(const Transport *transport, Str message) MUST_USE;

#endif
