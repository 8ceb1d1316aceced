#include "report/json_writer.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef void Write(JsonWriter *json);

static void assert_json(Write *write, const char *expected)
{
    Buffer buffer = {0};
    JsonWriter json = {.buffer = &buffer};
    write(&json);
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, expected);
    assert_int_equal(json.depth, 0);
    buffer_free(&buffer);
}

static void write_object(JsonWriter *json)
{
    json_open(json, '{');
    json_key(json, "a");
    json_number(json, UINT64_MAX);
    json_key(json, "b");
    json_boolean(json, false);
    json_close(json, '}');
}

static void write_nested(JsonWriter *json)
{
    json_open(json, '[');
    json_open(json, '[');
    json_close(json, ']');
    json_open(json, '{');
    json_key(json, "x");
    json_open(json, '[');
    json_string(json, STR("y"));
    json_string(json, (Str){0});
    json_close(json, ']');
    json_close(json, '}');
    json_boolean(json, true);
    json_close(json, ']');
}

static void write_escapes(JsonWriter *json)
{
    json_string(json, STR("\"\\/\n\r\t\b\x01\x1F\x7F"));
}

static void write_unicode(JsonWriter *json)
{
    json_string(json, STR("é日\xF0\x9F\x98\x80"));
}

static void write_broken_bytes(JsonWriter *json)
{
    json_string(json, STR("a\xFF\xC3z\xED\xA0\x80"));
}

static void write_deep(JsonWriter *json)
{
    for (int i = 0; i < 63; i++)
        json_open(json, '[');
    for (int i = 0; i < 63; i++)
        json_close(json, ']');
}

static void write_raw(JsonWriter *json)
{
    json_open(json, '[');
    json_raw(json, STR("null"));
    json_integer(json, INT64_MIN);
    json_integer(json, 7);
    json_raw(json, STR("1.50"));
    json_close(json, ']');
}

static void json_puts_commas_and_colons(void **state)
{
    (void)state;
    assert_json(write_object, "{\"a\": 18446744073709551615, \"b\": false}");
    assert_json(write_raw, "[null, -9223372036854775808, 7, 1.50]");
    assert_json(write_nested, "[[], {\"x\": [\"y\", \"\"]}, true]");
}

static void json_escapes_what_it_must(void **state)
{
    (void)state;
    assert_json(write_escapes, "\"\\\"\\\\/\\n\\r\\t\\u0008\\u0001"
                               "\\u001f\x7F\"");
    assert_json(write_unicode, "\"é日\xF0\x9F\x98\x80\"");
}

static void json_spells_broken_bytes(void **state)
{
    (void)state;
    assert_json(write_broken_bytes, "\"a\\\\xFF\\\\xC3z\\\\xED\\\\xA0"
                                    "\\\\x80\"");
}

static void json_nests_to_its_limit(void **state)
{
    (void)state;
    Buffer buffer = {0};
    JsonWriter json = {.buffer = &buffer};
    write_deep(&json);
    assert_int_equal(buffer.size, 126);
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_puts_commas_and_colons),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(json_spells_broken_bytes),
        cmocka_unit_test(json_nests_to_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
