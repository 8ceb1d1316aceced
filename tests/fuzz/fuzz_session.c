/* Any messages, one a line, in a session of the language server, for
 * libFuzzer: it ends, and all that it says can be read. */

#include "catalog/ruleset.h"
#include "lsp/json_reader.h"
#include "lsp/server.h"
#include "lsp/transport.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* An empty file, again and again the same one. */
static int emptied(FILE **file)
{
    if (!*file)
        *file = tmpfile();
    must(*file != NULL);
    int descriptor = fileno(*file);
    must(ftruncate(descriptor, 0) == 0);
    must(lseek(descriptor, 0, SEEK_SET) == 0);
    return descriptor;
}

/* With the headers that the lines of the input are spared. */
static void send_lines(Str lines, int file)
{
    Transport transport = {.in = -1, .out = file};
    while (lines.size)
        must(transport_write(&transport, str_take(&lines, '\n')));
    must(lseek(file, 0, SEEK_SET) == 0);
}

static void check_answers(Arena *arena, int file)
{
    static Transport transport;
    transport = (Transport){.in = file, .out = -1};
    Str message;
    Error error = {0};
    Received received;
    must(lseek(file, 0, SEEK_SET) == 0);
    while ((received = transport_read(&transport, arena, &message, &error)) ==
           RECEIVED_MESSAGE)
        must(json_parse(arena, message, &error) != NULL);
    must(received == RECEIVED_END);
    arena_reset(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *files[2];
    static Arena arena;
    static Arena settled;
    static CheckerSettings settings = {.choice = {.isolated = true}};
    Error error = {0};
    if (!settings.rules) {
        settings.rules = &frozen_rules;
        must(checker_settle(&settings, &settled, &error));
    }
    int sent = emptied(&files[0]);
    int answers = emptied(&files[1]);
    send_lines((Str){(const char *)data, size}, sent);
    (void)server_run(&settings, sent, answers);
    check_answers(&arena, answers);
    return 0;
}
