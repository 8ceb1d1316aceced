#include "syntax/grammar.h"

#include "generated/grammar.h"

#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

/* The grammar's own supertypes and hidden rules are no kinds of nodes. */
static bool is_kind(uint32_t symbol, bool named)
{
    TSSymbolType type =
        ts_language_symbol_type(tree_sitter_python(), (TSSymbol)symbol);
    return type == (named ? TSSymbolTypeRegular : TSSymbolTypeAnonymous);
}

/* For tree-sitter each beginning of "ERROR", even "", is that kind. */
uint16_t grammar_kind(Str name, bool named)
{
    TSSymbol symbol = ts_language_symbol_for_name(
        tree_sitter_python(), name.data, (uint32_t)name.size, named);
    bool known = symbol && symbol != KIND_ERROR && is_kind(symbol, named);
    return known ? symbol : 0;
}

bool grammar_is_token(uint16_t kind)
{
    return kind < KIND_COUNT && is_kind(kind, false);
}

uint8_t grammar_field(Str name)
{
    return (uint8_t)ts_language_field_id_for_name(
        tree_sitter_python(), name.data, (uint32_t)name.size);
}

Str grammar_kind_name(uint16_t kind)
{
    return str_from(ts_language_symbol_name(tree_sitter_python(), kind));
}

Str grammar_field_name(uint8_t field)
{
    return str_from(ts_language_field_name_for_id(tree_sitter_python(), field));
}

uint16_t grammar_error_kind(void)
{
    return KIND_ERROR;
}

size_t grammar_kind_names(Arena *arena, bool named, const Str **names)
{
    uint32_t symbols = ts_language_symbol_count(tree_sitter_python());
    Str *list = arena_alloc(arena, symbols * sizeof *list);
    size_t count = 0;
    for (uint32_t i = 1; i < symbols; i++)
        if (is_kind(i, named))
            list[count++] = grammar_kind_name((uint16_t)i);
    *names = list;
    return count;
}

size_t grammar_field_names(Arena *arena, const Str **names)
{
    uint32_t fields = ts_language_field_count(tree_sitter_python());
    Str *list = arena_alloc(arena, (fields + 1) * sizeof *list);
    for (uint32_t i = 1; i <= fields; i++)
        list[i - 1] = grammar_field_name((uint8_t)i);
    *names = list;
    return fields;
}
