#include "support/dump.h"

#include <stdio.h>
#include <stdlib.h>

void dump_string(Str text)
{
    (void)putchar('"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte == '"' || byte == '\\')
            (void)printf("\\u%04x", byte);
        else
            (void)putchar(byte);
    }
    (void)putchar('"');
}

static void print_document(const Dumper *dumper, Arena *arena, Str text)
{
    Error error = {0};
    const void *root = dumper->read(arena, text, &error);
    if (root) {
        (void)fputs("{\"value\":", stdout);
        dumper->print(root);
    } else {
        (void)printf("{\"error\":[%u,%u,", error.line, error.column);
        dump_string(str_from(error.message));
        (void)putchar(']');
    }
    (void)fputs("}\n", stdout);
    (void)fflush(stdout);
}

int dump_documents(const Dumper *dumper)
{
    Arena arena = {0};
    size_t size;
    while (scanf("%zu", &size) == 1 && getchar() == '\n') {
        /* No byte more, so that a sanitizer sees what is read behind it. */
        char *text = memory_alloc(size);
        if (fread(text, 1, size, stdin) != size)
            return 2;
        arena_reset(&arena);
        print_document(dumper, &arena, (Str){text, size});
        free(text);
    }
    arena_free(&arena);
    return 0;
}
