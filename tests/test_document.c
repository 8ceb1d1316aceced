#include "lsp/document.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_text(const Document *document, Str expected)
{
    Str text = buffer_view(&document->text);
    assert_int_equal(text.size, expected.size);
    if (text.size)
        assert_memory_equal(text.data, expected.data, text.size);
}

static void edit(const Documents *documents, Document *document,
                 const uint32_t places[4], Str text)
{
    Position positions[2] = {{places[0], places[1]}, {places[2], places[3]}};
    document_edit(documents, document, positions, text);
}

static void document_edits_replace_text(void **state)
{
    (void)state;
    Documents documents = {0};
    Document *document = document_open(&documents, STR("file:///a.py"));
    assert_text(document, STR(""));
    document_set(document, STR("one\ntwo\n"));
    document->is_changed = false;
    edit(&documents, document, (uint32_t[]){0, 1, 1, 1}, STR(""));
    assert_true(document->is_changed);
    assert_text(document, STR("owo\n"));
    edit(&documents, document, (uint32_t[]){0, 3, 0, 3}, STR(" and more"));
    assert_text(document, STR("owo and more\n"));
    edit(&documents, document, (uint32_t[]){0, 12, 0, 4}, STR("x"));
    assert_text(document, STR("owo x\n"));
    edit(&documents, document, (uint32_t[]){0, 0, 99, 0}, STR(""));
    assert_text(document, STR(""));
    edit(&documents, document, (uint32_t[]){9, 9, 9, 9}, STR("y\0z"));
    assert_text(document, STR("y\0z"));
    documents_free(&documents);
}

static void document_edits_count_as_agreed(void **state)
{
    (void)state;
    Documents documents = {.encoding = POSITION_UTF8};
    Document *document = document_open(&documents, STR("file:///a.py"));
    document_set(document, STR("\xC3\xA9x"));
    edit(&documents, document, (uint32_t[]){0, 2, 0, 3}, STR("y"));
    assert_text(document, STR("\xC3\xA9y"));
    documents.encoding = POSITION_UTF16;
    edit(&documents, document, (uint32_t[]){0, 1, 0, 2}, STR("z"));
    assert_text(document, STR("\xC3\xA9z"));
    documents_free(&documents);
}

static void document_is_found_until_closed(void **state)
{
    (void)state;
    Documents documents = {0};
    char uri[] = "file:///a.py";
    Document *first = document_open(&documents, str_from(uri));
    uri[8] = 'b'; /* the name is copied */
    Document *second = document_open(&documents, str_from(uri));
    assert_ptr_not_equal(first, second);
    assert_ptr_equal(document_find(&documents, STR("file:///a.py")), first);
    document_set(first, STR("x"));
    assert_ptr_equal(document_open(&documents, STR("file:///a.py")), first);
    assert_text(first, STR(""));
    document_close(&documents, first);
    assert_null(document_find(&documents, STR("file:///a.py")));
    assert_ptr_equal(document_find(&documents, STR("file:///b.py")), second);
    documents_free(&documents);
    assert_null(documents.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_edits_replace_text),
        cmocka_unit_test(document_edits_count_as_agreed),
        cmocka_unit_test(document_is_found_until_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
