/* That values and refusals are Python's, lsp/compare_json.py tells. */

#include "lsp/json_reader.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const JsonValue *parse(Arena *arena, const char *text)
{
    Error error = {0};
    const JsonValue *value = json_parse(arena, str_from(text), &error);
    if (!value)
        fail_msg("%s: %s", text, error.message);
    return value;
}

static void json_reads_values_in_order(void **state)
{
    (void)state;
    Arena arena = {0};
    const JsonValue *root = parse(&arena, " [1, \"a\\n\", {\"k\": null}, []]");
    assert_int_equal(root->kind, JSON_ARRAY);
    const JsonValue *item = root->first;
    assert_true(item->kind == JSON_NUMBER && item->number == 1);
    item = item->next;
    assert_true(str_is(json_text(item), "a\n"));
    item = item->next;
    assert_true(json_is(json_get(item, "k"), JSON_NULL));
    item = item->next;
    assert_int_equal(item->kind, JSON_ARRAY);
    assert_null(item->first);
    assert_null(item->next);
    arena_free(&arena);
}

static void json_last_of_equal_keys_counts(void **state)
{
    (void)state;
    Arena arena = {0};
    const JsonValue *root = parse(&arena, "{\"a\": 1, \"a\": 2, \"b\": 3}");
    assert_true(json_get(root, "a")->number == 2);
    assert_null(json_get(root, "c"));
    assert_null(json_get(json_get(root, "a"), "a"));
    assert_null(json_get(NULL, "a"));
    arena_free(&arena);
}

static void json_half_of_a_pair_is_one_character(void **state)
{
    (void)state;
    Arena arena = {0};
    const JsonValue *root = parse(&arena, "\"\\ud83d\\ude00\\ud800x\\udc00\"");
    assert_true(
        str_is(root->text, "\xF0\x9F\x98\x80\xEF\xBF\xBDx\xEF\xBF\xBD"));
    arena_free(&arena);
}

static void assert_count(const char *text, bool is_read, uint32_t expected)
{
    Arena arena = {0};
    uint32_t count = 77;
    assert_int_equal(json_count(parse(&arena, text), &count), is_read);
    if (is_read)
        assert_int_equal(count, expected);
    arena_free(&arena);
}

static void json_counts_are_whole(void **state)
{
    (void)state;
    uint32_t count = 0;
    assert_count("0", true, 0);
    assert_count("1e3", true, 1000);
    assert_count("4294967295", true, UINT32_MAX);
    assert_count("1e400", true, UINT32_MAX);
    assert_count("-1", false, 0);
    assert_count("0.5", false, 0);
    assert_count("\"1\"", false, 0);
    assert_count("null", false, 0);
    assert_false(json_count(NULL, &count));
}

static void json_truth_is_a_boolean(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_true(json_is_true(parse(&arena, "true")));
    assert_false(json_is_true(parse(&arena, "false")));
    assert_false(json_is_true(parse(&arena, "1")));
    assert_false(json_is_true(NULL));
    assert_int_equal(json_text(NULL).size, 0);
    assert_int_equal(json_text(parse(&arena, "1")).size, 0);
    arena_free(&arena);
}

static void assert_refused(Str text, const char *message, uint32_t line,
                           uint32_t column)
{
    Arena arena = {0};
    Error error = {0};
    assert_null(json_parse(&arena, text, &error));
    assert_string_equal(error.message, message);
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
    arena_free(&arena);
}

static void json_says_where_it_ends(void **state)
{
    (void)state;
    assert_refused(STR(""), "a value is missing", 1, 1);
    assert_refused(STR("[1\n 2]"), "`,` or a closing bracket is missing", 2, 2);
    assert_refused(STR("{\"a\" 1}"), "`:` is missing", 1, 6);
    assert_refused(STR("{1: 2}"), "a string is missing", 1, 2);
    assert_refused(STR("\"a"), "a string is not closed", 1, 3);
    assert_refused(STR("\"\xFF\""), "a string is no UTF-8", 1, 2);
    assert_refused(STR("1 2"), "something follows the value", 1, 3);
}

/* Gives the text `unit` again and again. */
static char *repeat(const char *unit, size_t count)
{
    size_t size = strlen(unit);
    char *text = malloc(size * count + 1);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * size, unit, size);
    text[size * count] = '\0';
    return text;
}

static void json_has_limits(void **state)
{
    (void)state;
    char *deep = repeat("[", JSON_DEPTH + 1);
    assert_refused(str_from(deep), "arrays and objects are nested too deeply",
                   1, JSON_DEPTH + 2);
    free(deep);
    char *many = repeat("0,", JSON_VALUES);
    many[0] = '[';
    many[1] = ' ';
    Arena arena = {0};
    Error error = {0};
    assert_null(json_parse(&arena, str_from(many), &error));
    assert_string_equal(error.message, "there are too many values");
    arena_free(&arena);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_reads_values_in_order),
        cmocka_unit_test(json_last_of_equal_keys_counts),
        cmocka_unit_test(json_half_of_a_pair_is_one_character),
        cmocka_unit_test(json_counts_are_whole),
        cmocka_unit_test(json_truth_is_a_boolean),
        cmocka_unit_test(json_says_where_it_ends),
        cmocka_unit_test(json_has_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
