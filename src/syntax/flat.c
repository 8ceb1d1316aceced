#include "syntax/flat.h"

Flat flat_begin(Arena *arena, Interner *interner, Str text)
{
    Flat flat = {.arena = arena, .interner = interner, .text = text};
    array_push(arena, &flat.nodes, (NodeData){0});
    return flat;
}

bool flat_add(Flat *flat, NodeData data)
{
    if (data.kind == KIND_comment)
        array_push(flat->arena, &flat->comments, (Span){data.start, data.end});
    if (data.kind == KIND_comment || data.kind == KIND_line_continuation)
        return false;
    if (data.kind == KIND_identifier && flat->interner)
        data.symbol =
            intern(flat->interner, str_slice(flat->text, data.start, data.end));
    array_push(flat->arena, &flat->nodes, data);
    return true;
}

Tree flat_end(const Flat *flat)
{
    flat->nodes.items[NODE_NONE].next = flat->nodes.count;
    return (Tree){
        .text = flat->text,
        .nodes = flat->nodes.items,
        .count = flat->nodes.count,
        .comments = flat->comments.items,
        .comment_count = flat->comments.count,
        .interner = flat->interner,
        .steps = arena_alloc(flat->arena, sizeof(uint64_t)),
    };
}

/* A node whose children are being added. */
typedef struct Frame {
    const Subtree *subtree;
    uint32_t left;  /* children that are still to come */
    uint32_t index; /* of the next among those that are no extras */
    uint8_t field;  /* of all in it that have none; it is hidden */
    Node node;      /* it, or the one that it is hidden in */
} Frame;

typedef struct Walk {
    Flat *flat;
    const Lr *lr;
    const TSLanguage *language;
    ARRAY(Frame) frames;
} Walk;

/* The field that a rule gives to a child of it. */
static uint8_t field_of(const TSLanguage *language, const Frame *frame)
{
    TSMapSlice slice = language->field_map_slices[frame->subtree->production];
    const TSFieldMapEntry *entry = language->field_map_entries + slice.index;
    for (uint32_t i = 0; i < slice.length; i++)
        if (!entry[i].inherited && entry[i].child_index == frame->index)
            return (uint8_t)entry[i].field_id;
    return frame->field;
}

/* What a rule calls a child of it, 0: what it is. */
static TSSymbol alias_of(const TSLanguage *language, const Frame *frame)
{
    return language->alias_sequences[frame->subtree->production *
                                         language->max_alias_sequence_length +
                                     frame->index];
}

/* Adds a subtree if it is to be seen, and begins with its children. */
static void enter(Walk *walk, uint32_t index, TSSymbol alias, uint8_t field,
                  Node parent)
{
    const Subtree *subtree = &walk->lr->subtrees.items[index];
    TSSymbol symbol = alias ? alias : subtree->symbol;
    Frame frame = {subtree, subtree->count, 0, field, parent};
    if (alias || walk->language->symbol_metadata[symbol].visible) {
        NodeData data = {
            .kind = walk->language->public_symbol_map[symbol],
            .field = field,
            .flags =
                walk->language->symbol_metadata[symbol].named ? NODE_NAMED : 0,
            .start = subtree->start,
            .end = subtree->end,
            .parent = parent,
            .next = walk->flat->nodes.count + 1,
        };
        if (!flat_add(walk->flat, data))
            return;
        frame.field = 0;
        frame.node = walk->flat->nodes.count - 1;
    }
    if (subtree->count)
        array_push(walk->flat->arena, &walk->frames, frame);
}

static void enter_next(Walk *walk, Frame *frame)
{
    uint32_t child =
        walk->lr->children.items[frame->subtree->children + --frame->left];
    Node node = frame->node;
    if (walk->lr->subtrees.items[child].is_extra) {
        enter(walk, child, 0, 0, node);
        return;
    }
    TSSymbol alias = 0;
    uint8_t field = frame->field;
    if (frame->subtree->production) {
        alias = alias_of(walk->language, frame);
        field = field_of(walk->language, frame);
    }
    frame->index++;
    enter(walk, child, alias, field, node);
}

void flat_add_subtree(Flat *flat, const Lr *lr, uint32_t subtree)
{
    Walk walk = {.flat = flat, .lr = lr, .language = lr->table.language};
    enter(&walk, subtree, 0, 0, NODE_NONE);
    while (walk.frames.count) {
        Frame *frame = &walk.frames.items[walk.frames.count - 1];
        if (frame->left) {
            enter_next(&walk, frame);
        } else {
            flat->nodes.items[frame->node].next = flat->nodes.count;
            walk.frames.count--;
        }
    }
}
