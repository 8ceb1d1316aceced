#include "support/marks.h"

#include "base/file.h"
#include "catalog/ruleset.h"
#include "engine/engine.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIXTURE_LIMIT = 1 << 20 };

void model_of_text(Modelled *modelled, Str text, Version target)
{
    *modelled = (Modelled){.parser = parser_new()};
    modelled->facts = engine_facts(&frozen_rules);
    interner_init(&modelled->interner, &modelled->arena);
    engine_preload(&frozen_rules, &modelled->interner);
    parser_parse(modelled->parser, text);
    modelled->tree = parser_flatten(modelled->parser, &modelled->arena,
                                    &modelled->interner, text);
    modelled->model =
        model_new(&modelled->arena, &modelled->tree, &modelled->facts, target);
}

void modelled_free(Modelled *modelled)
{
    parser_free(modelled->parser);
    interner_free(&modelled->interner);
    arena_free(&modelled->arena);
}

static uint32_t line_at(const Tree *tree, uint32_t offset)
{
    uint32_t line = 1;
    for (uint32_t i = 0; i < offset; i++)
        line += tree->text.data[i] == '\n';
    return line;
}

uint32_t modelled_line(const Modelled *modelled, Node node)
{
    return line_at(&modelled->tree, tree_data(&modelled->tree, node)->start);
}

/* The last node in pre-order that spans the same bytes. */
static Node innermost(const Tree *tree, Node node)
{
    Span span = tree_span(tree, node);
    Node found = node;
    for (Node at = node + 1; at < tree_data(tree, node)->next; at++)
        if (tree_is_named(tree, at) &&
            tree_data(tree, at)->start == span.start &&
            tree_data(tree, at)->end == span.end)
            found = at;
    return found;
}

Node modelled_find(const Modelled *modelled, uint32_t line, Str text,
                   uint32_t nth)
{
    const Tree *tree = &modelled->tree;
    for (Node node = NODE_ROOT; node < tree->count; node++) {
        if (!tree_is_named(tree, node) ||
            !str_equal(tree_text(tree, node), text) ||
            (line && modelled_line(modelled, node) != line))
            continue;
        node = innermost(tree, node);
        if (--nth == 0)
            return node;
    }
    return NODE_NONE;
}

typedef struct Reading {
    Modelled modelled;
    const char *path;
    MarkForm form;
    MarkAnswer *answer;
    MarkTotals *totals;
} Reading;

static void report(const Reading *reading, const Mark *mark, Str asked,
                   Str answer)
{
    (void)fprintf(stderr, "%s:%u: %.*s is %.*s, not %.*s\n", reading->path,
                  mark->line, STR_ARG(asked), STR_ARG(answer),
                  STR_ARG(mark->wanted));
    reading->totals->wrong++;
}

/* Unknown, or of the same class with less said: of its arguments, or
 * whether it may be None. */
static bool is_less(Str answer, Str wanted)
{
    if (str_is(answer, "unknown"))
        return true;
    Str kept = answer;
    if (str_ends_with(kept, STR(" | None")))
        kept.size -= 7;
    if (str_equal(kept, wanted))
        return true;
    if (str_ends_with(kept, STR("]")))
        kept.size--;
    return kept.size < wanted.size && str_starts_with(wanted, kept) &&
           (wanted.data[kept.size] == '[' || wanted.data[kept.size] == ',');
}

/* Where the last `separator` of two bytes begins, or the size. */
static size_t find_last(Str text, const char *separator)
{
    size_t found = text.size;
    for (size_t at = str_find(text, str_from(separator), 0); at < text.size;
         at = str_find(text, str_from(separator), at + 1))
        found = at;
    return found;
}

static Node find_marked(const Reading *reading, uint32_t line, Str expression)
{
    size_t at = find_last(expression, "@");
    uint32_t nth = 1;
    if (at < expression.size && at + 2 == expression.size) {
        nth = (uint32_t)(expression.data[at + 1] - '0');
        expression = str_slice(expression, 0, at);
    }
    return modelled_find(&reading->modelled, line, expression, nth);
}

static void ask(Reading *reading, uint32_t line, Str text, bool is_gap)
{
    size_t colon = find_last(text, ": ");
    Str asked = str_trim(str_slice(text, 0, colon));
    Mark mark = {.line = line,
                 .wanted = str_trim(str_slice(text, colon + 2, text.size))};
    Str expression = asked;
    if (reading->form == MARK_WORD)
        mark.word = str_take(&expression, ' ');
    mark.node = find_marked(reading, line, expression);
    if (!mark.node) {
        report(reading, &mark, asked, STR("not on this line"));
        return;
    }
    Str answer = reading->answer(&reading->modelled, &mark);
    bool good = str_equal(answer, mark.wanted) ||
                (is_gap && is_less(answer, mark.wanted));
    if (!good)
        report(reading, &mark, asked, answer);
    if (is_gap && str_equal(answer, mark.wanted) && getenv("HOTLINT_GAPS"))
        (void)fprintf(stderr, "%s:%u: %.*s is no gap\n", reading->path, line,
                      STR_ARG(asked));
}

static void check_comment(Reading *reading, Span span)
{
    Str text = str_slice(reading->modelled.tree.text, span.start, span.end);
    if (!str_starts_with(text, STR("#?")))
        return;
    bool is_gap = str_starts_with(text, STR("#?-"));
    text = str_slice(text, is_gap ? 3 : 2, text.size);
    reading->totals->lines++;
    reading->totals->gaps += is_gap;
    uint32_t line = line_at(&reading->modelled.tree, span.start);
    while (text.size)
        ask(reading, line, str_take(&text, ';'), is_gap);
}

static void check_file(Reading *reading)
{
    Arena arena = {0};
    Str text = {0};
    Error error = {0};
    if (file_read(&arena, reading->path, FIXTURE_LIMIT, &text, &error)) {
        model_of_text(&reading->modelled, text, VERSION_DEFAULT);
        const Tree *tree = &reading->modelled.tree;
        for (uint32_t i = 0; i < tree->comment_count; i++)
            check_comment(reading, tree->comments[i]);
        modelled_free(&reading->modelled);
    } else {
        error_print(&error);
        reading->totals->wrong++;
    }
    arena_free(&arena);
}

MarkTotals marks_check(const char *prefix, MarkForm form, MarkAnswer *answer)
{
    MarkTotals totals = {0};
    char pattern[512];
    (void)snprintf(pattern, sizeof pattern,
                   HOTLINT_SOURCE_DIR "/fixtures/model/%s_*.py", prefix);
    glob_t found;
    if (glob(pattern, 0, NULL, &found))
        return totals;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Reading reading = {.path = found.gl_pathv[i],
                           .form = form,
                           .answer = answer,
                           .totals = &totals};
        check_file(&reading);
        totals.files++;
    }
    globfree(&found);
    return totals;
}
