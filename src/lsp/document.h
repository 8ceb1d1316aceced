#ifndef HOTLINT_LSP_DOCUMENT_H
#define HOTLINT_LSP_DOCUMENT_H

/* The texts that are open in the editor, as it has them. */

#include "base/buffer.h"
#include "lsp/position.h"
#include "run/analyst.h"
#include "run/config.h"
#include "run/sources.h"

typedef struct Document {
    Str uri; /* owned, NUL-terminated */
    Buffer text;
    int64_t version; /* as the editor counts */
    bool is_changed; /* since its findings were told */
    Arena arena;     /* of its project's configuration */
    Sources sources; /* of that */
    Assignment assignment;
    const Baseline *baseline; /* what is known; NULL: nothing */
    const char *file;         /* its path; NULL: it has none */
    Version target;
    bool is_test;
    Str path;      /* owned; as seen from its project's root */
    Pieces pieces; /* of the text as it was checked last */
    Recall recall; /* of that check */
    struct Document *next;
} Document;

typedef struct Documents {
    Document *first; /* the one opened last */
    PositionEncoding encoding;
} Documents;

/* The document with this URI, or NULL. */
Document *document_find(const Documents *documents, Str uri);

/* Opens a document that is empty, or empties one that is open. */
Document *document_open(Documents *documents, Str uri);

/* Puts `text` into the place between two positions; they may be swapped, or
 * be beyond the text (see position.h). */
void document_edit(const Documents *documents, Document *document,
                   const Position places[2], Str text);

/* Puts `text` into the place of all. */
void document_set(Document *document, Str text);

void document_close(Documents *documents, Document *document);

void documents_free(Documents *documents);

#endif
