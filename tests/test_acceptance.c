/* fixtures/acceptance/<rule>.py (or <rule>.<word>.py) are files as projects
 * have them, written from the catalogue's definitions and not from the rules'
 * pages. A line with a finding of the rule ends with `# hot: HOT204`; no other
 * line has one. Of all files together, at least 95 % must be found, and at
 * most 2 % of what is reported may be false. Each difference is printed. */

#include "base/file.h"
#include "catalog/ruleset.h"
#include "support/snippet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER HOTLINT_SOURCE_DIR "/fixtures/acceptance"

enum { LEAST_FOUND = 95, MOST_FALSE = 2 /* percent */, LEAST_RULES = 39 };

typedef struct Score {
    uint32_t rules;
    uint32_t wanted;
    uint32_t found;
    uint32_t wrong;
} Score;

/* Only the rule of the file: one that is silenced by another would else be
 * missed for a good reason, and evidence may hide a variant. */
static Diagnostics findings(Arena *arena, const Rule *rule, Snippet *snippet)
{
    bool *enabled = arena_alloc(arena, frozen_rules.rule_count);
    enabled[rule - frozen_rules.rules] = true;
    snippet->by_name = true;
    return snippet_check(arena, &frozen_rules, enabled, snippet);
}

static bool reports(const Snippet *snippet, const Diagnostics *found,
                    uint32_t line)
{
    for (uint32_t i = 0; i < found->list.count; i++)
        if (snippet_line(snippet, found->list.items[i].span.start) == line)
            return true;
    return false;
}

static void count_line(Score *score, const Snippet *snippet, uint32_t line,
                       bool wanted, bool found)
{
    score->wanted += wanted;
    score->found += wanted && found;
    score->wrong += found && !wanted;
    if (wanted != found)
        (void)fprintf(stderr, "%s:%u: %s\n", snippet->path, line,
                      wanted ? "not found" : "not wanted");
}

static void check_file(Score *score, const Rule *rule, const char *path)
{
    Arena arena = {0};
    Error error = {0};
    Snippet snippet = {.path = path, .line = 1, .target = VERSION_DEFAULT};
    assert_true(file_read(&arena, path, 1 << 20, &snippet.text, &error));
    Diagnostics found = findings(&arena, rule, &snippet);
    Str mark =
        str_from(arena_format(&arena, "# hot: %.*s", STR_ARG(rule->code)));
    Str rest = snippet.text;
    for (uint32_t line = 1; rest.size; line++) {
        Str text = str_take(&rest, '\n');
        count_line(score, &snippet, line, str_ends_with(text, mark),
                   reports(&snippet, &found, line));
    }
    arena_free(&arena);
}

static const Rule *rule_of_file(const char *name)
{
    Str rest = str_from(name);
    Str stem = str_take(&rest, '.');
    for (uint32_t i = 0; i < frozen_rules.rule_count; i++)
        if (str_equal(frozen_rules.rules[i].name, stem))
            return &frozen_rules.rules[i];
    return NULL;
}

static void nearly_all_is_found_and_little_else(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    FileList list = {0};
    Score score = {0};
    const Rule *last = NULL;
    assert_true(file_list(&arena, FOLDER, &list, &error));
    for (uint32_t i = 0; i < list.count; i++) {
        const Rule *rule = rule_of_file(list.items[i].name);
        assert_non_null(rule);
        score.rules += rule != last;
        last = rule;
        check_file(&score, rule, file_join(&arena, FOLDER, list.items[i].name));
    }
    (void)fprintf(stderr, "%u rules: %u of %u found, %u false\n", score.rules,
                  score.found, score.wanted, score.wrong);
    arena_free(&arena);
    assert_true(score.rules >= LEAST_RULES);
    assert_true(score.found * 100 >= score.wanted * LEAST_FOUND);
    assert_true(score.wrong * 100 <= (score.found + score.wrong) * MOST_FALSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearly_all_is_found_and_little_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
