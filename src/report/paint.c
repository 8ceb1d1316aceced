#include "report/paint.h"

static const Str codes[] = {
    [PAINT_PLAIN] = STR_INIT("\033[0m"),
    [PAINT_BOLD] = STR_INIT("\033[1m"),
    [PAINT_WARNING] = STR_INIT("\033[1;33m"),
    [PAINT_NOTE] = STR_INIT("\033[1;36m"),
    [PAINT_FRAME] = STR_INIT("\033[1;34m"),
    [PAINT_SECOND] = STR_INIT("\033[1;35m"),
};

void paint(Buffer *buffer, bool is_colored, Paint color)
{
    if (is_colored)
        buffer_put(buffer, codes[color]);
}

void paint_text(Buffer *buffer, bool is_colored, Paint color, Str text)
{
    paint(buffer, is_colored, color);
    buffer_put(buffer, text);
    paint(buffer, is_colored, PAINT_PLAIN);
}
