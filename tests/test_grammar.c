#include "syntax/grammar.h"

#include "generated/grammar.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void grammar_kinds_are_those_of_the_header(void **state)
{
    (void)state;
    assert_int_equal(grammar_kind(STR("call"), true), KIND_call);
    assert_int_equal(grammar_kind(STR("identifier"), true), KIND_identifier);
    assert_int_equal(grammar_kind(STR("for_statement"), true),
                     KIND_for_statement);
    assert_int_equal(grammar_kind(STR("module"), true), KIND_module);
}

static void grammar_tokens_are_those_of_the_header(void **state)
{
    (void)state;
    assert_int_equal(grammar_kind(STR("+="), false), TOKEN_plus_equal);
    assert_int_equal(grammar_kind(STR("not in"), false), TOKEN_not_in);
    assert_int_equal(grammar_kind(STR("->"), false), TOKEN_minus_greater);
}

static void grammar_keeps_kinds_and_tokens_apart(void **state)
{
    (void)state;
    assert_int_equal(grammar_kind(STR("call"), false), 0);
    assert_int_equal(grammar_kind(STR("+="), true), 0);
    assert_int_not_equal(grammar_kind(STR("lambda"), true),
                         grammar_kind(STR("lambda"), false));
}

/* Queries about these would never match. */
static void grammar_tells_tokens_from_nodes(void **state)
{
    (void)state;
    assert_true(grammar_is_token(TOKEN_in));
    assert_true(grammar_is_token(TOKEN_plus_equal));
    assert_true(grammar_is_token(TOKEN_await));
    assert_false(grammar_is_token(KIND_await));
    assert_false(grammar_is_token(KIND_identifier));
    assert_false(grammar_is_token(KIND_ERROR));
    assert_false(grammar_is_token(KIND_COUNT));
}

static void grammar_has_no_supertypes_or_hidden_rules(void **state)
{
    (void)state;
    static const char *const HIDDEN[] = {
        "expression",
        "primary_expression",
        "_simple_statement",
        "_statement",
        "pattern",
        "_newline",
        "end",
        "parameter",
    };
    for (size_t i = 0; i < sizeof HIDDEN / sizeof HIDDEN[0]; i++)
        if (grammar_kind(str_from(HIDDEN[i]), true) != 0)
            fail_msg("`%s` is a kind", HIDDEN[i]);
}

static void grammar_does_not_know_other_words(void **state)
{
    (void)state;
    assert_int_equal(grammar_kind(STR(""), true), 0);
    assert_int_equal(grammar_kind(STR("cal"), true), 0);
    assert_int_equal(grammar_kind(STR("calls"), true), 0);
    assert_int_equal(grammar_kind(STR("ERR"), true), 0);
    assert_int_equal(grammar_kind(STR(""), false), 0);
    assert_int_equal(grammar_field(STR("")), 0);
    assert_int_equal(grammar_field(STR("lef")), 0);
    assert_int_equal(grammar_field(STR("lefty")), 0);
}

static void grammar_names_lead_back(void **state)
{
    (void)state;
    assert_true(str_is(grammar_kind_name(KIND_call), "call"));
    assert_true(str_is(grammar_kind_name(TOKEN_plus_equal), "+="));
    assert_true(str_is(grammar_field_name(FIELD_left), "left"));
    assert_int_equal(grammar_field(STR("left")), FIELD_left);
    assert_int_equal(grammar_error_kind(), KIND_ERROR);
}

static bool lists(const Str *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(names[i], name))
            return true;
    return false;
}

static void assert_known(Arena *arena, bool named)
{
    const Str *names = NULL;
    size_t count = grammar_kind_names(arena, named, &names);
    assert_true(count > 50);
    for (size_t i = 0; i < count; i++)
        assert_int_not_equal(grammar_kind(names[i], named), 0);
    assert_int_equal(lists(names, count, "call"), named);
    assert_int_equal(lists(names, count, "+="), !named);
}

static void grammar_lists_only_what_it_knows(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_known(&arena, true);
    assert_known(&arena, false);
    arena_free(&arena);
}

static void grammar_lists_all_fields(void **state)
{
    (void)state;
    Arena arena = {0};
    const Str *names = NULL;
    size_t count = grammar_field_names(&arena, &names);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(grammar_field(names[i]), i + 1);
    assert_true(lists(names, count, "left"));
    assert_true(lists(names, count, "value"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grammar_kinds_are_those_of_the_header),
        cmocka_unit_test(grammar_tokens_are_those_of_the_header),
        cmocka_unit_test(grammar_keeps_kinds_and_tokens_apart),
        cmocka_unit_test(grammar_tells_tokens_from_nodes),
        cmocka_unit_test(grammar_has_no_supertypes_or_hidden_rules),
        cmocka_unit_test(grammar_does_not_know_other_words),
        cmocka_unit_test(grammar_names_lead_back),
        cmocka_unit_test(grammar_lists_only_what_it_knows),
        cmocka_unit_test(grammar_lists_all_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
