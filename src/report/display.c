#include "report/display.h"

#include "base/utf8.h"

enum { ESCAPE_WIDTH = 4 /* of `\xNN` */ };

typedef struct WidthRange {
    uint32_t first, last;
    uint32_t columns;
} WidthRange;

static const WidthRange ranges[] = {
#define WIDTH(first, last, columns) {first, last, columns},
#include "report/width.def"
#undef WIDTH
};

enum { RANGE_COUNT = sizeof ranges / sizeof *ranges };

static uint32_t width_of(uint32_t code_point)
{
    size_t low = 0;
    size_t high = RANGE_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    bool inside = low < RANGE_COUNT && code_point >= ranges[low].first;
    return inside ? ranges[low].columns : 1;
}

/* Would the terminal obey it instead of showing it? */
static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0x200E && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069) ||
           code_point == 0xFEFF;
}

/* One code point, or one byte that is none. */
typedef struct Piece {
    size_t size;
    bool is_escaped;
    uint32_t columns; /* of a tab: 0 */
} Piece;

static Piece piece_at(Str text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    if (byte >= 0x20 && byte < 0x7F)
        return (Piece){.size = 1, .columns = 1};
    uint32_t code_point = 0;
    size_t size = utf8_read(text, at, &code_point);
    if (size && !is_control(code_point))
        return (Piece){.size = size, .columns = width_of(code_point)};
    size += size == 0;
    return (Piece){size, true, ESCAPE_WIDTH * (uint32_t)size};
}

static void put_escaped(Buffer *buffer, Str bytes)
{
    for (size_t i = 0; i < bytes.size; i++)
        buffer_print(buffer, "\\x%02X", (unsigned)(unsigned char)bytes.data[i]);
}

static uint32_t put_tab(Buffer *buffer, uint32_t column)
{
    uint32_t width = DISPLAY_TAB - column % DISPLAY_TAB;
    if (buffer)
        buffer_fill(buffer, ' ', width);
    return column + width;
}

uint32_t display_put(Buffer *buffer, Str text, uint32_t column)
{
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] == '\t') {
            column = put_tab(buffer, column);
            at++;
            continue;
        }
        Piece piece = piece_at(text, at);
        Str bytes = str_slice(text, at, at + piece.size);
        if (buffer && piece.is_escaped)
            put_escaped(buffer, bytes);
        else if (buffer)
            buffer_put(buffer, bytes);
        column += piece.columns;
        at += piece.size;
    }
    return column;
}

size_t display_fit(Str text, uint32_t column, uint32_t limit)
{
    size_t at = 0;
    while (at < text.size) {
        Piece piece = piece_at(text, at);
        if (text.data[at] == '\t')
            column = put_tab(NULL, column);
        else
            column += piece.columns;
        if (column > limit)
            break;
        at += piece.size;
    }
    return at;
}

void display_escape(Buffer *buffer, Str text)
{
    for (size_t at = 0; at < text.size;) {
        Piece piece = piece_at(text, at);
        Str bytes = str_slice(text, at, at + piece.size);
        if (piece.is_escaped)
            put_escaped(buffer, bytes);
        else
            buffer_put(buffer, bytes);
        at += piece.size;
    }
}
