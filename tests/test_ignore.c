#include "run/ignore.h"

#include "base/buffer.h"
#include "base/file.h"

#include "temporary.h"

#include <sys/wait.h>

/* Is `path` ignored, or a folder it is in? As a walk would find it. `ignore`
 * is of the folder above `path`, or of one above that. */
static bool is_ignored(const Ignore *ignore, Str path, bool is_folder)
{
    for (size_t end = str_find_byte(path, '/', 0); end < path.size;
         end = str_find_byte(path, '/', end + 1)) {
        const Ignore *above = ignore;
        while (above && above->base > end)
            above = above->outer;
        if (ignore_matches(above, str_slice(path, 0, end), true))
            return true;
    }
    return ignore_matches(ignore, path, is_folder);
}

static bool ignores(const char *text, const char *path)
{
    Arena arena = {0};
    const Ignore *ignore = ignore_parse(&arena, NULL, (Str){0}, str_from(text));
    Str view = str_from(path);
    bool is_folder = str_ends_with(view, STR("/"));
    view.size -= is_folder;
    bool result = is_ignored(ignore, view, is_folder);
    arena_free(&arena);
    return result;
}

static void ignore_name_at_any_depth(void **state)
{
    (void)state;
    assert_true(ignores("a.py\n", "a.py"));
    assert_true(ignores("a.py\n", "x/y/a.py"));
    assert_true(ignores("*.py", "x/a.py"));
    assert_false(ignores("a.py\n", "x/a.pyi"));
    assert_false(ignores("a.py\n", "A.py"));
}

static void ignore_slash_anchors(void **state)
{
    (void)state;
    assert_true(ignores("/a.py\n", "a.py"));
    assert_false(ignores("/a.py\n", "x/a.py"));
    assert_true(ignores("x/a.py\n", "x/a.py"));
    assert_false(ignores("x/a.py\n", "y/x/a.py"));
}

static void ignore_slash_at_the_end_means_a_folder(void **state)
{
    (void)state;
    assert_true(ignores("build/\n", "x/build/"));
    assert_true(ignores("build/\n", "x/build/a.py"));
    assert_false(ignores("build/\n", "build"));
}

static void ignore_last_pattern_decides(void **state)
{
    (void)state;
    assert_false(ignores("*.py\n!a.py\n", "a.py"));
    assert_true(ignores("!a.py\n*.py\n", "a.py"));
    assert_true(ignores("*.py\n!a.py\na.*\n", "a.py"));
}

static void ignore_nothing_comes_back_in_an_ignored_folder(void **state)
{
    (void)state;
    assert_true(ignores("x/\n!x/a.py\n", "x/a.py"));
    assert_false(ignores("x/*\n!x/a.py\n", "x/a.py"));
}

static void ignore_takes_comments_blanks_and_escapes(void **state)
{
    (void)state;
    assert_false(ignores("#a\n", "#a"));
    assert_true(ignores("\\#a\n", "#a"));
    assert_true(ignores("\\!a\n", "!a"));
    assert_true(ignores("a   \n", "a"));
    assert_true(ignores("a\\ \n", "a "));
    assert_false(ignores("a\\ \n", "a"));
    assert_false(ignores("a\\\n", "a"));
    assert_true(ignores("a\r\n", "a"));
    assert_true(ignores("\n\n \nb", "b"));
    assert_true(ignores("\xEF\xBB\xBF"
                        "a\n",
                        "a"));
}

static void ignore_two_stars_cross_folders(void **state)
{
    (void)state;
    assert_true(ignores("x/**/a.py\n", "x/y/z/a.py"));
    assert_true(ignores("**/a.py\n", "a.py"));
    assert_true(ignores("x/**\n", "x/y/a.py"));
    assert_false(ignores("x/**\n", "x/"));
    assert_false(ignores("x/*\n!x/y/\n", "x/y/a.py"));
    assert_false(ignores("?**/a.py\n", "xy/z/a.py"));
    assert_true(ignores("x**/a.py\n", "xy/z/a.py")); /* git's own way */
}

static void ignore_inner_file_decides_first(void **state)
{
    (void)state;
    Arena arena = {0};
    const Ignore *outer = ignore_parse(&arena, NULL, (Str){0}, STR("*.py\n"));
    const Ignore *inner =
        ignore_parse(&arena, outer, STR("x"), STR("!a.py\n/b.txt\n"));
    assert_false(ignore_matches(inner, STR("x/a.py"), false));
    assert_true(ignore_matches(inner, STR("x/b.py"), false));
    assert_true(ignore_matches(inner, STR("x/b.txt"), false));
    assert_false(ignore_matches(inner, STR("x/y/b.txt"), false));
    arena_free(&arena);
}

static void ignore_without_patterns_is_the_outer(void **state)
{
    (void)state;
    Arena arena = {0};
    const Ignore *outer = ignore_parse(&arena, NULL, (Str){0}, STR("a"));
    assert_null(ignore_parse(&arena, NULL, (Str){0}, STR("# none\n")));
    assert_ptr_equal(ignore_parse(&arena, outer, STR("x"), STR("")), outer);
    assert_false(ignore_matches(NULL, STR("a"), false));
    arena_free(&arena);
}

/* From here on: the same questions to git. */

enum { ROUNDS = 40, PATTERNS = 8, PATHS = 200 };

typedef struct Random {
    uint32_t state;
} Random;

static uint32_t random_below(Random *random, uint32_t limit)
{
    random->state = random->state * 1664525U + 1013904223U;
    return (random->state >> 8) % limit;
}

static void put_random(Random *random, Str pieces, uint32_t most, Buffer *out)
{
    uint32_t count = 1 + random_below(random, most);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t words = 1;
        for (size_t at = 0; at < pieces.size; at++)
            words += pieces.data[at] == ' ';
        Str rest = pieces;
        Str word = str_take(&rest, ' ');
        for (uint32_t skip = random_below(random, words); skip > 0; skip--)
            word = str_take(&rest, ' ');
        buffer_put(out, word);
    }
}

static void put_patterns(Random *random, Buffer *out)
{
    static const char PIECES[] =
        "a b c / / * * ** **/ /** ? [ab] [!a] [^b-c] [a-c] \\a [[:alpha:]] "
        "[]a] [a\\] ! ]";
    Str pieces = str_from(PIECES);
    uint32_t count = 1 + random_below(random, PATTERNS);
    for (uint32_t i = 0; i < count; i++) {
        if (random_below(random, 5) == 0)
            buffer_put_byte(out, '!');
        if (random_below(random, 5) == 0)
            buffer_put_byte(out, '/');
        put_random(random, pieces, 5, out);
        if (random_below(random, 5) == 0)
            buffer_put_byte(out, '/');
        buffer_put_byte(out, '\n');
    }
}

/* Relative paths of one to four parts, each ended by NUL. */
static void put_paths(Random *random, Buffer *out)
{
    for (uint32_t i = 0; i < PATHS; i++) {
        uint32_t parts = 1 + random_below(random, 4);
        for (uint32_t part = 0; part < parts; part++) {
            if (part)
                buffer_put_byte(out, '/');
            put_random(random, STR("a a b c"), 3, out);
        }
        buffer_put_byte(out, '\0');
    }
}

static Str read_file(Arena *arena, const char *path)
{
    Str text;
    Error error = {0};
    if (!file_read(arena, path, 1 << 20, &text, &error))
        fail_msg("%s", error.message);
    return text;
}

static bool ask_git(void)
{
    static const char COMMAND[] =
        "GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null git"
        " -c core.excludesFile=/dev/null -c core.ignoreCase=false"
        " check-ignore --no-index -z --stdin < paths > ignored 2> errors";
    int status = system(COMMAND);
    return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

/* Compares the paths that are ignored here, in order, with git's. */
static void compare_round(Arena *arena, Random *random)
{
    Buffer outer = {0};
    Buffer inner = {0};
    Buffer paths = {0};
    put_patterns(random, &outer);
    put_patterns(random, &inner);
    put_paths(random, &paths);
    temporary_file(".gitignore", buffer_view(&outer));
    temporary_file("a/.gitignore", buffer_view(&inner));
    temporary_file("paths", buffer_view(&paths));
    assert_true(ask_git());
    const Ignore *ignore =
        ignore_parse(arena, NULL, (Str){0}, buffer_view(&outer));
    const Ignore *below =
        ignore_parse(arena, ignore, STR("a"), buffer_view(&inner));
    Str asked = buffer_view(&paths);
    Str ignored = read_file(arena, "ignored");
    Str next = str_take(&ignored, '\0');
    while (asked.size) {
        Str path = str_take(&asked, '\0');
        bool is_below = str_starts_with(path, STR("a/"));
        bool expected = str_equal(path, next);
        if (is_ignored(is_below ? below : ignore, path, str_is(path, "a")) !=
            expected)
            fail_msg("git says %d: %.*s\n%.*s--\n%.*s", expected, STR_ARG(path),
                     STR_ARG(buffer_view(&outer)),
                     STR_ARG(buffer_view(&inner)));
        if (expected)
            next = str_take(&ignored, '\0');
    }
    buffer_free(&outer);
    buffer_free(&inner);
    buffer_free(&paths);
}

static void ignore_agrees_with_git(void **state)
{
    (void)state;
    if (system("git init -q . > output 2>&1") != 0)
        skip();
    Arena arena = {0};
    Random random = {20};
    for (int i = 0; i < ROUNDS; i++) {
        compare_round(&arena, &random);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ignore_name_at_any_depth),
        cmocka_unit_test(ignore_slash_anchors),
        cmocka_unit_test(ignore_slash_at_the_end_means_a_folder),
        cmocka_unit_test(ignore_last_pattern_decides),
        cmocka_unit_test(ignore_nothing_comes_back_in_an_ignored_folder),
        cmocka_unit_test(ignore_takes_comments_blanks_and_escapes),
        cmocka_unit_test(ignore_two_stars_cross_folders),
        cmocka_unit_test(ignore_inner_file_decides_first),
        cmocka_unit_test(ignore_without_patterns_is_the_outer),
        cmocka_unit_test_setup_teardown(ignore_agrees_with_git, temporary_enter,
                                        temporary_leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
