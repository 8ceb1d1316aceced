#include "text/source.h"

#include "base/array.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/encoding.h"

#include <string.h>

/* Python takes a lone "\r" for a line end. In every encoding that it takes
 * for source, no byte of a longer code is below 0x20. */
static bool mend_line_ends(char *data, size_t size)
{
    bool is_changed = false;
    for (size_t at = str_find_byte((Str){data, size}, '\r', 0); at < size;
         at = str_find_byte((Str){data, size}, '\r', at + 1)) {
        if (data[at + 1] == '\n')
            continue;
        data[at] = '\n';
        is_changed = true;
    }
    return is_changed;
}

static bool decode(Source *source, char *data, size_t size, Error *error)
{
    source->text = (Str){data, size};
    Str name = encoding_declared(source->text);
    if (source->is_utf8 || source->has_bom || !name.size ||
        encoding_is_utf8(name)) {
        source->has_invalid_bytes = utf8_repair(data, size);
        return true;
    }
    source->is_verbatim = false;
    return encoding_to_utf8(source->arena, name, &source->text,
                            &source->has_invalid_bytes, error);
}

/* Changes `data`, which is the arena's and has a NUL behind it. */
static bool take_bytes(Source *source, char *data, size_t size, Error *error)
{
    size_t nul = str_find_byte((Str){data, size}, '\0', 0);
    if (nul < size)
        return error_set(error, "looks binary: byte %zu is NUL", nul + 1);
    source->has_bom = str_starts_with((Str){data, size}, STR("\xEF\xBB\xBF"));
    if (source->has_bom) {
        data += 3;
        size -= 3;
    }
    source->is_verbatim = !mend_line_ends(data, size);
    if (!decode(source, data, size, error))
        return false;
    source->is_verbatim = source->is_verbatim && !source->has_invalid_bytes;
    if (source->text.size >= UINT32_MAX)
        return error_set(error, "is larger than 4 GiB as UTF-8");
    return true;
}

static bool copy_bytes(Source *source, Str bytes, Error *error)
{
    if (bytes.size > SOURCE_LIMIT) {
        error_set(error, "is %zu bytes large, more than the limit of %d",
                  bytes.size, SOURCE_LIMIT);
        return error_at(error, source->path, 0, 0);
    }
    char *data = arena_copy(source->arena, bytes.data, bytes.size);
    return take_bytes(source, data, bytes.size, error) ||
           error_at(error, source->path, 0, 0);
}

bool source_from_bytes(Source *source, Arena *arena, const char *path,
                       Str bytes, Error *error)
{
    *source = (Source){.path = path, .arena = arena};
    return copy_bytes(source, bytes, error);
}

bool source_from_text(Source *source, Arena *arena, const char *path, Str text,
                      Error *error)
{
    *source = (Source){.path = path, .arena = arena, .is_utf8 = true};
    return copy_bytes(source, text, error);
}

bool source_load(Source *source, Arena *arena, const char *path, Error *error)
{
    *source = (Source){.path = path, .arena = arena};
    Str read;
    if (!file_read(arena, path, SOURCE_LIMIT, &read, error))
        return false;
    char *data = (char *)read.data; /* fresh from our arena */
    return take_bytes(source, data, read.size, error) ||
           error_at(error, path, 0, 0);
}

static void make_line_table(Source *source)
{
    ARRAY(uint32_t) starts = {0};
    Str text = source->text;
    if (source->line_starts)
        return;
    array_push(source->arena, &starts, 0);
    for (size_t at = str_find_byte(text, '\n', 0); at < text.size;
         at = str_find_byte(text, '\n', at + 1))
        array_push(source->arena, &starts, (uint32_t)at + 1);
    source->line_starts = starts.items;
    source->line_count = starts.count;
}

uint32_t source_line_count(Source *source)
{
    make_line_table(source);
    return source->line_count;
}

uint32_t source_line(Source *source, uint32_t offset)
{
    make_line_table(source);
    uint32_t low = 0;
    uint32_t high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

static uint32_t clamp(const Source *source, uint32_t offset)
{
    return offset < source->text.size ? offset : (uint32_t)source->text.size;
}

typedef size_t Count(Str text);

/* Counts on from the last answer in this line, forwards or backwards: a line
 * of ten megabytes with a thousand findings is not counted a thousand
 * times. */
static uint32_t count_column(Source *source, SourceColumn *last,
                             uint32_t offset, Count *count)
{
    offset = clamp(source, offset);
    uint32_t line = source_line(source, offset);
    if (line != last->line)
        *last = (SourceColumn){line, source->line_starts[line - 1], 1};
    if (offset >= last->offset)
        last->column +=
            (uint32_t)count(str_slice(source->text, last->offset, offset));
    else
        last->column -=
            (uint32_t)count(str_slice(source->text, offset, last->offset));
    last->offset = offset;
    return last->column;
}

uint32_t source_column(Source *source, uint32_t offset)
{
    return count_column(source, &source->code_points, offset, str_code_points);
}

uint32_t source_column_utf16(Source *source, uint32_t offset)
{
    return count_column(source, &source->utf16, offset, utf8_utf16_units);
}

Str source_line_text(Source *source, uint32_t line)
{
    make_line_table(source);
    if (line == 0 || line > source->line_count)
        return (Str){0};
    size_t start = source->line_starts[line - 1];
    size_t end = str_find_byte(source->text, '\n', start);
    if (end > start && end < source->text.size &&
        source->text.data[end - 1] == '\r')
        end--;
    return str_slice(source->text, start, end);
}

uint32_t source_offset(Source *source, uint32_t line, uint32_t column)
{
    make_line_table(source);
    if (line > source->line_count)
        return (uint32_t)source->text.size;
    uint32_t start = line ? source->line_starts[line - 1] : 0;
    Str text = source_line_text(source, line ? line : 1);
    Str before = str_first_code_points(text, column ? column - 1 : 0);
    return start + (uint32_t)before.size;
}
