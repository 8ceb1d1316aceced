#include "run/changes.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/program.h"

enum { DIFF_LIMIT = 1024 * 1024 * 1024 /* bytes */ };

/* A diff that is read line by line. */
typedef struct Reader {
    Changes *changes;
    const char *root;
    Str rest;
    uint32_t number;    /* of the line in the diff, from 1 */
    Symbol file;        /* the hunks are of; 0: of one that is gone */
    uint32_t line;      /* of the file, where the hunk has come to */
    uint32_t old_count; /* lines that the hunk still has */
    uint32_t new_count;
    bool has_file;
    Error *error;
} Reader;

static ChangedFile *file_of(Changes *changes, const char *path)
{
    Symbol symbol = intern(&changes->paths, str_from(path));
    while (changes->files.count < symbol)
        array_push(changes->arena, &changes->files, (ChangedFile){{0}, false});
    return &changes->files.items[symbol - 1];
}

static void init(Changes *changes, Arena *arena)
{
    *changes = (Changes){.arena = arena};
    interner_init(&changes->paths, arena);
}

static bool fail(const Reader *reader, const char *message)
{
    (void)error_set(reader->error, "%s", message);
    return error_at(reader->error, "<diff>", reader->number, 0);
}

static bool is_octal(char byte)
{
    return byte >= '0' && byte <= '7';
}

/* What a backslash and the letter behind it stand for. */
static char escaped(char letter)
{
    static const char LETTERS[] = "abtnvfr";
    for (size_t i = 0; LETTERS[i]; i++)
        if (LETTERS[i] == letter)
            return (char)('\a' + (int)i);
    return letter;
}

/* git quotes a path with odd bytes: `"a\tb\303\251"`. */
static Str unquoted(Arena *arena, Str path)
{
    Buffer buffer = {0};
    size_t at = 1;
    while (at < path.size && path.data[at] != '"') {
        bool is_escape = path.data[at] == '\\' && at + 1 < path.size;
        if (is_escape && at + 3 < path.size && is_octal(path.data[at + 1])) {
            int byte = (path.data[at + 1] - '0') * 64 +
                       (path.data[at + 2] - '0') * 8 +
                       (path.data[at + 3] - '0');
            buffer_put_byte(&buffer, (char)byte);
            at += 4;
            continue;
        }
        at += is_escape;
        buffer_put_byte(&buffer,
                        is_escape ? escaped(path.data[at]) : path.data[at]);
        at++;
    }
    Str result = str_copy(arena, buffer_view(&buffer));
    buffer_free(&buffer);
    return result;
}

/* The real path of a file of the diff, or NULL when it is not there. The
 * first part, git's `b/`, need not be the path's. */
static const char *locate(const Reader *reader, Str path)
{
    Arena *arena = reader->changes->arena;
    const char *root = reader->root ? reader->root : ".";
    Str below = path;
    (void)str_take(&below, '/');
    const Str ways[] = {below, path};
    for (int i = 0; i < 2; i++) {
        if (!ways[i].size)
            continue;
        const char *name = arena_copy(arena, ways[i].data, ways[i].size);
        const char *real = file_real_path(arena, file_join(arena, root, name));
        if (real)
            return real;
    }
    return NULL;
}

/* `+++ b/path`, perhaps with a tab and the time behind it. */
static void read_file(Reader *reader, Str path)
{
    if (str_ends_with(path, STR("\r")))
        path.size--;
    if (str_starts_with(path, STR("\"")))
        path = unquoted(reader->changes->arena, path);
    else
        path = str_take(&path, '\t');
    reader->has_file = true;
    reader->file = 0;
    const char *real = str_is(path, "/dev/null") ? NULL : locate(reader, path);
    if (!real)
        return;
    (void)file_of(reader->changes, real);
    reader->file = intern_find(&reader->changes->paths, str_from(real));
}

static bool take_number(Str *text, uint32_t *number)
{
    size_t at = 0;
    uint64_t value = 0;
    while (at < text->size && text->data[at] >= '0' && text->data[at] <= '9' &&
           value < UINT32_MAX)
        value = value * 10 + (uint64_t)(text->data[at++] - '0');
    *number = (uint32_t)value;
    *text = str_slice(*text, at, text->size);
    return at > 0 && value < UINT32_MAX;
}

/* `-12,3` or `+12`, which is one line. */
static bool take_range(Str *text, char sign, uint32_t *first, uint32_t *count)
{
    *count = 1;
    if (!text->size || text->data[0] != sign)
        return false;
    *text = str_slice(*text, 1, text->size);
    if (!take_number(text, first))
        return false;
    if (!text->size || text->data[0] != ',')
        return true;
    *text = str_slice(*text, 1, text->size);
    return take_number(text, count);
}

/* `@@ -1,2 +3,4 @@` */
static bool read_hunk(Reader *reader, Str line)
{
    uint32_t old_first = 0;
    Str rest = str_slice(line, 3, line.size);
    if (!take_range(&rest, '-', &old_first, &reader->old_count) ||
        !str_starts_with(rest, STR(" ")))
        return fail(reader, "is no head of a hunk");
    rest = str_slice(rest, 1, rest.size);
    if (!take_range(&rest, '+', &reader->line, &reader->new_count))
        return fail(reader, "is no head of a hunk");
    return reader->has_file || fail(reader, "the hunk is of no file");
}

static void add_line(const Reader *reader)
{
    if (!reader->file)
        return;
    ChangedFile *file = &reader->changes->files.items[reader->file - 1];
    uint32_t count = file->lines.count;
    if (count && file->lines.items[count - 1].last + 1 == reader->line)
        file->lines.items[count - 1].last++;
    else
        array_push(reader->changes->arena, &file->lines,
                   (ChangedLines){reader->line, reader->line});
}

/* A line of a hunk. */
static bool read_change(Reader *reader, Str line)
{
    char sign = line.size ? line.data[0] : ' ';
    if (sign == '\\') /* no newline at the end of the file */
        return true;
    bool is_old = sign == '-' || sign == ' ' || sign == '\r';
    bool is_new = sign == '+' || sign == ' ' || sign == '\r';
    if ((!is_old && !is_new) || (is_old && !reader->old_count) ||
        (is_new && !reader->new_count))
        return fail(reader, "the hunk has other lines than its head says");
    if (sign == '+')
        add_line(reader);
    reader->line += is_new;
    reader->new_count -= is_new;
    reader->old_count -= is_old;
    return true;
}

static bool read_line(Reader *reader, Str line)
{
    if (reader->old_count || reader->new_count)
        return read_change(reader, line);
    if (str_starts_with(line, STR("+++ ")))
        read_file(reader, str_slice(line, 4, line.size));
    else if (str_starts_with(line, STR("@@ ")))
        return read_hunk(reader, line);
    return true;
}

bool changes_from_diff(Changes *changes, Arena *arena, Str diff,
                       const char *root, Error *error)
{
    init(changes, arena);
    Reader reader = {
        .changes = changes, .root = root, .rest = diff, .error = error};
    while (reader.rest.size) {
        reader.number++;
        if (!read_line(&reader, str_take(&reader.rest, '\n')))
            return false;
    }
    if (reader.old_count || reader.new_count)
        return fail(&reader, "ends within a hunk");
    bool is_text = str_trim(diff).size > 0 && !reader.has_file &&
                   str_find(diff, STR("diff --git "), 0) == diff.size;
    reader.number = 1;
    return !is_text || fail(&reader, "is no unified diff");
}

static bool git(Arena *arena, const char *const *words, Str *output,
                Error *error)
{
    if (program_read(arena, words, DIFF_LIMIT, output, error))
        return true;
    const char *cause = arena_format(arena, "%s", error->message);
    return error_set(error, "cannot ask git what was changed: %s", cause);
}

static bool add_unknown_files(Changes *changes, const char *root, Error *error)
{
    Arena *arena = changes->arena;
    const char *const words[] = {"git",      "-C",       root,
                                 "ls-files", "--others", "--exclude-standard",
                                 "-z",       NULL};
    Str list;
    if (!git(arena, words, &list, error))
        return false;
    while (list.size) {
        Str name = str_take(&list, '\0');
        const char *real =
            file_real_path(arena, file_join(arena, root, name.data));
        if (real)
            file_of(changes, real)->is_new = true;
    }
    return true;
}

bool changes_from_git(Changes *changes, Arena *arena, const char *revision,
                      Error *error)
{
    static const char *const ROOT[] = {"git", "rev-parse", "--show-toplevel",
                                       NULL};
    const char *const words[] = {"git",
                                 "-c",
                                 "core.quotePath=false",
                                 "diff",
                                 "--no-color",
                                 "--no-ext-diff",
                                 "--unified=0",
                                 "--src-prefix=a/",
                                 "--dst-prefix=b/",
                                 revision,
                                 "--",
                                 NULL};
    Str output;
    *changes = (Changes){0};
    if (revision[0] == '-')
        return error_set(error, "`%s` is no revision", revision);
    if (!git(arena, ROOT, &output, error))
        return false;
    Str top = str_take(&output, '\n');
    const char *root = arena_copy(arena, top.data, top.size);
    return git(arena, words, &output, error) &&
           changes_from_diff(changes, arena, output, root, error) &&
           add_unknown_files(changes, root, error);
}

const ChangedFile *changes_find(const Changes *changes, const char *path)
{
    Arena arena = {0};
    const char *real = file_real_path(&arena, path);
    Symbol symbol = real ? intern_find(&changes->paths, str_from(real)) : 0;
    arena_free(&arena);
    if (!symbol)
        return NULL;
    const ChangedFile *file = &changes->files.items[symbol - 1];
    return file->is_new || file->lines.count ? file : NULL;
}

bool changes_touch(const ChangedFile *file, uint32_t first, uint32_t last)
{
    if (file->is_new)
        return true;
    for (uint32_t i = 0; i < file->lines.count; i++)
        if (file->lines.items[i].first <= last &&
            file->lines.items[i].last >= first)
            return true;
    return false;
}

static bool is_changed(const ChangedFile *file, Source *source, Span span)
{
    uint32_t first = source_line(source, span.start);
    uint32_t last =
        span.end > span.start ? source_line(source, span.end - 1) : first;
    return changes_touch(file, first, last);
}

void changes_keep(const ChangedFile *file, Source *source,
                  Diagnostics *diagnostics)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < diagnostics->list.count; i++) {
        Diagnostic one = diagnostics->list.items[i];
        if (is_changed(file, source, one.span))
            diagnostics->list.items[kept++] = one;
    }
    diagnostics->list.count = kept;
}

void changes_free(Changes *changes)
{
    if (changes->arena)
        interner_free(&changes->paths);
}
