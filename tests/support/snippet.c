#include "support/snippet.h"

#include "engine/engine.h"
#include "run/suppress.h"
#include "syntax/parse.h"

#include <stdlib.h>

/* What a mark asks of a line. */
typedef struct Mark {
    uint32_t line;
    uint32_t count;
    uint32_t column;   /* 0: any */
    Severity severity; /* OFF: any */
} Mark;

Diagnostics snippet_check(Arena *arena, const RuleSet *rules,
                          const bool *enabled, const Snippet *snippet)
{
    Interner interner;
    Diagnostics found = {0};
    Facts facts = engine_facts(rules);
    Parser *parser = parser_new();
    interner_init(&interner, arena);
    engine_preload(rules, &interner);
    parser_parse(parser, snippet->text);
    Tree tree = parser_flatten(parser, arena, &interner, snippet->text);
    Inquiry inquiry = {
        .rules = rules,
        .enabled = enabled,
        .named = snippet->by_name ? enabled : NULL,
        .tree = &tree,
        .model = model_new(arena, &tree, &facts, snippet->target),
        .arena = arena,
        .target = snippet->target,
        .is_test = snippet->is_test,
        .path = snippet->file,
    };
    engine_check(&inquiry, &found);
    suppress_findings(&inquiry, &found);
    parser_free(parser);
    interner_free(&interner);
    return found;
}

uint32_t snippet_line(const Snippet *snippet, uint32_t offset)
{
    uint32_t line = 1;
    for (uint32_t i = 0; i < offset; i++)
        line += snippet->text.data[i] == '\n';
    return line;
}

static uint32_t column_of(const Snippet *snippet, uint32_t offset)
{
    uint32_t start = offset;
    while (start > 0 && snippet->text.data[start - 1] != '\n')
        start--;
    return (uint32_t)str_code_points(str_slice(snippet->text, start, offset)) +
           1;
}

static uint32_t number_at(Str text, size_t at)
{
    return at < text.size ? (uint32_t)strtoul(text.data + at, NULL, 10) : 0;
}

/* The mark in a line of text, if there is one, behind `# hotlint: …`. */
static bool read_mark(Str text, uint32_t line, Mark *mark)
{
    size_t at = str_find(text, STR("# hot"), 0);
    if (str_starts_with(str_slice(text, at, text.size), STR("# hotlint")))
        at = str_find(text, STR("# hot"), at + 1);
    if (at == text.size)
        return false;
    Str rest = str_slice(text, at + 5, text.size);
    *mark = (Mark){line, 1, 0, SEVERITY_OFF};
    if (str_starts_with(rest, STR("-next"))) {
        mark->line++;
        rest = str_slice(rest, 5, rest.size);
    }
    if (str_starts_with(rest, STR("@"))) {
        mark->column = number_at(rest, 1);
    } else if (str_starts_with(rest, STR(": note"))) {
        mark->severity = SEVERITY_NOTE;
    } else if (str_starts_with(rest, STR(": warning"))) {
        mark->severity = SEVERITY_WARNING;
    } else if (str_starts_with(rest, STR(": "))) {
        mark->count = number_at(rest, 2);
    }
    return rest.size == 0 || rest.data[0] == ':' || rest.data[0] == '@' ||
           rest.data[0] == '\r';
}

static void differ(Buffer *differences, const Snippet *snippet, uint32_t line,
                   const char *what, Str detail)
{
    buffer_print(differences, "%s:%u: %s%.*s\n", snippet->path,
                 snippet->line + line - 1, what, STR_ARG(detail));
}

static uint32_t count_on(const Snippet *snippet, const Diagnostics *found,
                         uint32_t line, const Diagnostic **last)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < found->list.count; i++) {
        const Diagnostic *one = &found->list.items[i];
        if (snippet_line(snippet, one->span.start) != line)
            continue;
        *last = one;
        count++;
    }
    return count;
}

static bool fulfils(const Snippet *snippet, const Diagnostics *found,
                    const Mark *mark, Buffer *differences)
{
    const Diagnostic *one = NULL;
    uint32_t count = count_on(snippet, found, mark->line, &one);
    if (count != mark->count) {
        differ(differences, snippet, mark->line,
               count ? "another number of findings" : "no finding here",
               (Str){0});
        return false;
    }
    if (!one)
        return true;
    if (mark->severity && one->severity != mark->severity) {
        differ(differences, snippet, mark->line, "the severity is ",
               severity_name(one->severity));
        return false;
    }
    if (mark->column && column_of(snippet, one->span.start) != mark->column) {
        differ(differences, snippet, mark->line, "another column", (Str){0});
        return false;
    }
    return true;
}

/* Findings on lines without a mark. */
static bool has_more(const Snippet *snippet, const Diagnostics *found,
                     const bool *marked, Buffer *differences)
{
    bool more = false;
    for (uint32_t i = 0; i < found->list.count; i++) {
        const Diagnostic *one = &found->list.items[i];
        uint32_t line = snippet_line(snippet, one->span.start);
        if (marked[line])
            continue;
        differ(differences, snippet, line, "not wanted: ", one->rule->name);
        more = true;
    }
    return more;
}

bool snippet_agrees(Arena *arena, const Snippet *snippet,
                    const Diagnostics *found, Buffer *differences)
{
    uint32_t lines = snippet_line(snippet, (uint32_t)snippet->text.size) + 2;
    bool *marked = arena_alloc(arena, lines);
    bool agrees = true;
    Str rest = snippet->text;
    for (uint32_t line = 1; rest.size; line++) {
        Mark mark = {0};
        Str text = str_take(&rest, '\n');
        if (!read_mark(text, line, &mark) || mark.line >= lines)
            continue;
        marked[mark.line] = true;
        agrees &= fulfils(snippet, found, &mark, differences);
    }
    return !has_more(snippet, found, marked, differences) && agrees;
}
