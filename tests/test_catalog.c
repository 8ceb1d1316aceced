#include "catalog/catalog.h"

#include "temporary.h"

#include <setjmp.h>
#include <stdarg.h>

/* Line by line, so that a test can replace one. */
static const char *const lines[] = {
    "# odd-call",                                /* 1 */
    "```toml",                                   /* 2 */
    "code = \"OWN1\"",                           /* 3 */
    "message = \"`{report}` is odd\"",           /* 4 */
    "impact = \"constant\"",                     /* 5 */
    "help = \"do without {f}\"",                 /* 6 */
    "```",                                       /* 7 */
    "It is odd.",                                /* 8 */
    "## Match",                                  /* 9 */
    "```query",                                  /* 10 */
    "((call function: (identifier) @f) @report", /* 11 */
    " (#in-loop? @report)",                      /* 12 */
    " (#not-calls? @f \"print\"))",              /* 13 */
    "```",                                       /* 14 */
    "```query variant=late impact=memory",       /* 15 */
    "(call function: (attribute) @f) @report",   /* 16 */
    "```",                                       /* 17 */
    "## Bad",                                    /* 18 */
    "```py",                                     /* 19 */
    "f()  # hot",                                /* 20 */
    "```",                                       /* 21 */
    "## Good",                                   /* 22 */
    "```py",                                     /* 23 */
    "```",                                       /* 24 */
    "## Not",                                    /* 25 */
    "```py",                                     /* 26 */
    "```",                                       /* 27 */
    "## Bench",                                  /* 28 */
    "```py slow sizes=10,100 gate=10",           /* 29 */
    "```",                                       /* 30 */
};

enum { LINE_COUNT = sizeof lines / sizeof *lines };

static Arena arena;
static RuleBuilder builder;
static Error error;

static int set_up(void **state)
{
    builder_init(&builder, &arena, NULL);
    error = (Error){0};
    return temporary_enter(state);
}

static int tear_down(void **state)
{
    builder_free(&builder);
    arena_free(&arena);
    return temporary_leave(state);
}

/* The page with up to two lines replaced; number 0: none. */
static Str page(size_t first, const char *one, size_t second, const char *two)
{
    const char *text = "";
    for (size_t i = 1; i <= LINE_COUNT; i++) {
        const char *line = i == first ? one : lines[i - 1];
        text = arena_format(&arena, "%s%s\n", text, i == second ? two : line);
    }
    return str_from(text);
}

/* A sound page of another name. */
static void write_page(const char *path, const char *name, const char *code,
                       const char *more)
{
    const char *title = arena_format(&arena, "# %s", name);
    const char *toml = arena_format(&arena, "code = \"%s\"\n%s", code, more);
    temporary_file(path, page(1, title, 3, toml));
}

static bool load(PageOrigin origin)
{
    return catalog_add_folder(&builder, "own", origin, &error);
}

static const RuleSet *loaded(PageOrigin origin)
{
    if (!load(origin))
        fail_msg("%s:%u:%u: %s", error.path, error.line, error.column,
                 error.message);
    return builder_finish(&builder);
}

static void assert_refused(PageOrigin origin, const char *path, uint32_t line,
                           uint32_t column, const char *message)
{
    assert_false(load(origin));
    assert_string_equal(error.message, message);
    assert_string_equal(error.path, path);
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
}

static void assert_str(Str found, const char *wanted)
{
    if (!str_is(found, wanted))
        fail_msg("`%.*s` is not `%s`", STR_ARG(found), wanted);
}

static void catalog_makes_a_page_a_rule(void **state)
{
    (void)state;
    Str text = page(0, NULL, 0, NULL);
    temporary_file("own/odd-call.md", text);
    const RuleSet *rules = loaded(PAGE_OF_USER);
    assert_int_equal(rules->rule_count, 1);
    const Rule *rule = rules->rules;
    assert_str(rule->name, "odd-call");
    assert_str(rule->code, "OWN1");
    assert_str(rule->family, "own");
    assert_str(rule->message, "`{report}` is odd");
    assert_str(rule->help, "do without {f}");
    assert_true(str_equal(rule->page, text));
    assert_int_equal(rule->impact, IMPACT_CONSTANT);
    assert_int_equal(rule->severity, SEVERITY_WARNING);
    assert_true(rule->default_on && rule->user);
    assert_int_equal(rule->gate, 10);
    assert_null(rule->filter);
}

static void catalog_makes_fences_patterns(void **state)
{
    (void)state;
    temporary_file("own/odd-call.md", page(0, NULL, 0, NULL));
    const RuleSet *rules = loaded(PAGE_OF_USER);
    assert_int_equal(rules->rules[0].patterns.count, 2);
    const Pattern *first = &rules->patterns[0];
    const Pattern *second = &rules->patterns[1];
    assert_int_equal(first->line, 11);
    assert_int_equal(first->checks.count, 2);
    assert_int_equal(rules->checks[1].line, 13);
    assert_int_equal(first->severity, SEVERITY_WARNING);
    assert_int_equal(second->line, 16);
    assert_str(second->variant, "late");
    assert_int_equal(second->impact, IMPACT_MEMORY);
    assert_int_equal(second->severity, SEVERITY_NOTE);
    assert_str(second->message, "`{report}` is odd");
}

static void catalog_reads_the_rest_of_the_metadata(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1",
               "default = false\nseverity = \"note\"\npeers = [\"x:1\", "
               "\"y:2\"]\nwas = [\"z\"]\nmin-python = \"3.9\"\n"
               "max-python = \"3.11\"");
    const RuleSet *rules = loaded(PAGE_OF_USER);
    const Rule *rule = rules->rules;
    assert_false(rule->default_on);
    assert_int_equal(rule->severity, SEVERITY_NOTE);
    assert_int_equal(rule->peers.count, 2);
    assert_str(rules->texts[rule->peers.first + 1], "y:2");
    assert_str(rules->texts[rule->was.first], "z");
    assert_int_equal(rule->min_python, 309);
    assert_int_equal(rule->max_python, 311);
}

static void catalog_gate_is_a_hundred_by_default(void **state)
{
    (void)state;
    temporary_file("own/odd-call.md", page(29, "```py slow sizes=9", 0, NULL));
    assert_int_equal(loaded(PAGE_OF_USER)->rules[0].gate, 100);
}

static void catalog_finds_pages_in_the_order_of_paths(void **state)
{
    (void)state;
    write_page("own/b.md", "b", "OWN2", "");
    write_page("own/a/z.md", "z", "OWN3", "");
    write_page("own/a/deep/y.md", "y", "OWN1", "");
    const RuleSet *rules = loaded(PAGE_OF_USER);
    assert_int_equal(rules->rule_count, 3);
    assert_str(rules->rules[0].name, "y");
    assert_str(rules->rules[0].family, "deep");
    assert_str(rules->rules[1].name, "z");
    assert_str(rules->rules[1].family, "a");
    assert_str(rules->rules[2].name, "b");
}

static void catalog_leaves_other_files_alone(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1", "");
    temporary_file("own/README.md", STR("no page"));
    temporary_file("own/a.txt", STR("no page"));
    temporary_file("own/evidence.tsv", STR("no table"));
    temporary_file("own/data/x.tsv", STR("a\t1\n"));
    const RuleSet *rules = loaded(PAGE_OF_USER);
    assert_int_equal(rules->rule_count, 1);
    assert_int_equal(rules->table_count, 0);
}

static void catalog_of_an_empty_folder_is_empty(void **state)
{
    (void)state;
    temporary_folder("own");
    assert_int_equal(loaded(PAGE_OF_USER)->rule_count, 0);
}

static void catalog_refuses_a_folder_that_is_not_there(void **state)
{
    (void)state;
    assert_false(load(PAGE_OF_USER));
    assert_string_equal(error.path, "own");
    assert_true(error.message[0] != '\0');
}

/* A wrong page: the line that is replaced, and the error. */
typedef struct Wrong {
    size_t number;
    const char *text;
    uint32_t line, column;
    const char *message;
} Wrong;

static void assert_wrong(const Wrong *one)
{
    error = (Error){0};
    builder_free(&builder);
    builder_init(&builder, &arena, NULL);
    temporary_file("own/odd-call.md", page(one->number, one->text, 0, NULL));
    if (load(PAGE_OF_USER))
        fail_msg("is accepted: %s", one->text);
    if (error.line != one->line || error.column != one->column ||
        strcmp(error.message, one->message) != 0)
        fail_msg("%s:\n  %u:%u: %s", one->text, error.line, error.column,
                 error.message);
    assert_string_equal(error.path, "own/odd-call.md");
}

static void catalog_refuses_wrong_pages(void **state)
{
    (void)state;
    static const Wrong CASES[] = {
        {1, "# even-call", 1, 3,
         "the title `even-call` is not the file's name, `odd-call`"},
        {18, "## Bda", 18, 4, "unknown heading `Bda`, did you mean `Bad`?"},
        {6, "hepl = \"x\"", 6, 1, "unknown key `hepl`, did you mean `help`?"},
        {6, "impl = \"c\"", 6, 8,
         "only a built-in rule can have a filter in C"},
        {3, "code = \"own1\"", 3, 8,
         "`code` must be capital letters, then digits"},
        {3, "", 2, 1, "the key `code` is missing"},
        {11, "((cal function: (identifier) @f) @report", 11, 3,
         "unknown node kind `cal`, did you mean `call`?"},
        {11, "((call functon: (identifier) @f) @report", 11, 8,
         "unknown field `functon`, did you mean `function`?"},
        {12, " (#in-lop? @report)", 12, 3,
         "unknown predicate `in-lop?`, did you mean `in-loop?`?"},
        {12, " (#in-loop? @reprot)", 12, 13,
         "unknown capture `reprot`, did you mean `report`?"},
        {16, "(call) @found", 16, 1, "no node is captured as `@report`"},
        {4, "message = \"{repot} is odd\"", 10, 1,
         "unknown placeholder `{repot}`, did you mean `report`?"},
        {6, "help = \"do without {g}\"", 10, 1,
         "unknown placeholder `{g}`, did you mean `f`?"},
        {15, "```query message=\"{none}\"", 15, 1,
         "unknown placeholder `{none}`"},
        {15, "```query impact=tiny", 15, 10, "unknown impact `tiny`"},
        {15, "```query varant=x", 15, 10,
         "unknown word `varant` behind `query`, did you mean `variant`?"},
        {6, "over = [\"odd-cal\"]", 6, 8,
         "`over` names no rule: `odd-cal`, did you mean `odd-call`?"},
        {30, "", 29, 1, "the fence is not closed"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
        assert_wrong(&CASES[i]);
}

static void catalog_refuses_a_name_twice(void **state)
{
    (void)state;
    write_page("own/x/a.md", "a", "OWN1", "");
    write_page("own/y/a.md", "a", "OWN2", "");
    assert_refused(PAGE_OF_USER, "own/y/a.md", 1, 1, "OWN1 a is there already");
}

static void catalog_refuses_a_code_twice(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1", "");
    write_page("own/b.md", "b", "OWN1", "");
    assert_refused(PAGE_OF_USER, "own/b.md", 1, 1, "OWN1 a is there already");
}

static void catalog_refuses_the_former_name_of_another(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1", "was = [\"b\"]");
    write_page("own/b.md", "b", "OWN2", "");
    assert_refused(PAGE_OF_USER, "own/b.md", 1, 1, "OWN1 a is there already");
}

/* By name or code, also of a page that comes later. */
static void catalog_over_leads_to_rules(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1", "over = [\"c\", \"OWN2\"]");
    write_page("own/b.md", "b", "OWN2", "");
    write_page("own/c.md", "c", "OWN3", "over = [\"b\"]");
    const RuleSet *rules = loaded(PAGE_OF_USER);
    const uint16_t *over = rules->rule_lists + rules->rules[0].over.first;
    assert_int_equal(rules->rules[0].over.count, 2);
    assert_int_equal(over[0], 2);
    assert_int_equal(over[1], 1);
    assert_int_equal(rules->rules[1].over.count, 0);
    assert_int_equal(rules->rule_lists[rules->rules[2].over.first], 1);
}

static void catalog_refuses_over_in_its_own_page(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1", "over = [\"missing\"]");
    write_page("own/b.md", "b", "OWN2", "");
    assert_refused(PAGE_OF_USER, "own/a.md", 4, 8,
                   "`over` names no rule: `missing`");
}

static void catalog_shipped_folder_has_tables(void **state)
{
    (void)state;
    write_page("own/x/a.md", "a", "HOT101", "");
    temporary_file("own/data/words.tsv", STR("# source: me\nb\t1\na\t2\n"));
    temporary_file("own/data/README.md", STR("words"));
    const RuleSet *rules = loaded(PAGE_SHIPPED);
    assert_int_equal(rules->table_count, 1);
    assert_int_equal(rules->rule_count, 1);
    assert_false(rules->rules[0].user);
    assert_non_null(rule_table(rules, STR("words")));
    assert_int_equal(rules->tables[0].count, 2);
}

static void catalog_shipped_folder_has_evidence(void **state)
{
    (void)state;
    write_page("own/x/a.md", "a", "HOT101", "");
    temporary_folder("own/data");
    temporary_file("own/evidence.tsv",
                   STR("rule\tvariant\tversion\tbuild\tsize\tunit\tslow\tfast\t"
                       "low\thigh\tslow_growth\tfast_growth\n"
                       "a\t\t3.11\tx\t10\tratio\t2\t1\t2\t2\t\t\n"));
    const RuleSet *rules = loaded(PAGE_SHIPPED);
    assert_int_equal(rules->rules[0].evidence.count, 1);
    assert_int_equal(rules->evidence[0].version, 311);
}

static void catalog_shipped_codes_begin_with_hot(void **state)
{
    (void)state;
    write_page("own/a.md", "a", "OWN1", "");
    temporary_folder("own/data");
    assert_refused(PAGE_SHIPPED, "own/a.md", 3, 8,
                   "`code` must be `HOT` and 3 or 4 digits");
}

/* Of a name that filters.def has, and of one that it has not. */
static void catalog_shipped_pages_and_filters_match(void **state)
{
    (void)state;
    temporary_folder("own/data");
    write_page("own/list-pop-front.md", "list-pop-front", "HOT101",
               "impl = \"c\"");
    assert_non_null(loaded(PAGE_SHIPPED)->rules[0].filter);
    write_page("own/a.md", "a", "HOT102", "impl = \"c\"");
    builder_free(&builder);
    builder_init(&builder, &arena, NULL);
    assert_refused(PAGE_SHIPPED, "own/a.md", 3, 1,
                   "`impl = \"c\"`, but filters.def has no filter `a`; a "
                   "user's page cannot have one");
}

static void catalog_shipped_filter_must_be_wanted(void **state)
{
    (void)state;
    temporary_folder("own/data");
    write_page("own/list-pop-front.md", "list-pop-front", "HOT101", "");
    assert_refused(PAGE_SHIPPED, "own/list-pop-front.md", 3, 1,
                   "filters.def has a filter `list-pop-front`, but the page "
                   "does not say `impl = \"c\"`");
}

static void catalog_user_page_has_no_filter_by_its_name(void **state)
{
    (void)state;
    write_page("own/list-pop-front.md", "list-pop-front", "OWN1", "");
    assert_null(loaded(PAGE_OF_USER)->rules[0].filter);
}

#define CATALOG_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CATALOG_TEST(catalog_makes_a_page_a_rule),
        CATALOG_TEST(catalog_makes_fences_patterns),
        CATALOG_TEST(catalog_reads_the_rest_of_the_metadata),
        CATALOG_TEST(catalog_gate_is_a_hundred_by_default),
        CATALOG_TEST(catalog_finds_pages_in_the_order_of_paths),
        CATALOG_TEST(catalog_leaves_other_files_alone),
        CATALOG_TEST(catalog_of_an_empty_folder_is_empty),
        CATALOG_TEST(catalog_refuses_a_folder_that_is_not_there),
        CATALOG_TEST(catalog_refuses_wrong_pages),
        CATALOG_TEST(catalog_refuses_a_name_twice),
        CATALOG_TEST(catalog_refuses_a_code_twice),
        CATALOG_TEST(catalog_refuses_the_former_name_of_another),
        CATALOG_TEST(catalog_over_leads_to_rules),
        CATALOG_TEST(catalog_refuses_over_in_its_own_page),
        CATALOG_TEST(catalog_shipped_folder_has_tables),
        CATALOG_TEST(catalog_shipped_folder_has_evidence),
        CATALOG_TEST(catalog_shipped_codes_begin_with_hot),
        CATALOG_TEST(catalog_shipped_pages_and_filters_match),
        CATALOG_TEST(catalog_shipped_filter_must_be_wanted),
        CATALOG_TEST(catalog_user_page_has_no_filter_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
