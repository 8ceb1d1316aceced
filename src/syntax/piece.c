#include "syntax/piece.h"

#include "base/thread.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_BUCKETS = 256, WORD_BYTES = 8 };

static const uint64_t FACTOR = 0x9E3779B97F4A7C15U;

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * FACTOR;
    return hash ^ (hash >> 29);
}

static uint64_t hash_bytes(uint64_t hash, Str text)
{
    size_t at = 0;
    for (; at + WORD_BYTES <= text.size; at += WORD_BYTES) {
        uint64_t word;
        memcpy(&word, text.data + at, WORD_BYTES);
        hash = mix(hash, word);
    }
    uint64_t rest = 0;
    if (at < text.size)
        memcpy(&rest, text.data + at, text.size - at);
    return mix(mix(hash, rest), text.size);
}

/* What is left between the cuts; returns how many spans that are, at most one
 * more than cuts. */
static uint32_t find_spans(const PieceText *text, Span *spans)
{
    uint32_t count = 0;
    uint32_t start = text->span.start;
    for (uint32_t i = 0; i < text->cut_count; i++) {
        spans[count++] = (Span){start, text->cuts[i].start};
        start = text->cuts[i].end;
    }
    if (start < text->span.end || !count)
        spans[count++] = (Span){start, text->span.end};
    return count;
}

/* The piece that is looked for, spelled out. */
typedef struct Wanted {
    const PieceText *text;
    Span *spans;
    uint32_t span_count;
    uint64_t hash;
} Wanted;

static Wanted spell_out(Arena *arena, const PieceText *text)
{
    Wanted wanted = {.text = text, .hash = text->cut_count};
    wanted.spans =
        arena_alloc(arena, (text->cut_count + 1) * sizeof *wanted.spans);
    wanted.span_count = find_spans(text, wanted.spans);
    for (uint32_t i = 0; i < wanted.span_count; i++)
        wanted.hash =
            hash_bytes(wanted.hash, str_slice(text->file, wanted.spans[i].start,
                                              wanted.spans[i].end));
    return wanted;
}

/* Has the piece just these texts between its cuts? */
static bool is_same(const Piece *piece, const Wanted *wanted)
{
    size_t at = 0;
    if (piece->hash != wanted->hash ||
        piece->cut_count != wanted->text->cut_count)
        return false;
    for (uint32_t i = 0; i < wanted->span_count; i++) {
        Str part = str_slice(wanted->text->file, wanted->spans[i].start,
                             wanted->spans[i].end);
        Str own = str_slice(piece->text, at, at + part.size);
        if (!str_equal(own, part))
            return false;
        at += part.size;
        if (i < piece->cut_count && piece->cuts[i] != at)
            return false;
    }
    return at == piece->text.size;
}

static void copy_text(Piece *piece, const Wanted *wanted)
{
    size_t size = 0;
    for (uint32_t i = 0; i < wanted->span_count; i++)
        size += wanted->spans[i].end - wanted->spans[i].start;
    char *data = memory_alloc(size + 1);
    piece->text = (Str){data, size};
    piece->cut_count = wanted->text->cut_count;
    piece->cuts = memory_alloc((piece->cut_count + 1) * sizeof *piece->cuts);
    uint32_t at = 0;
    for (uint32_t i = 0; i < wanted->span_count; i++) {
        Span span = wanted->spans[i];
        memcpy(data + at, wanted->text->file.data + span.start,
               span.end - span.start);
        at += span.end - span.start;
        if (i < piece->cut_count)
            piece->cuts[i] = at;
    }
    piece->cuts[piece->cut_count] = UINT32_MAX;
}

/* The interner's texts are views of the piece's. */
static void copy_words(Piece *piece, const Interner *words)
{
    piece->word_count = words->count;
    piece->words = memory_alloc(words->count * sizeof *piece->words);
    for (Symbol i = 1; i < words->count; i++) {
        Str word = words->words[i];
        uint32_t start = (uint32_t)(word.data - piece->text.data);
        piece->words[i] = (Span){start, start + (uint32_t)word.size};
    }
}

static void copy_tree(Piece *piece, const Tree *tree)
{
    piece->count = tree->count;
    piece->nodes = (NodeData *)(void *)memory_copy(
        tree->nodes, tree->count * sizeof *tree->nodes);
    piece->comment_count = tree->comment_count;
    piece->comments = (Span *)(void *)memory_copy(
        tree->comments, tree->comment_count * sizeof *tree->comments);
}

static Piece *parse(Pieces *pieces, Parser *parser, const Wanted *wanted)
{
    Piece *piece = memory_alloc(sizeof *piece);
    piece->hash = wanted->hash;
    copy_text(piece, wanted);
    pieces->parsed += piece->text.size;
    if (!pieces->words.slots)
        interner_init(&pieces->words, &pieces->arena);
    uint64_t since = thread_cpu_time();
    parser_parse(parser, piece->text);
    thread_lap(&since, &pieces->parse_time);
    Tree tree =
        parser_flatten(parser, &pieces->arena, &pieces->words, piece->text);
    copy_tree(piece, &tree);
    copy_words(piece, &pieces->words);
    interner_truncate(&pieces->words, 1);
    return piece;
}

static Piece **bucket_of(const Pieces *pieces, uint64_t hash)
{
    return &pieces->buckets[hash & (pieces->bucket_count - 1)];
}

static void grow(Pieces *pieces)
{
    Piece **old = pieces->buckets;
    uint32_t count = pieces->bucket_count;
    pieces->bucket_count = count ? count * 2 : FIRST_BUCKETS;
    pieces->buckets =
        memory_alloc(pieces->bucket_count * sizeof *pieces->buckets);
    for (uint32_t i = 0; i < count; i++) {
        while (old[i]) {
            Piece *piece = old[i];
            old[i] = piece->next;
            Piece **bucket = bucket_of(pieces, piece->hash);
            piece->next = *bucket;
            *bucket = piece;
        }
    }
    free(old);
}

const Piece *pieces_get(Pieces *pieces, Parser *parser, const PieceText *text)
{
    Wanted wanted = spell_out(&pieces->arena, text);
    if (pieces->count >= pieces->bucket_count)
        grow(pieces);
    Piece *piece = *bucket_of(pieces, wanted.hash);
    while (piece && !is_same(piece, &wanted))
        piece = piece->next;
    if (!piece) {
        piece = parse(pieces, parser, &wanted);
        Piece **bucket = bucket_of(pieces, wanted.hash);
        piece->next = *bucket;
        *bucket = piece;
        pieces->count++;
    }
    piece->used = pieces->turn;
    arena_reset(&pieces->arena);
    return piece;
}

static void free_piece(Piece *piece)
{
    free((char *)piece->text.data);
    free(piece->cuts);
    free(piece->nodes);
    free(piece->words);
    free(piece->comments);
    free(piece);
}

/* Frees those that were used last before `turn`. */
static void sweep(Pieces *pieces, uint32_t turn)
{
    for (uint32_t i = 0; i < pieces->bucket_count; i++) {
        Piece **link = &pieces->buckets[i];
        while (*link) {
            Piece *piece = *link;
            if (piece->used >= turn) {
                link = &piece->next;
                continue;
            }
            *link = piece->next;
            free_piece(piece);
            pieces->count--;
        }
    }
}

void pieces_turn(Pieces *pieces)
{
    sweep(pieces, pieces->turn);
    pieces->turn++;
}

void pieces_free(Pieces *pieces)
{
    sweep(pieces, UINT32_MAX);
    free(pieces->buckets);
    if (pieces->words.slots)
        interner_free(&pieces->words);
    arena_free(&pieces->arena);
    *pieces = (Pieces){0};
}
