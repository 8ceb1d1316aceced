#ifndef HOTLINT_CATALOG_METADATA_H
#define HOTLINT_CATALOG_METADATA_H

/* The facts of a rule that its page keeps in the toml fence, checked and
 * with defaults filled in. Views of the page's text, or in the arena. */

#include "catalog/page.h"
#include "engine/rule.h"

typedef enum PageOrigin {
    PAGE_SHIPPED, /* its code is `HOT` and three or four digits */
    PAGE_OF_USER  /* any letters and digits; C filters are not for it */
} PageOrigin;

typedef ARRAY(Str) MetadataList;

typedef struct Metadata {
    const Page *page;
    Str code;
    Str message;
    Str help; /* or empty */
    Impact impact;
    Severity severity; /* the page's, else the default of the impact */
    bool has_severity; /* it is the page's */
    bool default_on;
    MetadataList over;
    uint32_t over_line; /* of its list, in the page */
    uint32_t over_column;
    MetadataList peers;
    MetadataList was;
    Str fix;            /* safe, unsafe, or empty */
    Str impl;           /* c, or empty */
    Version min_python; /* 0: any */
    Version max_python; /* 0: any */
} Metadata;

/* What one `query` fence reports: its attributes over the page's metadata. */
typedef struct MetadataVariant {
    Str name; /* or empty */
    Str message;
    Str help;
    Impact impact;
    Severity severity;
    bool has_severity; /* the fence's own, or the page's */
} MetadataVariant;

MUST_USE bool metadata_read(Arena *arena, const Page *page, PageOrigin origin,
                            Metadata *metadata, Error *error);

/* `fence` is a `query` fence of the page that `metadata` is of. */
MUST_USE bool metadata_read_variant(Arena *arena, const Metadata *metadata,
                                    const Fence *fence,
                                    MetadataVariant *variant, Error *error);

#endif
