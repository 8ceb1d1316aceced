#include "run/baseline.h"

#include "base/file.h"
#include "run/display_path.h"

#include <stdlib.h>
#include <string.h>

enum {
    BASELINE_LIMIT = 256 * 1024 * 1024, /* bytes */
    MOST_TEXT = 100,                    /* code points of a line of code */
    PRINT_DIGITS = 16
};

static const char HEADER[] = "# hotlint baseline ";
static const char VERSION[] = "1";

/* False when the folder of `path` is missing. */
static bool init(Baseline *baseline, Arena *arena, const char *path,
                 Error *error)
{
    const char *folder = file_parent(arena, path);
    *baseline = (Baseline){.path = path,
                           .real = file_real_path(arena, path),
                           .folder = file_real_path(arena, folder),
                           .working = file_real_path(arena, ".")};
    if (!baseline->working)
        baseline->working = "/";
    if (baseline->folder)
        return true;
    (void)error_set(error, "the folder of this baseline is missing");
    return error_at(error, path, 0, 0);
}

bool baseline_begin(Baseline *baseline, Arena *arena, const char *path,
                    Error *error)
{
    Str old = {0};
    if (file_exists(path) &&
        !file_read(arena, path, BASELINE_LIMIT, &old, error))
        return false;
    if (!old.size || str_starts_with(old, STR(HEADER)))
        return init(baseline, arena, path, error);
    (void)error_set(error, "is no baseline, so it is not written over: name "
                           "another file, or take it away");
    return error_at(error, path, 0, 0);
}

static void put_escaped(Buffer *buffer, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < ' ' || byte == '\\' || byte == 0x7F)
            buffer_print(buffer, "\\x%02X", byte);
        else
            buffer_put_byte(buffer, text.data[i]);
    }
}

static uint64_t hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return (uint64_t)(byte - '0');
    return byte >= 'a' && byte <= 'f' ? (uint64_t)(byte - 'a' + 10) : 16;
}

/* Links count for what they are called, if that is below the folder. */
static const char *absolute(const Baseline *baseline, Arena *arena,
                            const char *path)
{
    const char *whole = file_join(arena, baseline->working, path);
    size_t size = strlen(baseline->folder);
    bool is_below = strncmp(whole, baseline->folder, size) == 0 &&
                    (whole[size] == '/' || whole[size - 1] == '/');
    if (is_below && !path_has_parent(whole))
        return whole;
    const char *real = file_real_path(arena, file_parent(arena, whole));
    return real ? file_join(arena, real, file_name(whole)) : whole;
}

/* What leads from one to the other, both absolute: `../src/a.py`. */
static const char *way(Arena *arena, const char *folder, const char *path)
{
    size_t at = 0;
    size_t common = 0;
    for (; folder[at] && folder[at] == path[at]; at++)
        if (folder[at] == '/')
            common = at + 1;
    if (!folder[at] && path[at] == '/')
        common = at + 1;
    const char *result = path + common;
    Str rest = str_from(folder);
    rest = str_slice(rest, common, rest.size);
    for (; rest.size; (void)str_take(&rest, '/'))
        result = arena_format(arena, "../%s", result);
    return result;
}

Str baseline_path(const Baseline *baseline, Arena *arena, const char *path)
{
    Buffer buffer = {0};
    const char *whole = absolute(baseline, arena, path);
    put_escaped(&buffer, str_from(way(arena, baseline->folder, whole)));
    Str result = str_copy(arena, buffer_view(&buffer));
    buffer_free(&buffer);
    return result;
}

static char unescaped(Str *rest)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    char byte = rest->data[0];
    size_t size = 1;
    if (byte == '\\' && rest->size >= 4) {
        size_t high = str_find_byte(STR(DIGITS), rest->data[2], 0);
        size_t low = str_find_byte(STR(DIGITS), rest->data[3], 0);
        byte = (char)(high * 16 + low);
        size = 4;
    }
    *rest = str_slice(*rest, size, rest->size);
    return byte;
}

bool baseline_has_file(const Baseline *baseline, Str path)
{
    Arena arena = {0};
    Buffer name = {0};
    while (path.size)
        buffer_put_byte(&name, unescaped(&path));
    buffer_put_byte(&name, '\0');
    bool is_there = file_exists(file_join(&arena, baseline->folder, name.data));
    buffer_free(&name);
    arena_free(&arena);
    return is_there;
}

/* The line of code, spaces as one. */
static void put_code(Buffer *buffer, Str code)
{
    code = str_first_code_points(str_trim(code), MOST_TEXT);
    bool was_space = false;
    for (size_t i = 0; i < code.size; i++) {
        unsigned char byte = (unsigned char)code.data[i];
        bool is_space = byte <= ' ' || byte == 0x7F;
        if (!is_space || !was_space)
            buffer_put_byte(buffer, is_space ? ' ' : code.data[i]);
        was_space = is_space;
    }
}

void baseline_render(const void *context, Buffer *buffer,
                     const FileReport *report)
{
    Source *source = report->source;
    Str path = baseline_path(context, source->arena, report->path);
    for (uint32_t i = 0; i < report->count; i++) {
        const Diagnostic *one = &report->diagnostics[i];
        uint32_t line = source_line(source, one->span.start);
        buffer_print(buffer, "%.*s\t%.*s\t%016llx\t", STR_ARG(path),
                     STR_ARG(one->rule->code), (unsigned long long)one->print);
        put_code(buffer, source_line_text(source, line));
        buffer_put_byte(buffer, '\n');
    }
}

static bool read_print(Str text, uint64_t *print)
{
    *print = 0;
    for (size_t i = 0; i < text.size; i++) {
        uint64_t digit = hex_digit(text.data[i]);
        if (digit > 15)
            return false;
        *print = *print << 4 | digit;
    }
    return text.size == PRINT_DIGITS;
}

static bool read_finding(KnownFinding *finding, Str line)
{
    if (str_ends_with(line, STR("\r")))
        line.size--;
    finding->path = str_take(&line, '\t');
    finding->code = str_take(&line, '\t');
    Str print = str_take(&line, '\t');
    finding->text = line;
    return finding->path.size && finding->code.size &&
           read_print(print, &finding->print);
}

void baseline_add(KnownFindings *list, Arena *arena, Str lines)
{
    KnownFinding finding;
    while (lines.size)
        if (read_finding(&finding, str_take(&lines, '\n')))
            array_push(arena, list, finding);
}

int baseline_compare(const void *left, const void *right)
{
    const KnownFinding *a = left;
    const KnownFinding *b = right;
    int order = str_compare(a->path, b->path);
    if (!order)
        order = str_compare(a->code, b->code);
    if (!order)
        order = (a->print > b->print) - (a->print < b->print);
    return order;
}

static void sort(KnownFindings *list)
{
    uint32_t kept = 0;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, baseline_compare);
    for (uint32_t i = 0; i < list->count; i++)
        if (!kept || baseline_compare(&list->items[kept - 1], &list->items[i]))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static bool check_version(Str line, Error *error)
{
    if (str_ends_with(line, STR("\r")))
        line.size--;
    if (!str_starts_with(line, STR(HEADER)))
        return error_set(error, "this is no baseline: it does not begin with "
                                "`# hotlint baseline`");
    Str version = str_slice(line, sizeof HEADER - 1, line.size);
    if (str_is(version, VERSION))
        return true;
    return error_set(
        error,
        "this baseline is of version %.*s, and hotlint " HOTLINT_VERSION
        " reads version %s: write it anew "
        "with `--write-baseline`",
        STR_ARG(version), VERSION);
}

static bool refuse_line(Str line, Error *error)
{
    static const char *const marks[] = {"<<<<<<< ", "=======", ">>>>>>> "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts_with(line, str_from(marks[i])))
            return error_set(error, "a merge has left its mark here: keep the "
                                    "lines of both sides");
    return error_set(error, "this line is no path, rule, fingerprint and code "
                            "with tabs between them: take it out, or write "
                            "the baseline anew with `--write-baseline`");
}

bool baseline_read(Baseline *baseline, Arena *arena, const char *path,
                   Error *error)
{
    Str rest;
    if (!file_read(arena, path, BASELINE_LIMIT, &rest, error) ||
        !init(baseline, arena, path, error))
        return false;
    if (!check_version(str_take(&rest, '\n'), error))
        return error_at(error, path, 1, 0);
    for (uint32_t number = 2; rest.size; number++) {
        KnownFinding finding;
        Str line = str_take(&rest, '\n');
        if (!read_finding(&finding, line)) {
            (void)refuse_line(line, error);
            return error_at(error, path, number, 0);
        }
        array_push(arena, &baseline->list, finding);
    }
    sort(&baseline->list);
    return true;
}

bool baseline_write(const char *path, const Buffer *texts, uint32_t count,
                    Error *error)
{
    Arena arena = {0};
    Buffer buffer = {0};
    KnownFindings list = {0};
    for (uint32_t i = 0; i < count; i++)
        baseline_add(&list, &arena, buffer_view(&texts[i]));
    sort(&list);
    buffer_print(&buffer, "%s%s\n", HEADER, VERSION);
    for (uint32_t i = 0; i < list.count; i++)
        buffer_print(&buffer, "%.*s\t%.*s\t%016llx\t%.*s\n",
                     STR_ARG(list.items[i].path), STR_ARG(list.items[i].code),
                     (unsigned long long)list.items[i].print,
                     STR_ARG(list.items[i].text));
    bool is_written = file_write_atomic(path, buffer_view(&buffer), error);
    buffer_free(&buffer);
    arena_free(&arena);
    return is_written;
}
