#include "syntax/parse_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

const TSLanguage *tree_sitter_python(void);

static ParseTable table;

static int open_table(void **state)
{
    (void)state;
    table.language = tree_sitter_python();
    return 0;
}

static void table_knows_the_layout(void **state)
{
    (void)state;
    assert_true(parse_table_is_known(table.language));
    TSLanguage other = *table.language;
    other.abi_version--;
    assert_false(parse_table_is_known(&other));
}

/* All states, each symbol twice: the second time it is remembered. */
static void table_says_what_the_library_says(void **state)
{
    (void)state;
    const TSLanguage *language = table.language;
    uint32_t nodes = 0;
    for (uint32_t i = 0; i < 2 * language->state_count; i++) {
        TSStateId at = (TSStateId)(i / 2);
        for (uint32_t s = language->token_count; s < language->symbol_count;
             s++) {
            TSSymbol symbol = (TSSymbol)s;
            TSStateId next = parse_table_next(&table, at, symbol);
            assert_int_equal(next,
                             ts_language_next_state(language, at, symbol));
            nodes += next != 0;
        }
    }
    assert_true(nodes > 10000);
}

static void table_has_actions_for_what_is_valid(void **state)
{
    (void)state;
    const TSLanguage *language = table.language;
    for (uint32_t i = 0; i < language->state_count; i++) {
        TSLookaheadIterator *valid =
            ts_lookahead_iterator_new(language, (TSStateId)i);
        uint32_t count = 0;
        while (ts_lookahead_iterator_next(valid)) {
            TSSymbol symbol = ts_lookahead_iterator_current_symbol(valid);
            if (symbol >= language->token_count)
                continue;
            count++;
            assert_true(
                parse_table_actions(&table, (TSStateId)i, symbol).count);
        }
        uint32_t found = 0;
        for (uint32_t s = 0; s < language->token_count; s++)
            found +=
                parse_table_actions(&table, (TSStateId)i, (TSSymbol)s).count >
                0;
        assert_int_equal(found, count);
        ts_lookahead_iterator_delete(valid);
    }
}

static TSSymbol symbol_of(const char *name)
{
    for (uint32_t s = 0; s < table.language->token_count; s++) {
        const char *at = table.language->symbol_names[s];
        size_t i = 0;
        while (name[i] && at[i] == name[i])
            i++;
        if (!name[i] && !at[i])
            return (TSSymbol)s;
    }
    fail_msg("no symbol %s", name);
    return 0;
}

static void table_knows_reserved_words(void **state)
{
    (void)state;
    enum { START = 1 };
    assert_true(parse_table_is_reserved(&table, START, symbol_of("while")));
    assert_false(parse_table_is_reserved(&table, START, symbol_of("match")));
    assert_false(parse_table_is_reserved(&table, START, symbol_of("print")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_knows_the_layout),
        cmocka_unit_test(table_says_what_the_library_says),
        cmocka_unit_test(table_has_actions_for_what_is_valid),
        cmocka_unit_test(table_knows_reserved_words),
    };
    return cmocka_run_group_tests_name("parse_table", tests, open_table, NULL);
}
