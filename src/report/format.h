#ifndef HOTLINT_REPORT_FORMAT_H
#define HOTLINT_REPORT_FORMAT_H

/* The output formats. Workers render each file's findings; whoever writes
 * the output puts `opening` and `begin`, the texts that are not empty with
 * `between` among them, `end` and `closing` one behind the other. */

#include "report/json_writer.h"
#include "run/check.h"

/* What a format's Render gets as its context. */
typedef struct ReportStyle {
    bool is_colored;
    bool is_quiet; /* findings alone, no summary */
    const RuleSet *rules;
} ReportStyle;

/* What stands before the first text, or behind the last one, and is not the
 * same in all reports. */
typedef void FormatEdge(const ReportStyle *style, Buffer *buffer,
                        const CheckResult *result);

typedef struct Format {
    Str name;
    Render *render;
    Str opening;
    FormatEdge *begin; /* behind the opening; or NULL */
    Str between;
    FormatEdge *end; /* before the closing; or NULL */
    Str closing;
} Format;

/* The one with this name, or NULL. */
const Format *format_find(Str name);

/* All names, for "did you mean"; returns how many. */
size_t format_names(Arena *arena, const Str **names);

/* The parts of the formats. */
Render full_render, concise_render, json_render, jsonl_render, sarif_render,
    github_render, gitlab_render, junit_render, checkstyle_render,
    rdjson_render;
FormatEdge full_end, json_end, sarif_begin, junit_begin;

/* A finding as an object of `json` and `jsonl`. */
void json_put_finding(Buffer *buffer, const FileReport *report,
                      const Diagnostic *diagnostic);

/* A member with the finding's message and, behind it, its help. */
void format_json_advice(JsonWriter *json, const char *key,
                        const Diagnostic *diagnostic);

/* A member with where the rule's page is published. */
void format_json_url(JsonWriter *json, const char *key, const Rule *rule);

/* Writes where the page of a shipped rule is published; nothing for others. */
void format_put_url(Buffer *buffer, const Rule *rule);

#endif
