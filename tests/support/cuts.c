#include "support/cuts.h"

Tree cuts_tree(Parser *parser, Arena *arena, Interner *interner,
               const Slices *slices)
{
    uint32_t size = (uint32_t)slices->text.size;
    uint32_t count = 0;
    uint32_t start = 0;
    Span *spans = arena_alloc(arena, (slices->count + 1) * sizeof *spans);
    for (uint32_t i = 0; i < slices->count; i++) {
        Span span = slices->items[i].span;
        if (!slices->items[i].cut)
            continue;
        if (start < span.start)
            spans[count++] = (Span){start, span.start};
        start = span.end;
    }
    if (start < size)
        spans[count++] = (Span){start, size};
    parser_parse_spans(parser, slices->text, spans, count);
    return parser_flatten(parser, arena, interner, slices->text);
}
