#include "report/xml_text.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_text(Str text, const char *expected)
{
    Buffer buffer = {0};
    xml_text(&buffer, text);
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, expected);
    buffer_free(&buffer);
}

static void xml_escapes_markup_and_white_space(void **state)
{
    (void)state;
    assert_text(STR("a < b && \"c\" > 'd'"),
                "a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'");
    assert_text(STR("a\tb\nc\r"), "a&#9;b&#10;c&#13;");
    assert_text(STR("é日\xF0\x9F\x98\x80"), "é日\xF0\x9F\x98\x80");
}

static void xml_spells_what_a_document_must_not_hold(void **state)
{
    (void)state;
    assert_text(STR("\x01\x1F"), "\\x01\\x1F");
    assert_text(STR("a\xFFz\xC3"), "a\\xFFz\\xC3");
    assert_text(STR("\xEF\xBF\xBE"), "\\xEF\\xBF\\xBE"); /* U+FFFE */
}

static void xml_writes_attributes(void **state)
{
    (void)state;
    Buffer buffer = {0};
    xml_attribute(&buffer, "name", STR("\"x\""));
    xml_number(&buffer, "line", 3);
    assert_true(
        str_is(buffer_view(&buffer), " name=\"&quot;x&quot;\" line=\"3\""));
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_escapes_markup_and_white_space),
        cmocka_unit_test(xml_spells_what_a_document_must_not_hold),
        cmocka_unit_test(xml_writes_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
