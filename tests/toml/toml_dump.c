/* Prints what base/toml makes of documents, for compare_tomllib.py (see
 * support/dump.h). A value that JSON has no kind for is `{"KIND": "text"}`, a
 * table `{"table": [[key, value]]}`. */

#include "base/toml.h"
#include "support/dump.h"

#include <inttypes.h>
#include <stdio.h>

static void print_value(const TomlValue *value);

static void print_items(const TomlValue *owner)
{
    for (const TomlValue *item = owner->first; item; item = item->next) {
        if (owner->kind == TOML_TABLE) {
            (void)putchar('[');
            dump_string(item->key);
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
        dump_string(value->text);
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
        dump_string(value->text);
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

static const void *read_document(Arena *arena, Str text, Error *error)
{
    return toml_parse(arena, text, error);
}

static void print_document(const void *value)
{
    print_value(value);
}

int main(void)
{
    return dump_documents(&(Dumper){read_document, print_document});
}
