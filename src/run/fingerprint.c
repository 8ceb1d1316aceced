#include "run/fingerprint.h"

#include <stdlib.h>

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

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f';
}

/* The same for `x  =  1` and `x = 1`. */
static uint64_t mix_code(uint64_t hash, Str code)
{
    code = str_trim(code);
    for (size_t i = 0; i < code.size; i++) {
        if (!is_space(code.data[i]))
            hash = mix_byte(hash, (unsigned char)code.data[i]);
        else if (!is_space(code.data[i - 1]))
            hash = mix_byte(hash, ' ');
    }
    return hash;
}

static uint64_t hash_finding(const FileReport *report, uint32_t index)
{
    const Diagnostic *diagnostic = &report->diagnostics[index];
    uint32_t line = source_line(report->source, diagnostic->span.start);
    uint64_t hash = mix(0xcbf29ce484222325, diagnostic->rule->code);
    return mix_code(hash, source_line_text(report->source, line));
}

static int compare(const void *left, const void *right)
{
    const Print *a = left;
    const Print *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

static Print *sorted_prints(const FileReport *report)
{
    Arena *arena = report->source->arena;
    Print *prints = arena_alloc(arena, report->count * sizeof *prints);
    for (uint32_t i = 0; i < report->count; i++)
        prints[i] = (Print){hash_finding(report, i), i};
    qsort(prints, report->count, sizeof *prints, compare);
    return prints;
}

const uint64_t *fingerprints(const FileReport *report)
{
    if (!report->count)
        return NULL;
    const Print *prints = sorted_prints(report);
    Arena *arena = report->source->arena;
    uint64_t *result = arena_alloc(arena, report->count * sizeof *result);
    uint32_t nth = 0;
    for (uint32_t i = 0; i < report->count; i++) {
        bool is_same = i && prints[i].hash == prints[i - 1].hash;
        nth = is_same ? nth + 1 : 0;
        uint64_t hash = prints[i].hash;
        for (uint32_t rest = nth; rest; rest >>= 8)
            hash = mix_byte(hash, (unsigned char)rest);
        result[prints[i].index] = hash;
    }
    return result;
}
