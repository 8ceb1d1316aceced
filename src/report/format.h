#ifndef HOTLINT_REPORT_FORMAT_H
#define HOTLINT_REPORT_FORMAT_H

/* The output formats. Workers render each file's findings; whoever writes
 * the output puts `begin`, the texts that are not empty with `between` among
 * them, and `end` one behind the other. */

#include "run/check.h"

/* What a format's Render gets as its context. */
typedef struct ReportStyle {
    bool is_colored;
} ReportStyle;

/* What stands before the first text, or behind the last one. */
typedef void FormatEdge(const ReportStyle *style, Buffer *buffer,
                        const CheckResult *result);

typedef struct Format {
    Str name;
    Render *render;
    FormatEdge *begin; /* or NULL */
    Str between;
    FormatEdge *end; /* or NULL */
} Format;

/* The one with this name, or NULL. */
const Format *format_find(Str name);

/* All names, for "did you mean"; returns how many. */
size_t format_names(Arena *arena, const Str **names);

/* The parts of the formats. */
Render full_render;
FormatEdge full_end;
Render concise_render;
Render json_render;
FormatEdge json_begin;
FormatEdge json_end;

/* Writes where the page of a shipped rule is published; nothing for others. */
void format_put_url(Buffer *buffer, const Rule *rule);

#endif
