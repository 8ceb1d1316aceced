#include "base/distance.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_distance(const char *left, const char *right,
                            uint32_t expected)
{
    assert_int_equal(distance_between(str_from(left), str_from(right)),
                     expected);
    assert_int_equal(distance_between(str_from(right), str_from(left)),
                     expected);
}

static void distance_counts_edits(void **state)
{
    (void)state;
    assert_distance("", "", 0);
    assert_distance("abc", "abc", 0);
    assert_distance("", "abc", 3);
    assert_distance("abc", "abxc", 1);
    assert_distance("abc", "axc", 1);
    assert_distance("kitten", "sitting", 3);
    assert_distance("hot204", "HOT204", 0);
    assert_distance("hot24", "HOT204", 1);
}

static void distance_of_swapped_neighbours_is_one(void **state)
{
    (void)state;
    assert_distance("ab", "ba", 1);
    assert_distance("#in-lopo?", "#in-loop?", 1);
    assert_distance("ca", "abc", 3);
}

static void distance_of_long_words_is_their_length(void **state)
{
    (void)state;
    char word[66];
    memset(word, 'a', 65);
    word[65] = '\0';
    assert_distance(word, word, 65);
    assert_distance(word, "a", 65);
    word[64] = '\0';
    assert_distance(word, word, 0);
    assert_distance(word, "a", 63);
}

static const Str WORDS[] = {
    {"select", 6}, {"ignore", 6}, {"rules", 5}, {"jobs", 4}, {"in", 2},
};
enum { WORD_COUNT = sizeof WORDS / sizeof WORDS[0] };

static void assert_nearest(const char *word, const char *expected)
{
    Str nearest = distance_nearest(str_from(word), WORDS, WORD_COUNT);
    assert_int_equal(nearest.size, strlen(expected));
    assert_true(str_is(nearest, expected));
}

static void distance_nearest_is_a_third_of_the_word_away(void **state)
{
    (void)state;
    assert_nearest("selct", "select");
    assert_nearest("ingore", "ignore");
    assert_nearest("job", "jobs");
    assert_nearest("jxbx", "jobs");
    assert_nearest("jxxx", "");
    assert_nearest("im", "in");
    assert_nearest("xx", "");
    assert_nearest("", "");
}

static void distance_nearest_is_three_edits_away_at_most(void **state)
{
    (void)state;
    Str words[] = {STR("string-concat-in-loop")};
    assert_true(str_is(distance_nearest(STR("string-concat-in-l"), words, 1),
                       words[0].data));
    assert_int_equal(distance_nearest(STR("string-concat-in-"), words, 1).size,
                     0);
}

static void distance_hint_is_the_end_of_a_sentence(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_string_equal(distance_hint(&arena, STR("slect"), WORDS, WORD_COUNT),
                        ", did you mean `select`?");
    assert_string_equal(
        distance_hint(&arena, STR("nothing"), WORDS, WORD_COUNT), "");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distance_counts_edits),
        cmocka_unit_test(distance_of_swapped_neighbours_is_one),
        cmocka_unit_test(distance_of_long_words_is_their_length),
        cmocka_unit_test(distance_nearest_is_a_third_of_the_word_away),
        cmocka_unit_test(distance_nearest_is_three_edits_away_at_most),
        cmocka_unit_test(distance_hint_is_the_end_of_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
