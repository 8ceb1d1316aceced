/* Every shipped page: its examples hold, and each predicate is needed by one
 * of them. */

#include "catalog/ruleset.h"
#include "engine/dispatch.h"
#include "engine/predicate.h"
#include "support/examples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void rules_find_what_their_examples_say(void **state)
{
    (void)state;
    Arena arena = {0};
    Buffer differences = {0};
    for (uint32_t i = 0; i < frozen_rules.rule_count; i++) {
        const Rule *rule = &frozen_rules.rules[i];
        Examples examples = examples_of(&arena, rule);
        assert_true(examples.count > 0);
        for (uint32_t j = 0; j < examples.count; j++)
            (void)example_holds(&frozen_rules, rule, &examples.items[j],
                                &differences);
    }
    if (differences.size)
        (void)fwrite(differences.data, 1, differences.size, stderr);
    assert_int_equal(differences.size, 0);
    buffer_free(&differences);
    arena_free(&arena);
}

static bool all_hold(const RuleSet *rules, const Rule *rule,
                     const Examples *examples)
{
    for (uint32_t i = 0; i < examples->count; i++)
        if (!example_holds(rules, rule, &examples->items[i], NULL))
            return false;
    return true;
}

/* A copy of the shipped rules that may be changed. */
static RuleSet copy_rules(Arena *arena)
{
    RuleSet rules = frozen_rules;
    size_t patterns = rules.pattern_count * sizeof *rules.patterns;
    size_t nodes = rules.node_count * sizeof *rules.nodes;
    size_t checks = rules.check_count * sizeof *rules.checks;
    rules.patterns =
        memcpy(arena_alloc(arena, patterns), frozen_rules.patterns, patterns);
    rules.nodes = memcpy(arena_alloc(arena, nodes), frozen_rules.nodes, nodes);
    rules.checks =
        memcpy(arena_alloc(arena, checks), frozen_rules.checks, checks);
    return rules;
}

static void report_needless(const Rule *rule, const Pattern *pattern,
                            const char *what, Str name)
{
    (void)fprintf(stderr, "rules/%.*s/%.*s.md:%u: no example needs %s%.*s\n",
                  STR_ARG(rule->family), STR_ARG(rule->name), pattern->line,
                  what, STR_ARG(name));
}

/* Takes the check out and asks the examples. */
static bool check_is_needed(const Rule *rule, const Examples *examples,
                            uint32_t pattern, uint32_t check)
{
    Arena arena = {0};
    RuleSet rules = copy_rules(&arena);
    Pattern *changed = (Pattern *)&rules.patterns[pattern];
    Check *checks = (Check *)&rules.checks[changed->checks.first];
    uint32_t behind = changed->checks.count - check - 1;
    memmove(checks + check, checks + check + 1, behind * sizeof *checks);
    changed->checks.count--;
    bool needed = !all_hold(&rules, rule, examples);
    arena_free(&arena);
    return needed;
}

static bool words_are_needed(const Rule *rule, const Examples *examples,
                             uint32_t node)
{
    Arena arena = {0};
    RuleSet rules = copy_rules(&arena);
    ((PatternNode *)&rules.nodes[node])->words.count = 0;
    dispatch_build(&arena, &rules);
    bool needed = !all_hold(&rules, rule, examples);
    arena_free(&arena);
    return needed;
}

static uint32_t needless_in(const Rule *rule, uint32_t index,
                            const Examples *examples)
{
    const Pattern *pattern = &frozen_rules.patterns[index];
    uint32_t needless = 0;
    for (uint32_t i = 0; i < pattern->checks.count; i++) {
        const Check *check = &frozen_rules.checks[pattern->checks.first + i];
        if (check_is_needed(rule, examples, index, i))
            continue;
        report_needless(rule, pattern, check->negated ? "#not-" : "#",
                        predicate_infos[check->predicate].name);
        needless++;
    }
    for (uint32_t i = 0; i < pattern->nodes.count; i++) {
        uint32_t node = pattern->nodes.first + i;
        if (!frozen_rules.nodes[node].words.count ||
            words_are_needed(rule, examples, node))
            continue;
        report_needless(rule, pattern, "the words of ",
                        STR("#eq? or #any-of?"));
        needless++;
    }
    return needless;
}

static void every_predicate_is_needed(void **state)
{
    (void)state;
    Arena arena = {0};
    uint32_t needless = 0;
    for (uint32_t i = 0; i < frozen_rules.rule_count; i++) {
        const Rule *rule = &frozen_rules.rules[i];
        Examples examples = examples_of(&arena, rule);
        for (uint32_t j = 0; j < rule->patterns.count; j++)
            needless += needless_in(rule, rule->patterns.first + j, &examples);
    }
    assert_int_equal(needless, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_find_what_their_examples_say),
        cmocka_unit_test(every_predicate_is_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
