/* Two equations over a folder of Python, design 4:
 *   1. flat tree = cursor walk
 *   2. own matcher = TSQuery, anchors and captures, for every shipped pattern
 *
 * The oracle runs on text whose comments and line continuations are blanked
 * by as many spaces: in its tree they would stand between anchored nodes.
 *
 * usage: equations FOLDER */

#include "base/buffer.h"
#include "base/thread.h"
#include "catalog/page.h"
#include "catalog/ruleset.h"
#include "engine/engine.h"
#include "support/corpus.h"
#include "syntax/parse.h"
#include "text/source.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

enum { MOST_REPORTS = 20 };

/* A match in a form that both sides can be brought to. */
typedef struct Row {
    uint32_t pattern;
    Span captures[CAPTURE_LIMIT]; /* unset: empty */
} Row;

typedef ARRAY(Row) Rows;

typedef struct Job {
    const Discovery *files;
    TSQuery *query;
    atomic_uint next;
    atomic_uint failures;
    atomic_ulong matches;
    atomic_uint analysed;
} Job;

typedef struct Side {
    Arena *arena;
    Rows rows;
} Side;

static void report(Job *job, const char *path, const char *what)
{
    if (atomic_fetch_add(&job->failures, 1) < MOST_REPORTS)
        (void)fprintf(stderr, "%s: %s\n", path, what);
}

/* Equation 1: the arrays hold just the nodes that the cursor meets. */
static bool same_as_cursor(const Tree *tree, const TSTree *parsed)
{
    TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(parsed));
    Node node = NODE_ROOT;
    bool same = true;
    bool more = true;
    while (same && more) {
        TSNode at = ts_tree_cursor_current_node(&cursor);
        uint16_t kind = ts_node_symbol(at);
        if (kind != KIND_comment && kind != KIND_line_continuation) {
            const NodeData *data = tree_data(tree, node);
            same = node < tree->count && data->kind == kind &&
                   data->start == ts_node_start_byte(at) &&
                   data->end == ts_node_end_byte(at) &&
                   data->field == ts_tree_cursor_current_field_id(&cursor);
            node++;
        }
        if (ts_tree_cursor_goto_first_child(&cursor))
            continue;
        while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
            more = ts_tree_cursor_goto_parent(&cursor);
            if (!more)
                break;
        }
    }
    ts_tree_cursor_delete(&cursor);
    return same && node == tree->count;
}

/* The text with comments and `\` line ends made blank. */
static Str blank(Arena *arena, const TSTree *parsed, Str text)
{
    char *copy = arena_copy(arena, text.data, text.size);
    TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(parsed));
    bool more = true;
    while (more) {
        TSNode at = ts_tree_cursor_current_node(&cursor);
        uint16_t kind = ts_node_symbol(at);
        uint32_t start = ts_node_start_byte(at);
        if (kind == KIND_comment || kind == KIND_line_continuation)
            memset(copy + start, ' ', ts_node_end_byte(at) - start);
        if (ts_tree_cursor_goto_first_child(&cursor))
            continue;
        while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
            more = ts_tree_cursor_goto_parent(&cursor);
            if (!more)
                break;
        }
    }
    ts_tree_cursor_delete(&cursor);
    return (Str){copy, text.size};
}

static int compare_rows(const void *left, const void *right)
{
    return memcmp(left, right, sizeof(Row));
}

static void sort_rows(Rows *rows)
{
    if (rows->count)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < rows->count; i++)
        if (!kept || compare_rows(&rows->items[kept - 1], &rows->items[i]))
            rows->items[kept++] = rows->items[i];
    rows->count = kept;
}

typedef struct Own {
    Side side;
    const Tree *tree;
} Own;

static void add_own(void *context, const Match *match)
{
    Own *own = context;
    Row row = {(uint32_t)(match->pattern - frozen_rules.patterns), {{0}}};
    for (uint32_t i = 0; i < match->pattern->captures.count; i++)
        if (match->captures[i])
            row.captures[i] = tree_span(own->tree, match->captures[i]);
    array_push(own->side.arena, &own->side.rows, row);
}

/* The index of a capture in our pattern. */
static uint32_t capture_of(const Pattern *pattern, const TSQuery *query,
                           uint32_t id)
{
    uint32_t size = 0;
    const char *name = ts_query_capture_name_for_id(query, id, &size);
    for (uint32_t i = 0; i < pattern->captures.count; i++)
        if (str_equal(frozen_rules.capture_names[pattern->captures.first + i],
                      (Str){name, size}))
            return i;
    abort(); /* both were compiled from one text */
}

static bool has_word(const PatternNode *node, Str text)
{
    for (uint32_t i = 0; i < node->words.count; i++)
        if (str_equal(
                frozen_rules
                    .words[frozen_rules.word_lists[node->words.first + i]],
                text))
            return true;
    return false;
}

/* The predicates that the matcher takes over: words of identifiers. */
static bool fits_words(const Pattern *pattern, const Row *row, Str text)
{
    for (uint32_t i = 0; i < pattern->nodes.count; i++) {
        const PatternNode *node = &frozen_rules.nodes[pattern->nodes.first + i];
        if (!node->words.count || !node->capture)
            continue;
        Span span = row->captures[node->capture - 1];
        if (span.start == span.end)
            continue; /* in a choice that was not taken */
        Str word = str_slice(text, span.start, span.end);
        if (has_word(node, word) == (node->word_is_wrong != 0))
            return false;
    }
    return true;
}

static bool query_rows(const TSQuery *query, const TSTree *parsed, Str text,
                       Side *side)
{
    TSQueryCursor *cursor = ts_query_cursor_new();
    ts_query_cursor_exec(cursor, query, ts_tree_root_node(parsed));
    TSQueryMatch match;
    while (ts_query_cursor_next_match(cursor, &match)) {
        const Pattern *pattern = &frozen_rules.patterns[match.pattern_index];
        Row row = {match.pattern_index, {{0}}};
        for (uint16_t i = 0; i < match.capture_count; i++) {
            TSQueryCapture capture = match.captures[i];
            uint32_t index = capture_of(pattern, query, capture.index);
            row.captures[index] = (Span){ts_node_start_byte(capture.node),
                                         ts_node_end_byte(capture.node)};
        }
        if (fits_words(pattern, &row, text))
            array_push(side->arena, &side->rows, row);
    }
    bool whole = !ts_query_cursor_did_exceed_match_limit(cursor);
    ts_query_cursor_delete(cursor);
    return whole;
}

static void show_difference(const char *path, const char *who, const Row *row)
{
    const Pattern *pattern = &frozen_rules.patterns[row->pattern];
    const Rule *rule = &frozen_rules.rules[pattern->rule];
    Span span = row->captures[pattern->report];
    (void)fprintf(stderr, "%s: only %s: %.*s line %u at byte %u\n", path, who,
                  STR_ARG(rule->name), pattern->line, span.start);
}

static bool same_rows(Job *job, const char *path, const Rows *own,
                      const Rows *oracle)
{
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < own->count || j < oracle->count) {
        int order = i == own->count ? 1
                    : j == oracle->count
                        ? -1
                        : compare_rows(&own->items[i], &oracle->items[j]);
        if (order) {
            if (atomic_load(&job->failures) < MOST_REPORTS)
                show_difference(path, order < 0 ? "we" : "TSQuery",
                                order < 0 ? &own->items[i] : &oracle->items[j]);
            return false;
        }
        i++;
        j++;
    }
    return true;
}

typedef struct Tools {
    TSParser *oracle;
    Parser *parser;
    Arena arena;
    Interner interner;
} Tools;

static TSTree *parse(Tools *tools, Str text)
{
    return ts_parser_parse_string(tools->oracle, NULL, text.data,
                                  (uint32_t)text.size);
}

static Rows own_rows(Tools *tools, const Tree *tree)
{
    Own own = {{&tools->arena, {0}}, tree};
    match_all(&frozen_rules, tree, (MatchChoice){NULL, NULL},
              (MatchSink){add_own, &own});
    sort_rows(&own.side.rows);
    return own.side.rows;
}

static Tree flat_tree(Tools *tools, Str text)
{
    parser_parse(tools->parser, text);
    return parser_flatten(tools->parser, &tools->arena, &tools->interner, text);
}

static void check_text(Job *job, Tools *tools, const char *path, Str text)
{
    TSTree *parsed = parse(tools, text);
    Tree tree = flat_tree(tools, text);
    if (!same_as_cursor(&tree, parsed))
        report(job, path, "the flat tree is not the cursor's walk");
    Str blanked = blank(&tools->arena, parsed, text);
    TSTree *plain = parse(tools, blanked);
    bool whole = !parse_broken(&tree);
    uint32_t count = own_rows(tools, &tree).count;
    tree = flat_tree(tools, blanked);
    Rows own = own_rows(tools, &tree);
    /* Where code is broken, comments steer the parser's recovery. */
    if (whole && own.count != count)
        report(job, path, "comments change what is matched");
    Side oracle = {&tools->arena, {0}};
    if (!query_rows(job->query, plain, blanked, &oracle))
        report(job, path, "TSQuery exceeded its match limit");
    sort_rows(&oracle.rows);
    if (!same_rows(job, path, &own, &oracle.rows))
        report(job, path, "the matchers differ");
    atomic_fetch_add(&job->matches, own.count);
    ts_tree_delete(parsed);
    ts_tree_delete(plain);
}

static void check_file(Job *job, Tools *tools, const char *path)
{
    Source source = {0};
    Error error = {0};
    uint32_t words = tools->interner.count;
    if (source_load(&source, &tools->arena, path, &error)) {
        check_text(job, tools, path, source.text);
        atomic_fetch_add(&job->analysed, 1);
    }
    interner_truncate(&tools->interner, words);
    arena_reset(&tools->arena);
}

static void work(void *context, uint32_t index)
{
    (void)index;
    Job *job = context;
    Tools tools = {.oracle = ts_parser_new(), .parser = parser_new()};
    if (!ts_parser_set_language(tools.oracle, tree_sitter_python()))
        abort();
    interner_init(&tools.interner, &tools.arena);
    engine_preload(&frozen_rules, &tools.interner);
    for (uint32_t i = atomic_fetch_add(&job->next, 1);
         i < job->files->files.count; i = atomic_fetch_add(&job->next, 1))
        check_file(job, &tools, job->files->files.items[i].path);
    interner_free(&tools.interner);
    arena_free(&tools.arena);
    parser_free(tools.parser);
    ts_parser_delete(tools.oracle);
}

/* The text of all patterns, in the order of frozen_rules.patterns. */
static bool read_queries(Arena *arena, Buffer *queries)
{
    for (uint32_t i = 0; i < frozen_rules.rule_count; i++) {
        const Rule *rule = &frozen_rules.rules[i];
        Page page = {0};
        Error error = {0};
        const char *path = arena_format(arena, "%.*s.md", STR_ARG(rule->name));
        if (!page_read(arena, path, rule->page, &page, &error)) {
            error_print(&error);
            return false;
        }
        for (uint32_t j = 0; j < page.fences.count; j++)
            if (page.fences.items[j].section == PAGE_MATCH)
                buffer_print(queries, "%.*s\n",
                             STR_ARG(page.fences.items[j].text));
    }
    return true;
}

static TSQuery *compile(Arena *arena)
{
    Buffer queries = {0};
    uint32_t offset = 0;
    TSQueryError problem = TSQueryErrorNone;
    TSQuery *query = NULL;
    if (read_queries(arena, &queries))
        query = ts_query_new(tree_sitter_python(), queries.data,
                             (uint32_t)queries.size, &offset, &problem);
    if (!query)
        (void)fprintf(stderr, "TSQuery refuses our patterns at %u (%d)\n",
                      offset, (int)problem);
    else if (ts_query_pattern_count(query) != frozen_rules.pattern_count)
        (void)fprintf(stderr, "TSQuery counts the patterns otherwise\n");
    buffer_free(&queries);
    return query;
}

int main(int argc, char **argv)
{
    Arena arena = {0};
    Discovery files = {0};
    if (!corpus_find(&files, &arena, argc, argv))
        return 2;
    Job job = {.files = &files, .query = compile(&arena)};
    if (!job.query ||
        ts_query_pattern_count(job.query) != frozen_rules.pattern_count)
        return 1;
    thread_run(thread_cpu_count(), work, &job);
    (void)printf("%u files, %lu matches, %u differences\n",
                 atomic_load(&job.analysed), atomic_load(&job.matches),
                 atomic_load(&job.failures));
    bool good = atomic_load(&job.failures) == 0 && atomic_load(&job.analysed);
    ts_query_delete(job.query);
    arena_free(&arena);
    return good ? 0 : 1;
}
