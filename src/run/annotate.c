#include "run/annotate.h"

#include "base/buffer.h"
#include "base/file.h"
#include "run/directive.h"
#include "syntax/statement.h"

#include <stdlib.h>

static const Str BYTE_ORDER_MARK = STR_INIT("\xEF\xBB\xBF");

typedef struct Annotator {
    Arena *arena;
    const Tree *tree;
    StatementList statements;
    Insertions *insertions;
} Annotator;

static Str text_of(const Annotator *annotator)
{
    return annotator->tree->text;
}

static uint32_t line_start(Str text, uint32_t offset)
{
    while (offset > 0 && text.data[offset - 1] != '\n')
        offset--;
    return offset;
}

/* Without the line end, be it of one byte or two. */
static uint32_t line_end(Str text, uint32_t offset)
{
    uint32_t end = (uint32_t)str_find_byte(text, '\n', offset);
    return end > 0 && end > offset && text.data[end - 1] == '\r' ? end - 1
                                                                 : end;
}

static bool is_in_string(const Tree *tree, uint32_t offset)
{
    Node node = offset < tree->text.size ? tree_at(tree, offset) : NODE_NONE;
    for (; node; node = tree_parent(tree, node)) {
        Span span = tree_span(tree, node);
        if (tree_kind(tree, node) == KIND_string && span.start < offset &&
            offset < span.end)
            return true;
    }
    return false;
}

/* The comment of the line that ends at `end`, or NULL. */
static const Span *comment_before(const Tree *tree, uint32_t end)
{
    uint32_t low = 0;
    uint32_t high = tree->comment_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->comments[middle].end < end)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == tree->comment_count)
        return NULL;
    const Span *comment = &tree->comments[low];
    return comment->start < end ? comment : NULL;
}

static void insert(Annotator *annotator, uint32_t offset, const char *text)
{
    Insertion insertion = {offset, str_from(text)};
    array_push(annotator->arena, &annotator->insertions->list, insertion);
}

/* Puts the names into a comment that is there. False: its rest is taken. */
static bool extend_comment(Annotator *annotator, Span comment,
                           const char *names)
{
    Arena *arena = annotator->arena;
    Directives directives = {0};
    directive_read(arena, text_of(annotator), comment, &directives);
    for (uint32_t i = 0; i < directives.count; i++) {
        const Directive *one = &directives.items[i];
        if (one->kind == DIRECTIVE_IGNORE && one->count) {
            insert(annotator, one->words[one->count - 1].end,
                   arena_format(arena, ", %s", names));
            return true;
        }
    }
    if (directives.count && directives.items[0].kind != DIRECTIVE_NOQA)
        return false;
    insert(annotator, comment.end,
           arena_format(arena, "  # hotlint: ignore[%s]", names));
    return true;
}

static bool write_behind(Annotator *annotator, Span head, const char *names)
{
    const Tree *tree = annotator->tree;
    Arena *arena = annotator->arena;
    uint32_t end = line_end(tree->text, head.end);
    const Span *comment = comment_before(tree, end);
    if (comment && comment->start >= head.end)
        return extend_comment(annotator, *comment, names);
    if (end == 0 || tree->text.data[end - 1] == '\\' || is_in_string(tree, end))
        return false;
    insert(annotator, end,
           arena_format(arena, "  # hotlint: ignore[%s]", names));
    return true;
}

static bool is_indentation(Str text)
{
    return str_trim(text).size == 0;
}

/* Only above the first statement of a line that is a line of code. */
static bool write_above(Annotator *annotator, Span head, const char *names)
{
    const Tree *tree = annotator->tree;
    Str text = tree->text;
    uint32_t start = line_start(text, head.start);
    uint32_t end = line_end(text, head.start);
    Str indentation = str_slice(text, start, head.start);
    uint32_t before =
        start > 0 ? line_end(text, line_start(text, start - 1)) : 0;
    if (!is_indentation(indentation) || is_in_string(tree, start) ||
        (before > 0 && text.data[before - 1] == '\\'))
        return false;
    bool has_return = end < text.size && text.data[end] == '\r';
    insert(annotator, start,
           arena_format(annotator->arena, "%.*s# hotlint: ignore[%s]%s\n",
                        STR_ARG(indentation), names, has_return ? "\r" : ""));
    return true;
}

bool annotate_can_suppress(const Diagnostic *diagnostic)
{
    return !str_is(diagnostic->rule->family, "meta");
}

/* The statement in whose head the offset is, or NULL. */
static const Statement *statement_at(const StatementList *list, uint32_t offset)
{
    uint32_t at = statement_behind(list, offset);
    bool is_in = at < list->count && list->items[at].head.start <= offset;
    return is_in ? &list->items[at] : NULL;
}

static const char *add_name(Arena *arena, const char *names, Str name)
{
    Str rest = str_from(names);
    while (rest.size)
        if (str_equal(str_trim(str_take(&rest, ',')), name))
            return names;
    return arena_format(arena, "%s%s%.*s", names, *names ? ", " : "",
                        STR_ARG(name));
}

/* Findings of one statement stand together. Returns the first behind. */
static uint32_t annotate_from(Annotator *annotator, Diagnostics *diagnostics,
                              uint32_t first, bool *is_done)
{
    const Statement *statement = NULL;
    const char *names = "";
    uint32_t at = first;
    for (; at < diagnostics->list.count; at++) {
        const Diagnostic *one = &diagnostics->list.items[at];
        const Statement *own =
            annotate_can_suppress(one)
                ? statement_at(&annotator->statements, one->span.start)
                : NULL;
        if (at > first && own != statement)
            break;
        statement = own;
        if (!own)
            return at + 1;
        names = add_name(annotator->arena, names, one->rule->name);
    }
    *is_done = write_behind(annotator, statement->head, names) ||
               write_above(annotator, statement->head, names);
    return at;
}

static int compare(const void *left, const void *right)
{
    const Insertion *a = left;
    const Insertion *b = right;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

void annotate_findings(Arena *arena, const Tree *tree, Diagnostics *diagnostics,
                       Insertions *insertions)
{
    Annotator annotator = {.arena = arena, .tree = tree};
    annotator.statements = statement_list(arena, tree);
    annotator.insertions = insertions;
    Diagnostics left = {0};
    uint32_t behind = 0;
    for (uint32_t first = 0; first < diagnostics->list.count; first = behind) {
        bool is_done = false;
        behind = annotate_from(&annotator, diagnostics, first, &is_done);
        for (uint32_t i = first; i < behind && !is_done; i++)
            array_push(arena, &left.list, diagnostics->list.items[i]);
    }
    if (insertions->list.count)
        qsort(insertions->list.items, insertions->list.count,
              sizeof *insertions->list.items, compare);
    *diagnostics = left;
}

static bool write_file(const Insertions *insertions, const Source *source,
                       Error *error)
{
    if (!source->is_verbatim) {
        (void)error_set(error, "is not plain UTF-8, so that the comments are "
                               "yours to write");
        return error_at(error, source->path, 0, 0);
    }
    Buffer buffer = {0};
    uint32_t at = 0;
    if (source->has_bom)
        buffer_put(&buffer, BYTE_ORDER_MARK);
    for (uint32_t i = 0; i < insertions->list.count; i++) {
        const Insertion *one = &insertions->list.items[i];
        buffer_put(&buffer, str_slice(source->text, at, one->offset));
        buffer_put(&buffer, one->text);
        at = one->offset;
    }
    buffer_put(&buffer, str_slice(source->text, at, source->text.size));
    bool is_written =
        file_write_atomic(source->path, buffer_view(&buffer), error);
    buffer_free(&buffer);
    return is_written;
}

uint32_t annotate_file(Arena *arena, const Tree *tree, const Source *source,
                       Diagnostics *diagnostics, Error *error)
{
    Insertions insertions = {0};
    Diagnostics left = *diagnostics;
    annotate_findings(arena, tree, &left, &insertions);
    uint32_t count = insertions.list.count;
    if (!count || !write_file(&insertions, source, error))
        return 0;
    *diagnostics = left;
    return count;
}
