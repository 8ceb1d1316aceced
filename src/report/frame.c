#include "report/frame.h"

#include "report/display.h"

#include <string.h>

enum {
    WIDTH_LIMIT = 160, /* columns of code that are shown of a line */
    LEAD_BYTES = 50,   /* what is shown before a span far to the right */
    LINES_BETWEEN = 2, /* more than these become `...` */
    CELLS = WIDTH_LIMIT + 16
};

/* The part of a line that is shown. */
typedef struct Row {
    uint32_t line;
    uint32_t start; /* offset of `text` in the source */
    Str text;
    bool is_cut_before;
    bool is_cut_after;
} Row;

/* What stands below a row, column by column. */
typedef struct Marks {
    char cells[CELLS];
    uint32_t count; /* up to the last mark */
} Marks;

static bool is_inside(const Str text, size_t at)
{
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* A line without its line end, whatever its length, without a look at it. */
static Span line_span(Source *source, uint32_t line)
{
    uint32_t start = source->line_starts[line - 1];
    bool is_last = line == source->line_count;
    uint32_t end =
        is_last ? (uint32_t)source->text.size : source->line_starts[line] - 1;
    if (!is_last && end > start && source->text.data[end - 1] == '\r')
        end--;
    return (Span){start, end};
}

/* Where to begin, so that the span at `focus` is seen. */
static uint32_t visible_start(const Source *source, Span line, Span focus)
{
    uint32_t end = focus.end < line.end ? focus.end : line.end;
    Str before = str_slice(source->text, line.start, end);
    if (before.size <= WIDTH_LIMIT ||
        (before.size <= (size_t)4 * WIDTH_LIMIT &&
         display_put(NULL, before, 0) <= WIDTH_LIMIT))
        return line.start;
    if (focus.start - line.start <= LEAD_BYTES)
        return line.start;
    uint32_t start = focus.start - LEAD_BYTES;
    while (is_inside(source->text, start))
        start++;
    return start;
}

static Row row_make(Source *source, uint32_t number, Span focus)
{
    Span line = line_span(source, number);
    uint32_t start = visible_start(source, line, focus);
    Str rest = str_slice(source->text, start, line.end);
    size_t shown = display_fit(rest, start > line.start, WIDTH_LIMIT);
    return (Row){
        .line = number,
        .start = start,
        .text = str_slice(rest, 0, shown),
        .is_cut_before = start > line.start,
        .is_cut_after = shown < rest.size,
    };
}

/* The column of an offset in the row, which is cut to what is shown. */
static uint32_t row_column(const Row *row, uint32_t offset)
{
    size_t at = offset > row->start ? offset - row->start : 0;
    return display_put(NULL, str_slice(row->text, 0, at), row->is_cut_before);
}

static void mark(Marks *marks, const Row *row, Span span, char sign)
{
    uint32_t start = row_column(row, span.start);
    uint32_t end = row_column(row, span.end);
    if (end <= start)
        end = start + 1;
    if (end > CELLS)
        end = CELLS;
    for (uint32_t i = start; i < end; i++)
        marks->cells[i] = sign;
    if (end > marks->count)
        marks->count = end;
}

static Paint sign_paint(const Frame *frame, char sign)
{
    if (sign == '^')
        return frame->paint;
    return sign == '-' ? PAINT_SECOND : PAINT_PLAIN;
}

/* Each run of equal signs in its colour. */
static void draw_cells(const Frame *frame, Buffer *buffer, const Marks *marks)
{
    for (uint32_t i = 0; i < marks->count;) {
        uint32_t end = i + 1;
        while (end < marks->count && marks->cells[end] == marks->cells[i])
            end++;
        bool is_colored = frame->is_colored && marks->cells[i] != ' ';
        paint_text(buffer, is_colored, sign_paint(frame, marks->cells[i]),
                   (Str){marks->cells + i, end - i});
        i = end;
    }
}

static uint32_t digits(uint32_t number)
{
    uint32_t count = 1;
    for (; number >= 10; number /= 10)
        count++;
    return count;
}

static bool has_related(const Frame *frame)
{
    return frame->related.end > frame->related.start;
}

static uint32_t first_line(const Frame *frame)
{
    return source_line(frame->source, frame->span.start);
}

static uint32_t related_line(const Frame *frame)
{
    return source_line(frame->source, frame->related.start);
}

uint32_t frame_gutter(const Frame *frame)
{
    uint32_t line = first_line(frame);
    if (has_related(frame) && related_line(frame) > line)
        line = related_line(frame);
    return digits(line);
}

void frame_draw_gutter(const Frame *frame, Buffer *buffer, uint32_t line)
{
    uint32_t width = frame_gutter(frame);
    paint(buffer, frame->is_colored, PAINT_FRAME);
    if (line)
        buffer_print(buffer, "%*u |", (int)width, line);
    else
        buffer_print(buffer, "%*s |", (int)width, "");
    paint(buffer, frame->is_colored, PAINT_PLAIN);
}

static void draw_code(const Frame *frame, Buffer *buffer, const Row *row)
{
    frame_draw_gutter(frame, buffer, row->line);
    if (row->text.size)
        buffer_put_byte(buffer, ' ');
    if (row->is_cut_before)
        buffer_put(buffer, STR("…"));
    (void)display_put(buffer, row->text, row->is_cut_before);
    if (row->is_cut_after)
        buffer_put(buffer, STR("…"));
    buffer_put_byte(buffer, '\n');
}

static void draw_label(const Frame *frame, Buffer *buffer, uint32_t column)
{
    buffer_fill(buffer, ' ', column);
    paint_text(buffer, frame->is_colored, PAINT_SECOND, frame->label);
}

/* The label of the second place stands behind the last mark, or, when that
 * is not its own, one line further down. */
static void draw_marks(const Frame *frame, Buffer *buffer, const Row *row,
                       bool has_span, bool has_second)
{
    Marks marks = {.count = 0};
    memset(marks.cells, ' ', sizeof marks.cells);
    Span span = frame->span;
    Span related = frame->related;
    bool is_part = span.start <= related.start && related.end <= span.end &&
                   related.end - related.start < span.end - span.start;
    if (has_second && !is_part)
        mark(&marks, row, frame->related, '-');
    if (has_span)
        mark(&marks, row, frame->span, '^');
    if (has_second && is_part)
        mark(&marks, row, frame->related, '-');
    frame_draw_gutter(frame, buffer, 0);
    buffer_put_byte(buffer, ' ');
    draw_cells(frame, buffer, &marks);
    bool has_label = has_second && frame->label.size &&
                     memchr(marks.cells, '-', sizeof marks.cells);
    bool is_behind = has_label && marks.cells[marks.count - 1] == '-';
    if (is_behind)
        draw_label(frame, buffer, 1);
    buffer_put_byte(buffer, '\n');
    if (!has_label || is_behind)
        return;
    frame_draw_gutter(frame, buffer, 0);
    draw_label(frame, buffer, 1 + row_column(row, frame->related.start));
    buffer_put_byte(buffer, '\n');
}

static void draw_between(const Frame *frame, Buffer *buffer, uint32_t above,
                         uint32_t below)
{
    if (below - above - 1 > LINES_BETWEEN) {
        paint_text(buffer, frame->is_colored, PAINT_FRAME, STR("..."));
        buffer_put_byte(buffer, '\n');
        return;
    }
    for (uint32_t line = above + 1; line < below; line++) {
        Row row = row_make(frame->source, line,
                           (Span){frame->source->line_starts[line - 1], 0});
        draw_code(frame, buffer, &row);
    }
}

static void draw_row(const Frame *frame, Buffer *buffer, bool has_span,
                     bool has_second)
{
    uint32_t line = has_span ? first_line(frame) : related_line(frame);
    Row row =
        row_make(frame->source, line, has_span ? frame->span : frame->related);
    draw_code(frame, buffer, &row);
    draw_marks(frame, buffer, &row, has_span, has_second);
}

void frame_draw(const Frame *frame, Buffer *buffer)
{
    frame_draw_gutter(frame, buffer, 0);
    buffer_put_byte(buffer, '\n');
    uint32_t line = first_line(frame);
    uint32_t other = has_related(frame) ? related_line(frame) : line;
    if (other == line) {
        draw_row(frame, buffer, true, has_related(frame));
        return;
    }
    bool is_above = other < line;
    draw_row(frame, buffer, !is_above, is_above);
    draw_between(frame, buffer, is_above ? other : line,
                 is_above ? line : other);
    draw_row(frame, buffer, is_above, !is_above);
}
