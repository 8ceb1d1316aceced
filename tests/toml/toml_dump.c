/* Prints what base/toml makes of documents, for compare_tomllib.py. Reads
 * `SIZE\n` and SIZE bytes, again and again; prints one line of JSON for each:
 * `{"value": ...}` or `{"error": [line, column, message]}`. A value that JSON
 * has no kind for is `{"KIND": "text"}`, a table `{"table": [[key, value]]}`.
 */

#include "base/toml.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void print_string(Str text)
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

static void print_value(const TomlValue *value);

static void print_items(const TomlValue *owner)
{
    for (const TomlValue *item = owner->first; item; item = item->next) {
        if (owner->kind == TOML_TABLE) {
            (void)putchar('[');
            print_string(item->key);
            (void)putchar(',');
        }
        print_value(item);
        if (owner->kind == TOML_TABLE)
            (void)putchar(']');
        if (item->next)
            (void)putchar(',');
    }
}

static void print_value(const TomlValue *value)
{
    switch (value->kind) {
    case TOML_STRING:
        print_string(value->text);
        break;
    case TOML_INTEGER:
        (void)printf("%" PRId64, value->integer);
        break;
    case TOML_FLOAT:
        (void)printf("{\"float\":\"%.17g\"}", value->number);
        break;
    case TOML_BOOLEAN:
        (void)fputs(value->boolean ? "true" : "false", stdout);
        break;
    case TOML_DATE:
        (void)fputs("{\"date\":", stdout);
        print_string(value->text);
        (void)putchar('}');
        break;
    case TOML_ARRAY:
        (void)putchar('[');
        print_items(value);
        (void)putchar(']');
        break;
    case TOML_TABLE:
        (void)fputs("{\"table\":[", stdout);
        print_items(value);
        (void)fputs("]}", stdout);
        break;
    }
}

static void print_document(Arena *arena, Str text)
{
    Error error = {0};
    const TomlValue *root = toml_parse(arena, text, &error);
    if (root) {
        (void)fputs("{\"value\":", stdout);
        print_value(root);
    } else {
        (void)printf("{\"error\":[%u,%u,", error.line, error.column);
        print_string(str_from(error.message));
        (void)putchar(']');
    }
    (void)fputs("}\n", stdout);
    (void)fflush(stdout);
}

int main(void)
{
    Arena arena = {0};
    size_t size;
    while (scanf("%zu", &size) == 1 && getchar() == '\n') {
        char *text = memory_alloc(size);
        if (fread(text, 1, size, stdin) != size)
            return 2;
        arena_reset(&arena);
        print_document(&arena, (Str){text, size});
        free(text);
    }
    arena_free(&arena);
    return 0;
}
