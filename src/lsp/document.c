#include "lsp/document.h"

#include <stdlib.h>
#include <string.h>

Document *document_find(const Documents *documents, Str uri)
{
    for (Document *one = documents->first; one; one = one->next)
        if (str_equal(one->uri, uri))
            return one;
    return NULL;
}

Document *document_open(Documents *documents, Str uri)
{
    Document *document = document_find(documents, uri);
    if (!document) {
        document = memory_alloc(sizeof *document);
        document->uri = (Str){memory_copy(uri.data, uri.size), uri.size};
        document->next = documents->first;
        documents->first = document;
    }
    document_set(document, (Str){0});
    return document;
}

/* Puts `text` into the place of the bytes [start, end). */
static void replace(Buffer *buffer, size_t start, size_t end, Str text)
{
    size_t size = buffer->size;
    size_t removed = end - start;
    if (text.size > removed)
        buffer_fill(buffer, ' ', text.size - removed);
    if (size > end)
        memmove(buffer->data + start + text.size, buffer->data + end,
                size - end);
    if (text.size)
        memcpy(buffer->data + start, text.data, text.size);
    buffer->size = size - removed + text.size;
}

void document_edit(const Documents *documents, Document *document,
                   const Position places[2], Str text)
{
    Str old = buffer_view(&document->text);
    size_t start = position_offset(old, places[0], documents->encoding);
    bool is_empty = places[0].line == places[1].line &&
                    places[0].character == places[1].character;
    size_t end =
        is_empty ? start : position_offset(old, places[1], documents->encoding);
    if (start > end) {
        size_t other = start;
        start = end;
        end = other;
    }
    replace(&document->text, start, end, text);
    document->is_changed = true;
}

void document_set(Document *document, Str text)
{
    replace(&document->text, 0, document->text.size, text);
    document->is_changed = true;
}

static void free_document(Document *document)
{
    buffer_free(&document->text);
    free((char *)document->uri.data);
    free((char *)document->path.data);
    arena_free(&document->arena);
    pieces_free(&document->pieces);
    recall_free(&document->recall);
    free(document);
}

void document_close(Documents *documents, Document *document)
{
    Document **link = &documents->first;
    while (*link != document)
        link = &(*link)->next;
    *link = document->next;
    free_document(document);
}

void documents_free(Documents *documents)
{
    while (documents->first)
        document_close(documents, documents->first);
}
