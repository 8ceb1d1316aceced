#ifndef HOTLINT_TESTS_SUPPORT_EXAMPLES_H
#define HOTLINT_TESTS_SUPPORT_EXAMPLES_H

/* The examples of a rule: those of its page, and fixtures/rules/<name>/. */

#include "catalog/page.h"
#include "support/snippet.h"

typedef struct Example {
    PageSection section; /* PAGE_HEAD: a fixture */
    Snippet snippet;
} Example;

typedef ARRAY(Example) Examples;

/* All examples of the rule, in the order of the page, then of the files. */
Examples examples_of(Arena *arena, const Rule *rule);

/* Are the findings of `rules` on the example what it says? A Good example is
 * put to all default rules, the others to `rule` alone. Differences are
 * written when the buffer is not NULL. */
bool example_holds(const RuleSet *rules, const Rule *rule,
                   const Example *example, Buffer *differences);

#endif
