#include "report/display.h"
#include "report/format.h"
#include "report/frame.h"

static void put_header(const Frame *frame, Buffer *buffer,
                       const Diagnostic *diagnostic)
{
    const Rule *rule = diagnostic->rule;
    paint(buffer, frame->is_colored, frame->paint);
    buffer_put(buffer, severity_name(diagnostic->severity));
    paint(buffer, frame->is_colored, PAINT_PLAIN);
    paint(buffer, frame->is_colored, PAINT_BOLD);
    buffer_print(buffer, "[%.*s %.*s]: ", STR_ARG(rule->code),
                 STR_ARG(rule->name));
    display_escape(buffer, diagnostic->message);
    paint(buffer, frame->is_colored, PAINT_PLAIN);
    buffer_put_byte(buffer, '\n');
}

static void put_place(const Frame *frame, Buffer *buffer, const char *path)
{
    buffer_fill(buffer, ' ', frame_gutter(frame));
    paint_text(buffer, frame->is_colored, PAINT_FRAME, STR("-->"));
    buffer_put_byte(buffer, ' ');
    display_escape(buffer, str_from(path));
    buffer_print(buffer, ":%u:%u\n",
                 source_line(frame->source, frame->span.start),
                 source_column(frame->source, frame->span.start));
}

static void put_remark(const Frame *frame, Buffer *buffer, Str title, Str text)
{
    if (!text.size)
        return;
    buffer_fill(buffer, ' ', frame_gutter(frame) + 1);
    paint_text(buffer, frame->is_colored, PAINT_FRAME, STR("="));
    buffer_put_byte(buffer, ' ');
    paint_text(buffer, frame->is_colored, PAINT_BOLD, title);
    buffer_put(buffer, STR(": "));
    display_escape(buffer, text);
    buffer_put_byte(buffer, '\n');
}

/* Most messages quote the gain; then it is not said twice. */
static Str gain_to_tell(const Diagnostic *diagnostic)
{
    Str message = diagnostic->message;
    bool is_told = str_contains(message, diagnostic->gain);
    return is_told ? (Str){0} : diagnostic->gain;
}

static void render(const ReportStyle *style, Buffer *buffer,
                   const FileReport *report, const Diagnostic *diagnostic)
{
    bool is_warning = diagnostic->severity == SEVERITY_WARNING;
    Frame frame = {
        .source = report->source,
        .span = diagnostic->span,
        .paint = is_warning ? PAINT_WARNING : PAINT_NOTE,
        .related = diagnostic->related,
        .label = diagnostic->related_label,
        .is_colored = style->is_colored,
    };
    put_header(&frame, buffer, diagnostic);
    put_place(&frame, buffer, report->path);
    frame_draw(&frame, buffer);
    put_remark(&frame, buffer, STR("gain"), gain_to_tell(diagnostic));
    put_remark(&frame, buffer, STR("help"), diagnostic->help);
    buffer_put_byte(buffer, '\n');
}

void full_render(const void *context, Buffer *buffer, const FileReport *report)
{
    for (uint32_t i = 0; i < report->count; i++)
        render(context, buffer, report, &report->diagnostics[i]);
}

/* `3 warnings, 2 notes in 14 files` */
void full_end(const ReportStyle *style, Buffer *buffer,
              const CheckResult *result)
{
    if (style->is_quiet)
        return;
    if (!result->analysed) {
        buffer_put(buffer, STR("no Python files to analyse\n"));
        return;
    }
    if (!result->warnings && !result->notes)
        buffer_put(buffer, STR("no findings"));
    if (result->warnings)
        buffer_put_count(buffer, result->warnings, "warning");
    if (result->warnings && result->notes)
        buffer_put(buffer, STR(", "));
    if (result->notes)
        buffer_put_count(buffer, result->notes, "note");
    buffer_put(buffer, STR(" in "));
    buffer_put_count(buffer, result->analysed, "file");
    buffer_put_byte(buffer, '\n');
}
