#include "catalog/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Line by line, so that a test can replace one. */
static const char *const lines[] = {
    "# slow-thing",                                   /* 1 */
    "```toml",                                        /* 2 */
    "code = \"HOT999\"",                              /* 3 */
    "```",                                            /* 4 */
    "",                                               /* 5 */
    "It is slow.",                                    /* 6 */
    "## Match",                                       /* 7 */
    "```query variant=local message=\"so {x} slow\"", /* 8 */
    "(call) @report",                                 /* 9 */
    "```",                                            /* 10 */
    "## Bad",                                         /* 11 */
    "```py python=3.9",                               /* 12 */
    "x()  # hot",                                     /* 13 */
    "```",                                            /* 14 */
    "## Good",                                        /* 15 */
    "```py",                                          /* 16 */
    "```",                                            /* 17 */
    "## Not",                                         /* 18 */
    "First one.",                                     /* 19 */
    "",                                               /* 20 */
    "Another module's",                               /* 21 */
    "`x`.",                                           /* 22 */
    "",                                               /* 23 */
    "```py",                                          /* 24 */
    "y()",                                            /* 25 */
    "```",                                            /* 26 */
    "## Bench",                                       /* 27 */
    "```py slow sizes=10,100 gate",                   /* 28 */
    "x()",                                            /* 29 */
    "```",                                            /* 30 */
    "## Limits",                                      /* 31 */
    "None.",                                          /* 32 */
};

enum { LINE_COUNT = sizeof lines / sizeof *lines };

static Arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* The page with one line replaced, or left out when that is NULL. */
static Str page_text(size_t number, const char *line, const char *line_break)
{
    const char *text = "";
    for (size_t i = 0; i < LINE_COUNT; i++) {
        const char *used = i + 1 == number ? line : lines[i];
        if (used)
            text = arena_format(&arena, "%s%s%s", text, used, line_break);
    }
    return str_from(text);
}

static void assert_refused(size_t number, const char *line, uint32_t at,
                           uint32_t column, const char *message)
{
    Page page;
    Error error = {0};
    assert_false(page_read(&arena, "rules/x/slow-thing.md",
                           page_text(number, line, "\n"), &page, &error));
    assert_string_equal(error.message, message);
    assert_string_equal(error.path, "rules/x/slow-thing.md");
    assert_int_equal(error.line, at);
    assert_int_equal(error.column, column);
}

static void assert_str(Str str, const char *text)
{
    assert_string_equal(arena_copy(&arena, str.data, str.size), text);
}

static Page read_page(const char *line_break)
{
    Page page;
    Error error = {0};
    bool read = page_read(&arena, "slow-thing.md",
                          page_text(0, NULL, line_break), &page, &error);
    assert_string_equal(error.message, "");
    assert_true(read);
    return page;
}

static void page_has_its_parts(void **state)
{
    (void)state;
    Page page = read_page("\n");
    assert_str(page.name, "slow-thing");
    assert_str(page.prose, "It is slow.");
    assert_int_equal(page.prose_line, 6);
    assert_int_equal(page.fences.count, 6);
    assert_int_equal(page.section_lines[PAGE_NOT], 18);
    assert_int_equal(page.section_lines[PAGE_FIX], 0);
    assert_str(page.sections[PAGE_LIMITS], "None.");
}

static void page_fences_know_their_place(void **state)
{
    (void)state;
    Page page = read_page("\n");
    const Fence *toml = &page.fences.items[0];
    assert_int_equal(toml->section, PAGE_HEAD);
    assert_str(toml->text, "code = \"HOT999\"\n");
    assert_int_equal(toml->line, 3);
    assert_str(page.fences.items[3].text, "");
    const Fence *other = &page.fences.items[4];
    assert_int_equal(other->section, PAGE_NOT);
    assert_str(other->caption, "Another module's\n`x`.");
    assert_int_equal(other->line, 25);
}

static void page_fences_have_attributes(void **state)
{
    (void)state;
    Page page = read_page("\n");
    const Fence *query = &page.fences.items[1];
    assert_str(query->attributes, "variant=local message=\"so {x} slow\"");
    assert_str(fence_value(query, "variant"), "local");
    assert_str(fence_value(query, "message"), "so {x} slow");
    assert_int_equal(fence_find(query, "message")->column, 24);
    assert_null(fence_find(query, "help"));
    const Fence *slow = &page.fences.items[5];
    assert_str(slow->label, "slow");
    assert_str(fence_value(slow, "sizes"), "10,100");
    assert_non_null(fence_find(slow, "gate"));
}

static void page_fences_may_be_of_tildes(void **state)
{
    (void)state;
    Page page;
    Error error = {0};
    Str text = STR("# slow-thing\n~~~toml\ncode = \"HOT999\"\n~~~\nIt is.\n"
                   "## Match\n~~~~query help=\"`{x}`\" severity=note\n"
                   "(call) @report\n```\n~~~\n~~~~~\n## Bad\n````py\nx()\n```\n"
                   "````\n## Good\n```py\n```\n## Not\n~~~py\ny()\n   ~~~ \n");
    bool read = page_read(&arena, "slow-thing.md", text, &page, &error);
    assert_string_equal(error.message, "");
    assert_true(read);
    assert_int_equal(page.fences.count, 5);
    const Fence *query = &page.fences.items[1];
    assert_str(fence_value(query, "help"), "`{x}`");
    assert_int_equal(fence_find(query, "severity")->column, 24);
    assert_str(query->text, "(call) @report\n```\n~~~\n");
    assert_str(page.fences.items[2].text, "x()\n```\n");
    assert_str(page.fences.items[4].text, "y()\n");
}

static void page_may_have_windows_line_ends(void **state)
{
    (void)state;
    Page page = read_page("\r\n");
    assert_str(page.prose, "It is slow.");
    assert_str(fence_value(&page.fences.items[2], "python"), "3.9");
    assert_int_equal(page.fences.items[4].line, 25);
}

static void page_is_named_as_its_file(void **state)
{
    (void)state;
    assert_refused(1, "# fast-thing", 1, 3,
                   "the title `fast-thing` is not the file's name, "
                   "`slow-thing`");
    assert_refused(1, "slow-thing", 1, 1,
                   "a page begins with its title: `# slow-thing`");
}

static void page_refuses_headings(void **state)
{
    (void)state;
    assert_refused(18, "## Note", 18, 4,
                   "unknown heading `Note`, did you mean `Not`?");
    assert_refused(18, "### Not", 18, 1, "headings have the form `## Match`");
    assert_refused(15, "## Bad", 15, 4, "`## Bad` is on line 11 already");
    assert_refused(31, "## Fix", 31, 4, "`## Fix` must come before `## Bench`");
    assert_refused(18, NULL, 26, 1, "`## Not` is missing here");
    assert_refused(19, "```", 19, 4,
                   "a fence needs a language: py, query or toml");
}

static void page_needs_its_fences(void **state)
{
    (void)state;
    assert_refused(2, "", 3, 1, "the ```toml fence must come first");
    assert_refused(6, "", 7, 1,
                   "the prose behind the ```toml fence is missing");
    assert_refused(8, "```py", 8, 4, "`## Match` has ```query fences only");
    assert_refused(6, "```query", 6, 4,
                   "only a ```toml fence may stand before `## Match`");
}

static void page_refuses_info_strings(void **state)
{
    (void)state;
    assert_refused(12, "```pyy", 12, 4,
                   "unknown fence language `pyy`, did you mean `py`?");
    assert_refused(12, "```py pyton=3.9", 12, 7,
                   "unknown word `pyton` behind `py`, did you mean `python`?");
    assert_refused(12, "```py python=3", 12, 7,
                   "`python` needs a version such as 3.11");
    assert_refused(12, "~~~~pyy", 12, 5,
                   "unknown fence language `pyy`, did you mean `py`?");
    assert_refused(12, "```py slow", 12, 7,
                   "`slow` is for fences of `## Bench`");
    assert_refused(28, "```py gate slow", 28, 12,
                   "`slow` must come right behind `py`");
    assert_refused(28, "```py slow sizes=10,", 28, 12,
                   "`sizes` needs numbers such as 10,100");
    assert_refused(28, "```py slow unit=s", 28, 12,
                   "`unit` needs ratio, ms or bytes");
    assert_refused(28, "```py gate", 28, 4,
                   "a fence of `## Bench` is one of: py setup, py slow, py "
                   "fast");
    assert_refused(8, "```query message=\"é", 8, 18,
                   "the quoted value is not closed");
    assert_refused(8, "```query help=é impact", 8, 17,
                   "`impact` needs a value");
    assert_refused(8, "```query help=x help=y", 8, 17, "`help` is given twice");
}

static void page_refuses_an_open_fence(void **state)
{
    (void)state;
    assert_refused(30, "", 28, 1, "the fence is not closed");
    assert_refused(30, "~~~", 28, 1, "the fence is not closed");
    assert_refused(28, "````py slow", 28, 1, "the fence is not closed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_has_its_parts),
        cmocka_unit_test(page_fences_know_their_place),
        cmocka_unit_test(page_fences_have_attributes),
        cmocka_unit_test(page_fences_may_be_of_tildes),
        cmocka_unit_test(page_may_have_windows_line_ends),
        cmocka_unit_test(page_is_named_as_its_file),
        cmocka_unit_test(page_refuses_headings),
        cmocka_unit_test(page_needs_its_fences),
        cmocka_unit_test(page_refuses_info_strings),
        cmocka_unit_test(page_refuses_an_open_fence),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
