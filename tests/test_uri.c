#include "lsp/uri.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_path(const char *uri, const char *expected)
{
    Arena arena = {0};
    const char *path = uri_path(&arena, str_from(uri));
    if (expected)
        assert_string_equal(path ? path : "(none)", expected);
    else
        assert_null(path);
    arena_free(&arena);
}

static void uri_of_a_file_is_a_path(void **state)
{
    (void)state;
    assert_path("file:///a/b.py", "/a/b.py");
    assert_path("file://localhost/a", "/a");
    assert_path("file:///a%20b/%C3%a9%25.py", "/a b/\xC3\xA9%.py");
    assert_path("file:///", "/");
}

static void uri_leads_back_to_its_path(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *path = "/a b/%\xC3\xA9#?[x]{y}\xFF.py";
    const char *uri = uri_of_path(&arena, path);
    assert_string_equal(uri,
                        "file:///a%20b/%25%C3%A9%23%3F%5Bx%5D%7By%7D%FF.py");
    assert_string_equal(uri_path(&arena, str_from(uri)), path);
    arena_free(&arena);
}

static void uri_of_another_kind_is_none(void **state)
{
    (void)state;
    assert_path("", NULL);
    assert_path("untitled:a.py", NULL);
    assert_path("file://server/a.py", NULL);
    assert_path("/a.py", NULL);
}

static void uri_that_is_broken_is_none(void **state)
{
    (void)state;
    assert_path("file:///a%", NULL);
    assert_path("file:///a%2", NULL);
    assert_path("file:///a%2g", NULL);
    assert_path("file:///a%00b", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uri_of_a_file_is_a_path),
        cmocka_unit_test(uri_leads_back_to_its_path),
        cmocka_unit_test(uri_of_another_kind_is_none),
        cmocka_unit_test(uri_that_is_broken_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
