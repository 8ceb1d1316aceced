/* Over a folder of Python: the tree of each file is the one that the library
 * makes of it, node by node and comment by comment. So is, of each file that is
 * whole, the one laid out of pieces: with nothing cut, with some bodies of
 * functions cut, with all of them, and with some of all that may be cut; and
 * the same again from pieces that are known already.
 *
 * usage: laid FOLDER */

#include "base/thread.h"
#include "support/corpus.h"
#include "support/cuts.h"
#include "syntax/mosaic.h"
#include "text/skim.h"
#include "text/source.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_REPORTS = 20 };

typedef struct Job {
    const Discovery *files;
    atomic_uint next;
    atomic_uint failures;
    atomic_uint whole;
    atomic_ulong nodes;
} Job;

typedef struct Tools {
    Parser *parser;
    Arena arena;
    Interner interner;
    Pieces pieces;
} Tools;

static void report(Job *job, const char *path, const char *what,
                   uint32_t offset)
{
    if (atomic_fetch_add(&job->failures, 1) < MOST_REPORTS)
        (void)fprintf(stderr, "%s: at byte %u: %s\n", path, offset, what);
}

/* Where a text begins or ends with a cut, its module does so here or there. */
static bool is_same(const NodeData *left, const NodeData *right)
{
    bool is_root = !left->parent && !right->parent;
    bool has_place = left->start == right->start && left->end == right->end;
    return left->kind == right->kind && left->field == right->field &&
           left->flags == right->flags && (is_root || has_place) &&
           left->parent == right->parent && left->next == right->next &&
           left->symbol == right->symbol;
}

static void show_node(const char *whose, const Tree *tree, Node node)
{
    if (node >= tree->count)
        return;
    const NodeData *data = tree_data(tree, node);
    (void)fprintf(stderr,
                  "%s: node %u: kind %u field %u flags %u [%u, %u) "
                  "parent %u next %u\n",
                  whose, node, data->kind, data->field, data->flags,
                  data->start, data->end, data->parent, data->next);
}

static void compare(Job *job, const char *path, const Tree *laid,
                    const Tree *parsed)
{
    Node node = NODE_ROOT;
    while (node < laid->count && node < parsed->count &&
           is_same(tree_data(laid, node), tree_data(parsed, node)))
        node++;
    if (node < laid->count || node < parsed->count) {
        show_node("ours", laid, node);
        show_node("the library's", parsed, node);
        report(job, path, "another node", node);
        return;
    }
    uint32_t same = 0;
    while (same < laid->comment_count && same < parsed->comment_count &&
           laid->comments[same].start == parsed->comments[same].start &&
           laid->comments[same].end == parsed->comments[same].end)
        same++;
    if (same < laid->comment_count || same < parsed->comment_count)
        report(job, path, "another comment",
               same < laid->comment_count ? laid->comments[same].start : 0);
}

typedef enum Cutting {
    CUT_NOTHING,
    CUT_SOME_BODIES,
    CUT_BODIES,
    CUT_SOME, /* of all that may be left out */
    CUTTINGS
} Cutting;

static bool is_cut(const Skim *skim, uint32_t index, Cutting cutting)
{
    bool is_body = skim->parts.items[index].kind == SKIM_BODY;
    switch (cutting) {
    case CUT_SOME_BODIES:
        return is_body && index % 3 == 0;
    case CUT_BODIES:
        return is_body;
    case CUT_SOME: /* a body with its head */
        index -= is_body;
        return !skim->parts.items[index].kept && index % 3 == 0;
    default:
        return false;
    }
}

/* Parsed with the cuts, and laid. */
static void check_cuts(Job *job, Tools *tools, const char *path, Slices *slices)
{
    Tree parsed =
        cuts_tree(tools->parser, &tools->arena, &tools->interner, slices);
    if (parse_broken(&parsed))
        return;
    for (int round = 0; round < 2; round++) {
        Tree laid = mosaic_tree(&tools->pieces, tools->parser, &tools->arena,
                                &tools->interner, slices);
        compare(job, path, &laid, &parsed);
    }
}

static void check_text(Job *job, Tools *tools, const char *path, Str text)
{
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &tools->arena);
    Skim skim = skim_text(&tools->arena, &vocabulary, text, (Str){0});
    parser_parse_slowly(tools->parser, text);
    Tree tree =
        parser_flatten(tools->parser, &tools->arena, &tools->interner, text);
    parser_parse(tools->parser, text);
    Tree quick =
        parser_flatten(tools->parser, &tools->arena, &tools->interner, text);
    compare(job, path, &quick, &tree);
    if (parse_broken(&tree))
        return;
    (void)atomic_fetch_add(&job->whole, 1);
    (void)atomic_fetch_add(&job->nodes, tree.count);
    if (skim.broken) {
        report(job, path, "the scanner cannot read what the parser can", 0);
        return;
    }
    Slices slices = slices_of(&tools->arena, text, &skim);
    pieces_turn(&tools->pieces);
    for (int cutting = CUT_NOTHING; cutting < CUTTINGS; cutting++) {
        uint32_t left = 0;
        for (uint32_t i = 0; i < slices.count; i++) {
            slices.items[i].cut = is_cut(&skim, i, (Cutting)cutting);
            left += !slices.items[i].cut;
        }
        if (left)
            check_cuts(job, tools, path, &slices);
    }
}

static void work(void *context, uint32_t index)
{
    (void)index;
    Job *job = context;
    Tools tools = {.parser = parser_new()};
    interner_init(&tools.interner, &tools.arena);
    for (;;) {
        uint32_t next = atomic_fetch_add(&job->next, 1);
        if (next >= job->files->files.count)
            break;
        Source source;
        Error error;
        const char *path = job->files->files.items[next].path;
        if (source_load(&source, &tools.arena, path, &error))
            check_text(job, &tools, path, source.text);
        interner_truncate(&tools.interner, 1);
        arena_reset(&tools.arena);
    }
    pieces_free(&tools.pieces);
    interner_free(&tools.interner);
    parser_free(tools.parser);
    arena_free(&tools.arena);
}

int main(int argc, char **argv)
{
    Arena arena = {0};
    Discovery files = {0};
    if (!corpus_find(&files, &arena, argc, argv))
        return 2;
    Job job = {.files = &files};
    thread_run(thread_cpu_count(), work, &job);
    (void)printf("%u files without errors, %lu nodes, %u differences\n",
                 atomic_load(&job.whole), atomic_load(&job.nodes),
                 atomic_load(&job.failures));
    bool good = atomic_load(&job.failures) == 0 && atomic_load(&job.whole);
    arena_free(&arena);
    return good ? 0 : 1;
}
