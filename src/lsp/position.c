#include "lsp/position.h"

#include <string.h>

/* A line, without what ends it. "\n" and "\r" are looked for anew only behind
 * those found last, so that a text is searched once for each of them. */
typedef struct Line {
    size_t start;
    size_t end;
    size_t next;    /* where the next line starts; beyond the text: nowhere */
    size_t newline; /* the first "\n" at or behind `start`, or the text's end */
    size_t carriage; /* the same of "\r" */
} Line;

static void read_line(Str text, Line *line)
{
    if (line->newline < line->start)
        line->newline = str_find_byte(text, '\n', line->start);
    if (line->carriage < line->start)
        line->carriage = str_find_byte(text, '\r', line->start);
    bool is_crlf =
        line->carriage + 1 == line->newline && line->newline < text.size;
    bool is_lone = line->carriage < line->newline && !is_crlf;
    line->end = line->carriage < line->newline ? line->carriage : line->newline;
    line->next = (is_lone ? line->end : line->newline) + 1;
}

/* Where the line with this number starts, or the last one of the text, in
 * which there is no "\r". */
static size_t skip_lines(Str text, uint32_t number, uint32_t *found)
{
    size_t at = 0;
    for (; *found < number && at < text.size; (*found)++) {
        const char *newline = memchr(text.data + at, '\n', text.size - at);
        if (!newline)
            break;
        at = (size_t)(newline - text.data) + 1;
    }
    return at;
}

/* The line with this number, or the last one; `*found` is its number. */
static Line find_line(Str text, uint32_t number, uint32_t *found)
{
    Line line = {.newline = str_find_byte(text, '\n', 0),
                 .carriage = str_find_byte(text, '\r', 0)};
    *found = 0;
    line.start = skip_lines(str_slice(text, 0, line.carriage), number, found);
    read_line(text, &line);
    for (; *found < number && line.next <= text.size; (*found)++) {
        line.start = line.next;
        read_line(text, &line);
    }
    return line;
}

static bool is_continued(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* UTF-16 units of the code point that begins with this byte. */
static uint32_t units(char byte)
{
    return (unsigned char)byte >= 0xF0 ? 2 : 1;
}

static size_t utf16_offset(Str text, size_t at, size_t end, uint32_t wanted)
{
    while (at < end && wanted >= units(text.data[at])) {
        wanted -= units(text.data[at]);
        at++;
        while (at < end && is_continued(text.data[at]))
            at++;
        if (!wanted)
            break;
    }
    return at;
}

static size_t utf8_offset(Str text, size_t at, size_t end, uint32_t wanted)
{
    size_t offset = end - at < wanted ? end : at + wanted;
    while (offset > at && offset < end && is_continued(text.data[offset]))
        offset--;
    return offset;
}

size_t position_offset(Str text, Position position, PositionEncoding encoding)
{
    uint32_t number = 0;
    Line line = find_line(text, position.line, &number);
    if (number < position.line)
        return text.size;
    return encoding == POSITION_UTF8
               ? utf8_offset(text, line.start, line.end, position.character)
               : utf16_offset(text, line.start, line.end, position.character);
}
