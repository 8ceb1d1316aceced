#include "run/analyst.h"

#include "base/thread.h"
#include "engine/engine.h"
#include "run/fingerprint.h"
#include "run/stretches.h"
#include "run/suppress.h"
#include "syntax/mosaic.h"
#include "text/skim.h"

enum { MOST_ROUNDS = 3 /* of a file in part; then it is parsed whole */ };

void analyst_init(Analyst *analyst, const Assignment *assignment,
                  Timing *timing)
{
    *analyst = (Analyst){
        .assignment = assignment,
        .timing = timing,
        .parser = parser_new(),
    };
    analyst->pieces = &analyst->own_pieces;
    interner_init(&analyst->interner, &analyst->arena);
    engine_preload(assignment->rules, &analyst->interner);
    analyst->words = analyst->interner.count;
}

void analyst_forget(Analyst *analyst)
{
    interner_truncate(&analyst->interner, analyst->words);
    arena_reset(&analyst->arena);
}

void analyst_free(Analyst *analyst)
{
    pieces_free(&analyst->own_pieces);
    interner_free(&analyst->interner);
    parser_free(analyst->parser);
    arena_free(&analyst->arena);
}

Tree analyst_tree(Analyst *analyst, Str text)
{
    parser_parse(analyst->parser, text);
    return parser_flatten(analyst->parser, &analyst->arena, &analyst->interner,
                          text);
}

/* What a finding is, the user may have the last word on. */
static void set_severities(const Assignment *assignment,
                           Diagnostics *diagnostics)
{
    const Rule *rules = assignment->rules->rules;
    for (uint32_t i = 0; i < diagnostics->list.count; i++) {
        Diagnostic *one = &diagnostics->list.items[i];
        Severity severity = assignment->severities[one->rule - rules];
        if (severity != SEVERITY_OFF)
            one->severity = severity;
    }
}

static void ask_rules(Analyst *analyst, const Tree *tree,
                      const FileFacts *facts, const Stretch *stretches,
                      Diagnostics *diagnostics)
{
    const Assignment *assignment = analyst->assignment;
    Inquiry inquiry = {
        .rules = assignment->rules,
        .enabled = assignment->enabled,
        .named = assignment->named,
        .stretches = stretches,
        .tree = tree,
        .model =
            model_new(&analyst->arena, tree, assignment->facts, facts->target),
        .arena = &analyst->arena,
        .target = facts->target,
        .is_test = facts->is_test,
        .path = facts->path,
    };
    engine_check_timed(&inquiry, diagnostics, &analyst->timing->match,
                       &analyst->timing->model);
    suppress_findings(&inquiry, diagnostics);
    if (assignment->severities)
        set_severities(assignment, diagnostics);
    fingerprint_findings(&analyst->arena, tree, diagnostics);
}

/* Cuts the slices [first, end), which follow each other, if that pays. */
static void cut_run(Slices *slices, uint32_t first, uint32_t end)
{
    Slice *items = slices->items;
    uint32_t size =
        first < end ? items[end - 1].span.end - items[first].span.start : 0;
    for (uint32_t i = first; i < end; i++)
        items[i].cut = size >= SLICES_LEAST_CUT;
}

/* A file, skimmed. */
typedef struct File {
    Str text;
    const FileFacts *facts;
    Skim skim;
    bool whole;      /* nothing is to be cut */
    const bool *own; /* by part: the skimmer keeps it */
    Slices slices;
    bool broken; /* is the tree of the last round? */
} File;

/* All that is not kept is cut, in runs. */
static void make_slices(Arena *arena, File *file)
{
    const Skim *skim = &file->skim;
    Slices slices = slices_of(arena, file->text, skim);
    uint32_t first = 0;
    for (uint32_t i = 0; !skim->whole && i < slices.count; i++) {
        if (!skim->parts.items[i].kept)
            continue;
        slices.items[i].spare = !file->own[i];
        cut_run(&slices, first, i);
        first = i + 1;
    }
    cut_run(&slices, first, skim->whole ? 0 : slices.count);
    file->slices = slices;
}

/* But for what is whole anyhow, somebody may have to know what was asked. */
static void keep_all(File *file)
{
    for (uint32_t i = 0; i < file->slices.count; i++) {
        Slice *slice = &file->slices.items[i];
        slice->spare |= slice->cut && !file->whole;
        slice->cut = false;
        file->skim.parts.items[i].kept = true;
    }
}

/* What was asked for is kept in the next round, with all that it names. */
static void keep_asked(File *file)
{
    Slices *slices = &file->slices;
    Skim *skim = &file->skim;
    for (uint32_t i = 0; i < slices->count; i++)
        skim->parts.items[i].kept |= slices->items[i].asked;
    skim_keep_named(skim);
    for (uint32_t i = 0; i < slices->count; i++)
        slices->items[i].asked =
            slices->items[i].cut && skim->parts.items[i].kept;
}

/* What nobody asked for in the last round is left out of the next one. False:
 * there is no such thing. */
static bool drop_unasked(Arena *arena, File *file)
{
    Skim *skim = &file->skim;
    uint32_t count = skim->parts.count;
    bool changed = false;
    bool *before = arena_alloc(arena, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        before[i] = skim->parts.items[i].kept;
        skim->parts.items[i].kept = file->own[i] || file->slices.items[i].asked;
    }
    skim_keep_named(skim);
    for (uint32_t i = 0; i < count; i++)
        changed |= before[i] != skim->parts.items[i].kept;
    make_slices(arena, file);
    return changed;
}

static bool is_broken(const Tree *tree)
{
    return tree_data(tree, NODE_ROOT)->flags & NODE_HAS_ERROR;
}

static Tree lay_tree(Analyst *analyst, Slices *slices)
{
    Pieces *pieces = analyst->pieces;
    Timing *timing = analyst->timing;
    uint64_t since = thread_cpu_time();
    uint64_t parsed = pieces->parsed;
    uint64_t parse_time = pieces->parse_time;
    Tree tree = mosaic_tree(pieces, analyst->parser, &analyst->arena,
                            &analyst->interner, slices);
    timing->parsed += pieces->parsed - parsed;
    timing->parse += pieces->parse_time - parse_time;
    timing->flatten -= pieces->parse_time - parse_time;
    thread_lap(&since, &timing->flatten);
    return tree;
}

static bool must_stop(Analyst *analyst)
{
    analyst->has_stopped =
        analyst->is_stale && analyst->is_stale(analyst->context);
    return analyst->has_stopped;
}

/* What can match where; of a file that is parsed whole, nothing is known. */
static const Stretch *find_stretches(Analyst *analyst, const File *file,
                                     const Tree *tree)
{
    return file->whole
               ? NULL
               : stretches_of(&analyst->arena, analyst->assignment->vocabulary,
                              &file->skim, tree);
}

/* Of the skimmer's parts, and those that were asked for when the text was
 * looked at last. */
static void cut_parts(Analyst *analyst, File *file)
{
    Skim *skim = &file->skim;
    bool *own = arena_alloc(&analyst->arena, skim->parts.count + 1);
    for (uint32_t i = 0; i < skim->parts.count; i++)
        own[i] = skim->parts.items[i].kept;
    file->own = own;
    if (analyst->recall && !file->whole)
        recall_keep(analyst->recall, skim);
    make_slices(&analyst->arena, file);
}

/* Looks at all that is not cut. False: nobody wants to know any more. */
static bool look(Analyst *analyst, File *file, Diagnostics *diagnostics)
{
    Tree tree = lay_tree(analyst, &file->slices);
    *diagnostics = (Diagnostics){0};
    if (must_stop(analyst))
        return false;
    file->broken = is_broken(&tree);
    ask_rules(analyst, &tree, file->facts, find_stretches(analyst, file, &tree),
              diagnostics);
    return true;
}

/* Looks again at what was asked for. Broken code is not told where the last
 * look did not ask for it, whatever those before it did. */
static void check_parts(Analyst *analyst, File *file, Diagnostics *diagnostics)
{
    int round = 0;
    bool dropped = false;
    cut_parts(analyst, file);
    pieces_turn(analyst->pieces);
    while (!must_stop(analyst)) {
        slices_begin(&file->slices, &analyst->arena);
        if (file->whole || round == MOST_ROUNDS)
            keep_all(file);
        if (!look(analyst, file, diagnostics))
            return;
        if (file->slices.lacking) {
            keep_asked(file);
            round++;
            continue;
        }
        if (analyst->recall && !file->whole)
            recall_note(analyst->recall, &file->skim, &file->slices);
        if (file->whole || dropped || !file->broken ||
            !drop_unasked(&analyst->arena, file))
            return;
        dropped = true;
        round = 0;
    }
    *diagnostics = (Diagnostics){0};
}

/* May a comment have a say over more than the line it is on, or have to be
 * told as useless? Then the whole file counts. */
static bool has_directives(Analyst *analyst, Str text, const Skim *skim)
{
    for (uint32_t i = 0; i < skim->watched.count; i++)
        if (suppress_asks_for_file(&analyst->arena, analyst->assignment->rules,
                                   text, skim->watched.items[i]))
            return true;
    return false;
}

static File skim_file(Analyst *analyst, Str text, const FileFacts *facts)
{
    const Vocabulary *vocabulary = analyst->assignment->vocabulary;
    File file = {.text = text, .facts = facts};
    Vocabulary nothing;
    uint64_t since = thread_cpu_time();
    if (!vocabulary)
        vocabulary_init(&nothing, &analyst->arena);
    file.skim = skim_text(&analyst->arena, vocabulary ? vocabulary : &nothing,
                          text, facts->path);
    file.whole = !vocabulary || !file.skim.sure ||
                 has_directives(analyst, text, &file.skim);
    thread_lap(&since, &analyst->timing->skim);
    return file;
}

void analyst_check(Analyst *analyst, Str text, const FileFacts *facts,
                   Diagnostics *diagnostics)
{
    File file = skim_file(analyst, text, facts);
    analyst->has_stopped = false;
    if (file.whole || file.skim.needed)
        check_parts(analyst, &file, diagnostics);
}
