#include "syntax/statement.h"

#include "base/buffer.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* `head` of each piece; behind `/` the last byte of the whole where that is
 * another. Line breaks become `|`. */
static void assert_pieces(const char *python, const char *wanted)
{
    Modelled file;
    Buffer found = {0};
    model_of_text(&file, str_from(python), VERSION_DEFAULT);
    StatementList list = statement_list(&file.arena, &file.tree);
    for (uint32_t i = 0; i < list.count; i++) {
        Statement one = list.items[i];
        Str head = str_slice(file.tree.text, one.head.start, one.head.end);
        buffer_print(&found, "%s%.*s", i ? "~" : "", STR_ARG(head));
        if (one.end != one.head.end)
            buffer_print(&found, "/%c", python[one.end - 1]);
    }
    for (size_t i = 0; i < found.size; i++)
        if (found.data[i] == '\n')
            found.data[i] = '|';
    if (!str_is(buffer_view(&found), wanted))
        fail_msg("`%.*s` is not `%s`", STR_ARG(buffer_view(&found)), wanted);
    buffer_free(&found);
    modelled_free(&file);
}

static void statement_is_simple(void **state)
{
    (void)state;
    assert_pieces("a = 1; b\nreturn f(\n  x)\n", "a = 1~b~return f(|  x)");
    assert_pieces("", "");
    assert_pieces("# nothing\n", "");
}

static void statement_has_a_header(void **state)
{
    (void)state;
    assert_pieces("if a:\n  b\nelif c: d\nelse:\n  e\nf\n",
                  "if a:/e~b~elif c:/d~d~else:/e~e~f");
    assert_pieces("for a in (b,\n c):  # d\n  e\n", "for a in (b,| c):/e~e");
    assert_pieces("try:\n  a\nexcept B:\n  c\nfinally:\n  d\n",
                  "try:/d~a~except B:/c~c~finally:/d~d");
    assert_pieces("match a:\n  case 1:\n    b\n", "match a:/b~case 1:/b~b");
    assert_pieces("with a as b: c; d", "with a as b:/d~c~d");
}

static void statement_may_be_decorated(void **state)
{
    (void)state;
    assert_pieces("@a\n@b\ndef f(x: 1):\n  c\n", "@a/c~@b/c~def f(x: 1):/c~c");
    assert_pieces("class A:\n  @a\n  def f(): b\n",
                  "class A:/b~@a/b~def f():/b~b");
}

static void statement_list_survives_broken_code(void **state)
{
    (void)state;
    Modelled file;
    model_of_text(&file, STR("def f(:\n  a\nx = = 1\n  )"), VERSION_DEFAULT);
    StatementList list = statement_list(&file.arena, &file.tree);
    uint32_t end = 0;
    for (uint32_t i = 0; i < list.count; i++) {
        assert_true(list.items[i].head.start >= end);
        assert_true(list.items[i].end >= list.items[i].head.end);
        end = list.items[i].head.end;
    }
    modelled_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statement_is_simple),
        cmocka_unit_test(statement_has_a_header),
        cmocka_unit_test(statement_may_be_decorated),
        cmocka_unit_test(statement_list_survives_broken_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
