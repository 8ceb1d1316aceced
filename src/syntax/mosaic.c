#include "syntax/mosaic.h"

#include "base/array.h"
#include "text/scanner.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_OF_COMMENT = 8 }; /* bytes to be left out */

typedef struct Mosaic {
    Arena *arena;
    Interner *interner;
    Pieces *pieces;
    Parser *parser;
    const Slices *slices;
    ARRAY(NodeData) nodes;
    ARRAY(Span) comments;
} Mosaic;

/* Where a piece comes to lie. */
typedef struct Place {
    const Piece *piece;
    uint32_t start;   /* in the text */
    const Span *cuts; /* of the text */
    uint32_t first;   /* the first slice that is still to come */
    uint32_t behind;  /* and where those of the piece end */
    Symbol *symbols;  /* of its words */
} Place;

/* Goes on through a place from left to right. */
typedef struct Walk {
    const Place *place;
    uint32_t cut;    /* cuts before */
    uint32_t offset; /* to be added */
} Walk;

/* Takes a cut as before what is to come. */
static void pass_cut(Walk *walk)
{
    assert(walk->place->cuts);
    const Span *cut = &walk->place->cuts[walk->cut++];
    walk->offset += cut->end - cut->start;
}

/* The offset in the text of where something starts. */
static inline uint32_t start_at(Walk *walk, uint32_t offset)
{
    while (walk->place->piece->cuts[walk->cut] <= offset)
        pass_cut(walk);
    return offset + walk->offset;
}

/* The same of where something ends; the walk is at its start. */
static uint32_t end_at(Walk walk, uint32_t offset)
{
    while (walk.place->piece->cuts[walk.cut] < offset)
        pass_cut(&walk);
    return offset + walk.offset;
}

static inline Span span_at(Walk *walk, Span span)
{
    uint32_t start = start_at(walk, span.start);
    bool is_whole = walk->place->piece->cuts[walk->cut] >= span.end;
    if (span.end <= span.start)
        return (Span){start, start};
    return (Span){start,
                  is_whole ? span.end + walk->offset : end_at(*walk, span.end)};
}

static Walk walk_begin(const Place *place)
{
    return (Walk){place, 0, place->start};
}

static void add_comments(Mosaic *mosaic, const Place *place)
{
    Walk walk = walk_begin(place);
    for (uint32_t i = 0; i < place->piece->comment_count; i++)
        array_push(mosaic->arena, &mosaic->comments,
                   span_at(&walk, place->piece->comments[i]));
}

/* Words are in the order of the text. */
static void add_words(Mosaic *mosaic, Place *place)
{
    const Piece *piece = place->piece;
    Walk walk = walk_begin(place);
    place->symbols =
        arena_alloc(mosaic->arena, piece->word_count * sizeof(Symbol));
    for (uint32_t i = 1; i < piece->word_count; i++) {
        Span word = span_at(&walk, piece->words[i]);
        place->symbols[i] =
            intern(mosaic->interner,
                   str_slice(mosaic->slices->text, word.start, word.end));
    }
}

/* A module is but what is in it; an error may be all there is. */
static Node first_node(const Piece *piece)
{
    return piece->nodes[NODE_ROOT].kind == KIND_module ? NODE_ROOT + 1
                                                       : NODE_ROOT;
}

static void begin_place(Mosaic *mosaic, Place *place)
{
    add_words(mosaic, place);
    add_comments(mosaic, place);
}

/* The node as it is in the text, but for its parent; `walk` is before it. */
static NodeData node_at(const Place *place, Walk *walk, Node node)
{
    NodeData data = place->piece->nodes[node];
    Span span = span_at(walk, (Span){data.start, data.end});
    data.start = span.start;
    data.end = span.end;
    data.symbol = place->symbols[data.symbol];
    return data;
}

/* What is not part of a piece's own text. */
typedef ARRAY(Span) Cuts;

/* The first comment that starts at `offset` or behind it. */
static uint32_t first_comment(const Slices *slices, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = slices->comment_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (slices->comments[middle].start >= offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The parser is slow to read what says nothing to it: of the comments in
 * `span` it gets the `#` and the last byte, so that they end where they do. */
static void cut_comments(const Mosaic *mosaic, Cuts *cuts, Span span)
{
    const Slices *slices = mosaic->slices;
    for (uint32_t i = first_comment(slices, span.start);
         i < slices->comment_count && slices->comments[i].start < span.end;
         i++) {
        Span comment = slices->comments[i];
        Span cut = {comment.start + 1, comment.end - 1};
        bool is_ascii = (unsigned char)slices->text.data[cut.end] < 128;
        if (is_ascii && cut.end >= cut.start + LEAST_OF_COMMENT)
            array_push(mosaic->arena, cuts, cut);
    }
}

static Place place_of(const Mosaic *mosaic, Span span, const Cuts *cuts)
{
    PieceText text = {mosaic->slices->text, span, cuts->items, cuts->count};
    const Piece *piece = pieces_get(mosaic->pieces, mosaic->parser, &text);
    assert(piece->cut_count == cuts->count);
    return (Place){.piece = piece, .start = span.start, .cuts = cuts->items};
}

/* Puts the function with this body into the place of the node that stands for
 * it. */
static void lay_function(Mosaic *mosaic, const Slice *body,
                         const NodeData *node)
{
    Cuts cuts = {0};
    Span span = {body->start, body->end};
    cut_comments(mosaic, &cuts, span);
    Place place = place_of(mosaic, span, &cuts);
    begin_place(mosaic, &place);
    Walk walk = walk_begin(&place);
    Node first = first_node(place.piece);
    Node moved = mosaic->nodes.count - first; /* each of them by as much */
    for (Node i = first; i < place.piece->count; i++) {
        NodeData data = node_at(&place, &walk, i);
        bool is_top = data.parent < first;
        data.parent = is_top ? node->parent : data.parent + moved;
        if (is_top && data.kind == node->kind)
            data.field = node->field;
        array_push(mosaic->arena, &mosaic->nodes, data);
    }
}

/* Is it the body of a function that is a piece of its own? */
static bool is_own(const Slice *slice)
{
    return slice->is_body && !slice[-1].cut &&
           slice->end - slice->span.start >= SLICES_LEAST_CUT;
}

/* The body of a function that starts here, if it is wanted. */
static const Slice *find_body(const Mosaic *mosaic, Place *place,
                              const NodeData *node)
{
    const Slice *items = mosaic->slices->items;
    if (node->kind != KIND_function_definition)
        return NULL;
    while (place->first < place->behind &&
           (!items[place->first].is_body ||
            items[place->first].start < node->start))
        place->first++;
    const Slice *found = &items[place->first];
    bool is_it = place->first < place->behind && found->start == node->start;
    return is_it && !found->cut && is_own(found) ? found : NULL;
}

/* Returns where each node of the piece is laid. */
static Node *begin_nodes(Mosaic *mosaic, Place *place)
{
    Node *moved =
        arena_alloc(mosaic->arena, (place->piece->count + 1) * sizeof *moved);
    moved[NODE_ROOT] = NODE_ROOT;
    moved[NODE_NONE] = NODE_ROOT;
    begin_place(mosaic, place);
    return moved;
}

static void lay_nodes(Mosaic *mosaic, Place *place)
{
    const Piece *piece = place->piece;
    Node *moved = begin_nodes(mosaic, place);
    Walk walk = walk_begin(place);
    if (!place->start)
        mosaic->nodes.items[NODE_ROOT].start =
            start_at(&walk, piece->nodes[NODE_ROOT].start);
    for (Node node = first_node(piece); node < piece->count; node++) {
        NodeData data = node_at(place, &walk, node);
        data.parent = moved[data.parent];
        moved[node] = mosaic->nodes.count;
        const Slice *body = find_body(mosaic, place, &data);
        if (body) {
            lay_function(mosaic, body, &data);
            node = piece->nodes[node].next - 1;
        } else {
            array_push(mosaic->arena, &mosaic->nodes, data);
        }
    }
}

/* Slices [first, behind), which lie in one statement. */
typedef struct Run {
    uint32_t first;
    uint32_t behind;
    Span span;
    bool is_last;
} Run;

bool mosaic_is_outermost(const Slices *slices, const Slice *slice)
{
    static const char *const clauses[] = {"else", "elif", "except", "finally"};
    uint32_t width = 0;
    size_t at = scanner_indent(slices->text, slice->span.start, &width);
    Str rest = str_slice(slices->text, at, slices->text.size);
    Str word = {0};
    if (slice->is_body || width)
        return false;
    (void)scan_next_word(&rest, &word);
    return !STR_IS_ANY(word, clauses) || word.data != slices->text.data + at;
}

/* Goes to the next run; false: there is none. Begin with an empty one. */
static bool next_run(const Slices *slices, Run *run)
{
    uint32_t size = (uint32_t)slices->text.size;
    run->first = run->behind;
    if (run->is_last)
        return false;
    do {
        run->behind++;
    } while (run->behind < slices->count &&
             !mosaic_is_outermost(slices, &slices->items[run->behind]));
    run->is_last = run->behind >= slices->count;
    if (run->is_last)
        run->behind = slices->count;
    run->span.start = run->span.end;
    run->span.end = run->is_last ? size : slices->items[run->behind].span.start;
    return true;
}

/* Is all of it cut? Comments before the first slice of a file are in none. */
static bool is_left_out(const Slices *slices, const Run *run)
{
    for (uint32_t i = run->first; i < run->behind; i++)
        if (!slices->items[i].cut)
            return false;
    return run->first < run->behind &&
           slices->items[run->first].span.start == run->span.start;
}

/* What of it is not part of the run's own piece. */
static Span cut_of(const Slice *slice)
{
    uint32_t start = slice->span.start;
    if (slice->cut)
        return slice->span;
    return (Span){start, is_own(slice) ? slice->end : start};
}

static Cuts find_cuts(const Mosaic *mosaic, const Run *run)
{
    Cuts cuts = {0};
    uint32_t at = run->span.start;
    for (uint32_t i = run->first; i < run->behind; i++) {
        Span cut = cut_of(&mosaic->slices->items[i]);
        if (cut.start == cut.end)
            continue;
        if (cuts.count && cut.start == at) {
            cuts.items[cuts.count - 1].end = cut.end;
        } else {
            cut_comments(mosaic, &cuts, (Span){at, cut.start});
            array_push(mosaic->arena, &cuts, cut);
        }
        at = cut.end;
    }
    cut_comments(mosaic, &cuts, (Span){at, run->span.end});
    return cuts;
}

static void lay_run(Mosaic *mosaic, const Run *run)
{
    Cuts cuts = find_cuts(mosaic, run);
    Place place = place_of(mosaic, run->span, &cuts);
    place.first = run->first;
    place.behind = run->behind;
    lay_nodes(mosaic, &place);
}

/* What holds a node ends no earlier and has its errors; what is behind it is
 * behind all that it holds. */
static void close_nodes(Mosaic *mosaic)
{
    NodeData *nodes = mosaic->nodes.items;
    for (Node node = NODE_ROOT; node < mosaic->nodes.count; node++)
        nodes[node].next = node + 1;
    for (Node node = mosaic->nodes.count - 1; node > NODE_ROOT; node--) {
        NodeData *parent = &nodes[nodes[node].parent];
        if (parent->next < nodes[node].next)
            parent->next = nodes[node].next;
        if (parent->end < nodes[node].end)
            parent->end = nodes[node].end;
        parent->flags |= nodes[node].flags & NODE_HAS_ERROR;
    }
    nodes[NODE_NONE].next = mosaic->nodes.count;
}

static int compare(const void *left, const void *right)
{
    const Span *a = left;
    const Span *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

/* A comment in the header of a function is in two pieces. */
static void sort_comments(Mosaic *mosaic)
{
    Span *items = mosaic->comments.items;
    uint32_t kept = 0;
    if (mosaic->comments.count)
        qsort(items, mosaic->comments.count, sizeof *items, compare);
    for (uint32_t i = 0; i < mosaic->comments.count; i++)
        if (!kept || items[kept - 1].start < items[i].start)
            items[kept++] = items[i];
    mosaic->comments.count = kept;
}

static void lay_all(Mosaic *mosaic)
{
    const Slices *slices = mosaic->slices;
    NodeData root = {
        .kind = KIND_module,
        .flags = NODE_NAMED,
        .end = (uint32_t)slices->text.size,
    };
    array_push(mosaic->arena, &mosaic->nodes, (NodeData){0});
    array_push(mosaic->arena, &mosaic->nodes, root);
    for (Run run = {0}; next_run(slices, &run);)
        if (!is_left_out(slices, &run))
            lay_run(mosaic, &run);
    close_nodes(mosaic);
    sort_comments(mosaic);
}

Tree mosaic_tree(Pieces *pieces, Parser *parser, Arena *arena,
                 Interner *interner, Slices *slices)
{
    Mosaic mosaic = {.arena = arena,
                     .interner = interner,
                     .pieces = pieces,
                     .parser = parser,
                     .slices = slices};
    lay_all(&mosaic);
    return (Tree){
        .text = slices->text,
        .nodes = mosaic.nodes.items,
        .count = mosaic.nodes.count,
        .comments = mosaic.comments.items,
        .comment_count = mosaic.comments.count,
        .interner = interner,
        .slices = slices,
        .steps = arena_alloc(arena, sizeof(uint64_t)),
    };
}
