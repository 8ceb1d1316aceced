#ifndef HOTLINT_TEXT_SOURCE_H
#define HOTLINT_TEXT_SOURCE_H

/* One file as the parser sees it: UTF-8 without a BOM, whatever its encoding
 * was, and line ends that are "\n" or "\r\n" (a lone "\r" became "\n", which
 * keeps its size). Lives in the arena of its file; belongs to one thread,
 * as the line table is made at the first question.
 *
 * Lines and columns count from 1. A column counts code points, or UTF-16
 * units, and so is right whether there was a BOM or not. An offset beyond
 * the text means its end. */

#include "base/error.h"
#include "base/str.h"
#include "text/span.h"

enum { SOURCE_LIMIT = 256 * 1024 * 1024 /* bytes of a file */ };

/* The last answer about a column; line 0: there is none. */
typedef struct SourceColumn {
    uint32_t line;
    uint32_t offset;
    uint32_t column;
} SourceColumn;

typedef struct Source {
    const char *path; /* to open and to show; the caller's */
    Str text;         /* a NUL follows it */
    bool is_utf8;     /* whatever it declares */
    bool has_bom;
    bool has_invalid_bytes; /* `?` stands for each; Python would refuse */
    bool is_verbatim;       /* `text` is the file itself, but for the BOM */
    Arena *arena;
    uint32_t *line_starts; /* NULL before the first question */
    uint32_t line_count;
    SourceColumn code_points;
    SourceColumn utf16;
} Source;

/* Reads a file. Fails when it cannot be read, is too large, looks binary (it
 * has a NUL byte), or declares an encoding that nobody knows. */
bool source_load(Source *source, Arena *arena, const char *path,
                 Error *error) MUST_USE;

/* The same from bytes in memory, which are copied. */
bool source_from_bytes(Source *source, Arena *arena, const char *path,
                       Str bytes, Error *error) MUST_USE;

/* The same from text that is UTF-8 whatever it declares, as editors have it.
 */
bool source_from_text(Source *source, Arena *arena, const char *path, Str text,
                      Error *error) MUST_USE;

/* The number of lines; what follows the last line end is one, too. */
uint32_t source_line_count(Source *source);

uint32_t source_line(Source *source, uint32_t offset);
uint32_t source_column(Source *source, uint32_t offset);
uint32_t source_column_utf16(Source *source, uint32_t offset);

/* A line without its line end; empty when there is no such line. */
Str source_line_text(Source *source, uint32_t line);

/* The offset of a place; the end of the line, or of the text, when the
 * column, or the line, is beyond it. */
uint32_t source_offset(Source *source, uint32_t line, uint32_t column);

#endif
