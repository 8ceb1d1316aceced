/* Prints what lsp/json_reader makes of documents, for compare_json.py (see
 * support/dump.h). A number is `{"number": "%a"}`, an object
 * `{"object": [[key, value]]}`. */

#include "lsp/json_reader.h"
#include "support/dump.h"

#include <stdio.h>

static void print_value(const JsonValue *value);

static void print_items(const JsonValue *owner)
{
    for (const JsonValue *item = owner->first; item; item = item->next) {
        if (owner->kind == JSON_OBJECT) {
            (void)putchar('[');
            dump_string(item->key);
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
        dump_string(value->text);
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

static const void *read_document(Arena *arena, Str text, Error *error)
{
    return json_parse(arena, text, error);
}

static void print_document(const void *value)
{
    print_value(value);
}

int main(void)
{
    return dump_documents(&(Dumper){read_document, print_document});
}
