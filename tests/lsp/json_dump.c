/* Prints what lsp/json_reader makes of documents, for compare_json.py. Reads
 * `SIZE\n` and SIZE bytes, again and again; prints one line of JSON for each:
 * `{"value": ...}` or `{"error": [line, column, message]}`. A number is
 * `{"number": "%a"}`, an object `{"object": [[key, value]]}`. */

#include "lsp/json_reader.h"

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

static void print_value(const JsonValue *value);

static void print_items(const JsonValue *owner)
{
    for (const JsonValue *item = owner->first; item; item = item->next) {
        if (owner->kind == JSON_OBJECT) {
            (void)putchar('[');
            print_string(item->key);
            (void)putchar(',');
        }
        print_value(item);
        if (owner->kind == JSON_OBJECT)
            (void)putchar(']');
        if (item->next)
            (void)putchar(',');
    }
}

static void print_value(const JsonValue *value)
{
    switch (value->kind) {
    case JSON_NULL:
        (void)fputs("null", stdout);
        break;
    case JSON_BOOLEAN:
        (void)fputs(value->boolean ? "true" : "false", stdout);
        break;
    case JSON_NUMBER:
        (void)printf("{\"number\":\"%a\"}", value->number);
        break;
    case JSON_STRING:
        print_string(value->text);
        break;
    case JSON_ARRAY:
        (void)putchar('[');
        print_items(value);
        (void)putchar(']');
        break;
    case JSON_OBJECT:
        (void)fputs("{\"object\":[", stdout);
        print_items(value);
        (void)fputs("]}", stdout);
        break;
    }
}

static void print_document(Arena *arena, Str text)
{
    Error error = {0};
    const JsonValue *root = json_parse(arena, text, &error);
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
        /* No byte more, so that a sanitizer sees what is read behind it. */
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
