#ifndef HOTLINT_CATALOG_FENCE_H
#define HOTLINT_CATALOG_FENCE_H

/* A fence of a rule page, and the info string of its first line:
 * ```LANGUAGE [LABEL] [KEY | KEY=VALUE | KEY="SOME VALUE"]...
 * or the same behind ~~~, which CommonMark asks for where a value has
 * backticks. */

#include "base/array.h"
#include "base/error.h"
#include "base/markdown.h"
#include "base/str.h"

/* In the order that a page has them. */
typedef enum PageSection {
    PAGE_HEAD, /* what is before the first heading */
    PAGE_MATCH,
    PAGE_BAD,
    PAGE_GOOD,
    PAGE_NOT,
    PAGE_FIX,
    PAGE_BENCH,
    PAGE_LIMITS,
    PAGE_SECTION_COUNT
} PageSection;

typedef struct FenceAttribute {
    Str key;
    Str value;       /* empty for a bare key */
    uint32_t column; /* of the key in the fence's first line */
} FenceAttribute;

typedef struct Fence {
    PageSection section;
    FenceMark mark;             /* that opens it */
    Str language;               /* py, query, toml */
    Str label;                  /* of py: setup, slow, fast, or empty */
    Str attributes;             /* the rest of the info string */
    ARRAY(FenceAttribute) list; /* its parts */
    Str text;                   /* between the fence's two lines */
    Str caption;                /* the paragraph just before, or empty */
    uint32_t line;              /* of the first line of `text`, from 1 */
} Fence;

/* Reads the info string, `info` being what is behind the mark, into
 * language, label, attributes and list. `fence->line` and `fence->mark` must be
 * set. */
MUST_USE bool fence_read_info(Arena *arena, Str info, Fence *fence,
                              Error *error);

/* The attribute with this key, or NULL. */
const FenceAttribute *fence_find(const Fence *fence, const char *key);

/* The value of an attribute; empty when there is none. */
Str fence_value(const Fence *fence, const char *key);

#endif
