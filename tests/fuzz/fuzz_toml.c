/* Any bytes as TOML, for libFuzzer: there is a table whose values have a
 * place in the text, or an error that has one. That the table is the right
 * one is asked by tests/toml/compare_tomllib.py, which takes the folder that
 * libFuzzer leaves behind. */

#include "base/toml.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t count_lines(Str text)
{
    uint32_t lines = 1;
    for (size_t i = 0; i < text.size; i++)
        lines += text.data[i] == '\n';
    return lines;
}

static void check_place(uint32_t line, uint32_t column, uint32_t lines)
{
    if (line < 1 || line > lines || column < 1)
        abort();
}

/* Depth is limited by the reader. */
static void check_value(const TomlValue *value, uint32_t lines)
{
    check_place(value->line, value->column, lines);
    if (value->key_line)
        check_place(value->key_line, value->key_column, lines);
    for (const TomlValue *item = value->first; item; item = item->next)
        check_value(item, lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    Error error = {0};
    Str text = {(const char *)data, size};
    const TomlValue *root = toml_parse(&arena, text, &error);
    if (root)
        check_value(root, count_lines(text));
    else
        check_place(error.line, error.column, count_lines(text));
    if (!root == !error.message[0])
        abort();
    arena_free(&arena);
    return 0;
}
