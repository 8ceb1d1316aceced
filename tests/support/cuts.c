#include "support/cuts.h"

#include <string.h>

/* All that is not cut, without gaps. */
static Str join(Arena *arena, const Slices *slices)
{
    char *joined = arena_alloc(arena, slices->text.size + 1);
    uint32_t size = 0;
    uint32_t start = 0;
    for (uint32_t i = 0; i <= slices->count; i++) {
        bool is_last = i == slices->count;
        if (!is_last && !slices->items[i].cut)
            continue;
        Span rest = {start, (uint32_t)slices->text.size};
        if (!is_last)
            rest.end = slices->items[i].span.start;
        memcpy(joined + size, slices->text.data + rest.start,
               rest.end - rest.start);
        size += rest.end - rest.start;
        start = is_last ? 0 : slices->items[i].span.end;
    }
    return (Str){joined, size};
}

/* Where the byte before or behind `offset` of the joined text stands. */
static uint32_t place_of(const Slices *slices, uint32_t offset, bool behind)
{
    for (uint32_t i = 0; i < slices->count; i++) {
        Span span = slices->items[i].span;
        if (slices->items[i].cut && span.start < offset + behind)
            offset += span.end - span.start;
    }
    return offset;
}

static Span span_of(const Slices *slices, uint32_t start, uint32_t end)
{
    uint32_t place = place_of(slices, start, true);
    return (Span){place, end > start ? place_of(slices, end, false) : place};
}

Tree cuts_tree(Parser *parser, Arena *arena, Interner *interner,
               const Slices *slices)
{
    Str joined = join(arena, slices);
    parser_parse_slowly(parser, joined);
    Tree tree = parser_flatten(parser, arena, interner, joined);
    NodeData *nodes = (NodeData *)tree.nodes;
    Span *comments = (Span *)tree.comments;
    for (Node node = NODE_ROOT; node < tree.count; node++) {
        Span span = span_of(slices, nodes[node].start, nodes[node].end);
        nodes[node].start = span.start;
        nodes[node].end = span.end;
    }
    for (uint32_t i = 0; i < tree.comment_count; i++)
        comments[i] = span_of(slices, comments[i].start, comments[i].end);
    tree.text = slices->text;
    return tree;
}
