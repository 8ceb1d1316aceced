/* Headers of all kinds are in lsp/protocol.py. */

#include "lsp/transport.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Line {
    int ends[2]; /* what is written to the second comes out of the first */
    Transport *transport;
    Arena arena;
} Line;

static void open_line(Line *line, const char *sent)
{
    *line = (Line){.transport = calloc(1, sizeof(Transport))};
    assert_int_equal(pipe(line->ends), 0);
    line->transport->in = line->ends[0];
    line->transport->out = line->ends[1];
    ssize_t size = (ssize_t)strlen(sent);
    assert_int_equal(write(line->ends[1], sent, strlen(sent)), size);
}

static void close_line(Line *line)
{
    assert_int_equal(close(line->ends[0]), 0);
    free(line->transport);
    arena_free(&line->arena);
}

static void assert_next(Line *line, Received kind, const char *expected)
{
    Str text = {0};
    Error error = {0};
    Received got = transport_read(line->transport, &line->arena, &text, &error);
    assert_int_equal(got, kind);
    if (got == RECEIVED_MESSAGE)
        assert_string_equal(text.data, expected);
    else
        assert_string_equal(error.message, expected);
}

static void transport_reads_one_by_one(void **state)
{
    (void)state;
    Line line;
    open_line(&line, "Content-Length: 2\r\n\r\n{}Content-Length: 0\r\n\r\n"
                     "content-length: 3\nX-Y: z\n\nabc");
    assert_true(transport_has_more(line.transport));
    assert_next(&line, RECEIVED_MESSAGE, "{}");
    assert_next(&line, RECEIVED_MESSAGE, "");
    assert_true(transport_has_more(line.transport));
    assert_next(&line, RECEIVED_MESSAGE, "abc");
    assert_false(transport_has_more(line.transport));
    assert_int_equal(close(line.ends[1]), 0);
    assert_next(&line, RECEIVED_END, "");
    close_line(&line);
}

static void transport_reads_what_it_writes(void **state)
{
    (void)state;
    Line line;
    open_line(&line, "");
    assert_true(transport_write(line.transport, STR("[1]")));
    assert_true(transport_write(line.transport, STR("\xC3\xA9")));
    assert_next(&line, RECEIVED_MESSAGE, "[1]");
    assert_next(&line, RECEIVED_MESSAGE, "\xC3\xA9");
    assert_int_equal(close(line.ends[1]), 0);
    close_line(&line);
}

static void transport_skips_what_is_too_large(void **state)
{
    (void)state;
    Line line;
    open_line(&line, "Content-Length: 67108865\r\n\r\n");
    assert_next(&line, RECEIVED_TOO_LARGE,
                "a message of 67108865 bytes is more than the limit of "
                "67108864");
    assert_int_equal(line.transport->skipped, 67108865);
    line.transport->skipped = 5; /* a pipe holds no more than some of it */
    assert_int_equal(write(line.ends[1], "12345Content-Length: 1\n\nx", 25),
                     25);
    assert_next(&line, RECEIVED_MESSAGE, "x");
    assert_int_equal(close(line.ends[1]), 0);
    close_line(&line);
}

static void assert_broken(const char *sent, const char *message)
{
    Line line;
    open_line(&line, sent);
    assert_int_equal(close(line.ends[1]), 0);
    assert_next(&line, RECEIVED_BROKEN, message);
    close_line(&line);
}

static void transport_says_what_is_broken(void **state)
{
    (void)state;
    assert_broken("\n", "a header has no Content-Length");
    assert_broken("{}\n", "`{}` is no line of a header");
    assert_broken("Content-Length: x\n\n",
                  "Content-Length is a number, not ` x`");
    char *long_line = calloc(1, HEADER_LIMIT + 2);
    memset(long_line, 'a', HEADER_LIMIT + 1);
    assert_broken(long_line,
                  "the header of a message has more than 4096 bytes");
    free(long_line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transport_reads_one_by_one),
        cmocka_unit_test(transport_reads_what_it_writes),
        cmocka_unit_test(transport_skips_what_is_too_large),
        cmocka_unit_test(transport_says_what_is_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
