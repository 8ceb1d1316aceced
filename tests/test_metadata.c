#include "catalog/metadata.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* The smallest page with these metadata and this `query` attribute. The
 * metadata begin on line 3, the query's fence has the number 1. */
static Page read_page(const char *toml, const char *attribute)
{
    Page page;
    Error error = {0};
    const char *text = arena_format(
        &arena,
        "# x\n```toml\n%s```\nSlow.\n## Match\n```query %s\n```\n"
        "## Bad\n```py\n```\n## Good\n```py\n```\n## Not\n```py\n```\n",
        toml, attribute);
    bool read = page_read(&arena, "x.md", str_from(text), &page, &error);
    assert_string_equal(error.message, "");
    assert_true(read);
    return page;
}

static Metadata read_toml(const char *toml)
{
    static Page page;
    Metadata metadata;
    Error error = {0};
    page = read_page(toml, "");
    bool read = metadata_read(&arena, &page, PAGE_SHIPPED, &metadata, &error);
    assert_string_equal(error.message, "");
    assert_true(read);
    return metadata;
}

static void assert_error(const Error *error, uint32_t line, uint32_t column,
                         const char *message)
{
    assert_string_equal(error->message, message);
    assert_string_equal(error->path, "x.md");
    assert_int_equal(error->line, line);
    assert_int_equal(error->column, column);
}

static void assert_refused(const char *toml, uint32_t line, uint32_t column,
                           const char *message)
{
    Metadata metadata;
    Error error = {0};
    Page page = read_page(toml, "");
    assert_false(metadata_read(&arena, &page, PAGE_SHIPPED, &metadata, &error));
    assert_error(&error, line, column, message);
}

static void assert_str(Str str, const char *text)
{
    assert_string_equal(arena_copy(&arena, str.data, str.size), text);
}

#define NEEDED "code = 'HOT101'\nmessage = 'm'\n"

static void metadata_has_every_key(void **state)
{
    (void)state;
    Metadata all = read_toml(
        NEEDED "impact = 'latency'\nhelp = 'h'\nseverity = 'note'\n"
               "default = false\nover = ['a', 'b']\npeers = ['ruff:X1']\n"
               "was = ['c']\nfix = 'unsafe'\nimpl = 'c'\n"
               "min-python = '3.9'\nmax-python = '3.11'\n");
    assert_str(all.code, "HOT101");
    assert_str(all.message, "m");
    assert_str(all.help, "h");
    assert_int_equal(all.impact, IMPACT_LATENCY);
    assert_int_equal(all.severity, SEVERITY_NOTE);
    assert_true(all.has_severity);
    assert_false(all.default_on);
    assert_int_equal(all.over.count, 2);
    assert_str(all.over.items[1], "b");
    assert_str(all.peers.items[0], "ruff:X1");
    assert_str(all.was.items[0], "c");
    assert_str(all.fix, "unsafe");
    assert_str(all.impl, "c");
    assert_int_equal(all.min_python, 309);
    assert_int_equal(all.max_python, 311);
}

static void metadata_has_defaults(void **state)
{
    (void)state;
    Metadata few = read_toml(NEEDED "impact = 'memory'\n");
    assert_int_equal(few.severity, SEVERITY_NOTE);
    assert_false(few.has_severity);
    assert_true(few.default_on);
    assert_int_equal(few.min_python, 0);
    few = read_toml(NEEDED "impact = 'constant'\n");
    assert_int_equal(few.severity, SEVERITY_WARNING);
}

static void metadata_refuses_unknown_words(void **state)
{
    (void)state;
    assert_refused("code = 'HOT101'\nmesage = 'm'\n", 4, 1,
                   "unknown key `mesage`, did you mean `message`?");
    assert_refused("impact = 'constnt'\n", 3, 10,
                   "unknown impact `constnt`, did you mean `constant`?");
    assert_refused("severity = 'warn'\n", 3, 12, "unknown severity `warn`");
    assert_refused("severity = 'off'\n", 3, 12, "unknown severity `off`");
    assert_refused("fix = 'save'\n", 3, 7,
                   "unknown fix `save`, did you mean `safe`?");
}

static void metadata_refuses_wrong_kinds(void **state)
{
    (void)state;
    assert_refused("code = 1\n", 3, 8,
                   "`code` must be a string, not an integer");
    assert_refused("default = 'no'\n", 3, 11,
                   "`default` must be a boolean, not a string");
    assert_refused("over = [\n  'é', 1]\n", 4, 8,
                   "`over` must have strings only, not an integer");
    assert_refused("message = ' '\n", 3, 11, "`message` is empty");
    assert_refused("min-python = 3.11\n", 3, 14,
                   "`min-python` must be a string, not a float");
    assert_refused("min-python = '3'\n", 3, 14,
                   "`min-python` must be a version such as \"3.11\"");
    assert_refused("code = \n", 3, 8,
                   "expected a value, found the end of the line");
}

static void metadata_refuses_an_unfit_whole(void **state)
{
    (void)state;
    assert_refused(NEEDED, 2, 1, "the key `impact` is missing");
    assert_refused(NEEDED "impact = 'memory'\nmin-python = '3.11'\n"
                          "max-python = '3.9'\n",
                   7, 14, "`max-python` is below `min-python`");
}

static void metadata_codes_depend_on_the_origin(void **state)
{
    (void)state;
    assert_refused("code = 'HOT12'\n", 3, 8,
                   "`code` must be `HOT` and 3 or 4 digits");
    assert_refused("code = 'MY101'\n", 3, 8,
                   "`code` must be `HOT` and 3 or 4 digits");
    Metadata metadata;
    Error error = {0};
    Page page =
        read_page("code = 'MY1'\nmessage = 'm'\nimpact = 'memory'\n", "");
    assert_true(metadata_read(&arena, &page, PAGE_OF_USER, &metadata, &error));
    page = read_page("code = 'MY1'\nimpl = 'c'\n", "");
    assert_false(metadata_read(&arena, &page, PAGE_OF_USER, &metadata, &error));
    assert_error(&error, 4, 8, "only a built-in rule can have a filter in C");
}

static void metadata_variant_goes_over_the_page(void **state)
{
    (void)state;
    Page page = read_page(NEEDED "impact = 'memory'\nhelp = 'h'\n",
                          "variant=v impact=latency message=\"n n\"");
    Metadata metadata;
    MetadataVariant variant;
    Error error = {0};
    assert_true(metadata_read(&arena, &page, PAGE_SHIPPED, &metadata, &error));
    assert_true(metadata_read_variant(&arena, &metadata, &page.fences.items[1],
                                      &variant, &error));
    assert_str(variant.name, "v");
    assert_str(variant.message, "n n");
    assert_str(variant.help, "h");
    assert_int_equal(variant.impact, IMPACT_LATENCY);
    assert_int_equal(variant.severity, SEVERITY_WARNING);
    assert_false(variant.has_severity);
}

static void metadata_variant_refuses_unknown_words(void **state)
{
    (void)state;
    Page page = read_page(NEEDED "impact = 'memory'\n", "severity=notes");
    Metadata metadata;
    MetadataVariant variant;
    Error error = {0};
    assert_true(metadata_read(&arena, &page, PAGE_SHIPPED, &metadata, &error));
    assert_false(metadata_read_variant(&arena, &metadata, &page.fences.items[1],
                                       &variant, &error));
    assert_error(&error, 9, 10,
                 "unknown severity `notes`, did you mean `note`?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(metadata_has_every_key),
        cmocka_unit_test(metadata_has_defaults),
        cmocka_unit_test(metadata_refuses_unknown_words),
        cmocka_unit_test(metadata_refuses_wrong_kinds),
        cmocka_unit_test(metadata_refuses_an_unfit_whole),
        cmocka_unit_test(metadata_codes_depend_on_the_origin),
        cmocka_unit_test(metadata_variant_goes_over_the_page),
        cmocka_unit_test(metadata_variant_refuses_unknown_words),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
