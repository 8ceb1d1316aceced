#include "run/fingerprint.h"

#include "syntax/statement.h"

#include <stdlib.h>

enum { HERE = 1, END = 2 }; /* bytes that mark the finding among the tokens */

typedef struct Print {
    uint64_t hash;
    uint32_t index; /* of the diagnostic */
} Print;

static uint64_t mix_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * 0x100000001b3; /* FNV-1a, 64 bits */
}

static uint64_t mix(uint64_t hash, Str text)
{
    for (size_t i = 0; i < text.size; i++)
        hash = mix_byte(hash, (unsigned char)text.data[i]);
    return mix_byte(hash, 0);
}

/* The name of the innermost function or class; empty in the module. */
static Str surrounding_name(const Tree *tree, Node node)
{
    for (node = tree_parent(tree, node); node; node = tree_parent(tree, node)) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_function_definition || kind == KIND_class_definition)
            return tree_text(tree, tree_child(tree, node, FIELD_name));
    }
    return (Str){0};
}

/* May a formatter add or remove it? */
static bool is_form(uint16_t kind)
{
    return kind == TOKEN_paren_open || kind == TOKEN_paren_close ||
           kind == TOKEN_comma || kind == KIND_string_start ||
           kind == KIND_string_end;
}

/* What stands between the escapes of a string are no nodes. */
static bool is_token(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_string_content ||
           !tree_first(tree, node);
}

/* The tokens of its head, and where the finding begins and ends. */
static uint64_t mix_statement(uint64_t hash, const Tree *tree, Node statement,
                              Span span)
{
    uint32_t end = statement_head(tree, statement).end;
    Node node = statement;
    while (node < tree->count && tree_data(tree, node)->start < end) {
        const NodeData *data = tree_data(tree, node);
        bool is_one = is_token(tree, node);
        if (is_one && data->start == span.start)
            hash = mix_byte(hash, HERE);
        if (is_one && !is_form(data->kind))
            hash = mix(hash, tree_text(tree, node));
        if (is_one && data->end == span.end)
            hash = mix_byte(hash, END);
        node = is_one ? data->next : node + 1;
    }
    return hash;
}

/* A finding in a comment, or of the whole file, is known by its own text. */
static uint64_t hash_finding(const Tree *tree, const Diagnostic *diagnostic)
{
    Span span = diagnostic->span;
    Node statement = statement_around(tree, diagnostic->node);
    uint64_t hash = mix(0xcbf29ce484222325, diagnostic->rule->code);
    if (!statement)
        return mix(hash, str_slice(tree->text, span.start, span.end));
    hash = mix(hash, surrounding_name(tree, diagnostic->node));
    return mix_statement(hash, tree, statement, span);
}

static int compare(const void *left, const void *right)
{
    const Print *a = left;
    const Print *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

void fingerprint_findings(Arena *arena, const Tree *tree,
                          Diagnostics *diagnostics)
{
    uint32_t count = diagnostics->list.count;
    if (!count)
        return;
    Diagnostic *items = diagnostics->list.items;
    Print *prints = arena_alloc(arena, count * sizeof *prints);
    for (uint32_t i = 0; i < count; i++)
        prints[i] = (Print){hash_finding(tree, &items[i]), i};
    qsort(prints, count, sizeof *prints, compare);
    uint32_t nth = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_same = i && prints[i].hash == prints[i - 1].hash;
        nth = is_same ? nth + 1 : 0;
        uint64_t hash = prints[i].hash;
        for (uint32_t rest = nth; rest; rest >>= 8)
            hash = mix_byte(hash, (unsigned char)rest);
        items[prints[i].index].print = hash;
    }
}
