#ifndef HOTLINT_CATALOG_PAGE_H
#define HOTLINT_CATALOG_PAGE_H

/* Takes a rule page apart: title, metadata, prose, sections, fences. Only
 * the title, headings and fences mean anything, each at the start of a line;
 * what the fences hold is for others to read. Everything is a view of the
 * page's text. */

#include "catalog/fence.h"

typedef struct Page {
    const char *path;
    Str name; /* the title, and the file's name without `.md` */
    Str text; /* all of the page */
    Str prose;
    uint32_t prose_line;
    ARRAY(Fence) fences;                        /* the first is the toml */
    Str sections[PAGE_SECTION_COUNT];           /* below the heading, trimmed */
    uint32_t section_lines[PAGE_SECTION_COUNT]; /* of the heading; 0: none */
} Page;

/* Reads the page at `path`, which serves errors and names the rule. `page`
 * has views of `text` and lists in `arena`. */
MUST_USE bool page_read(Arena *arena, const char *path, Str text, Page *page,
                        Error *error);

#endif
