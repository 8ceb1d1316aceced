#include "support/examples.h"

#include "base/file.h"
#include "run/project.h"

static void add_fence(Arena *arena, Examples *examples, const char *path,
                      const Fence *fence)
{
    Version target = version_parse(fence_value(fence, "python"));
    Example example = {
        .section = fence->section,
        .snippet =
            {
                .path = path,
                .line = fence->line,
                .text = fence->text,
                .target = target ? target : VERSION_DEFAULT,
                .is_test = project_is_test_file(fence_value(fence, "path")),
                .file = fence_value(fence, "path"),
            },
    };
    array_push(arena, examples, example);
}

static void add_page(Arena *arena, Examples *examples, const Rule *rule)
{
    Page page = {0};
    Error error = {0};
    const char *path =
        arena_format(arena, "%s/rules/%.*s/%.*s.md", HOTLINT_SOURCE_DIR,
                     STR_ARG(rule->family), STR_ARG(rule->name));
    if (!page_read(arena, path, rule->page, &page, &error)) {
        error_print(&error);
        return;
    }
    for (uint32_t i = 0; i < page.fences.count; i++) {
        PageSection section = page.fences.items[i].section;
        if (section == PAGE_BAD || section == PAGE_GOOD || section == PAGE_NOT)
            add_fence(arena, examples, path, &page.fences.items[i]);
    }
}

/* A fixture's first line may say `# python=3.9`. */
static Version fixture_target(Str text)
{
    Str first = str_take(&text, '\n');
    if (!str_starts_with(first, STR("# python=")))
        return VERSION_DEFAULT;
    Version target = version_parse(str_trim(str_slice(first, 9, first.size)));
    return target ? target : VERSION_DEFAULT;
}

static void add_fixture(Arena *arena, Examples *examples, const char *path)
{
    Error error = {0};
    Example example = {.section = PAGE_HEAD};
    example.snippet.path = path;
    example.snippet.line = 1;
    example.snippet.is_test = project_is_test_file(str_from(file_name(path)));
    if (!file_read(arena, path, 1 << 24, &example.snippet.text, &error)) {
        error_print(&error);
        return;
    }
    example.snippet.target = fixture_target(example.snippet.text);
    array_push(arena, examples, example);
}

Examples examples_of(Arena *arena, const Rule *rule)
{
    Examples examples = {0};
    FileList list = {0};
    Error error = {0};
    const char *folder = arena_format(arena, "%s/fixtures/rules/%.*s",
                                      HOTLINT_SOURCE_DIR, STR_ARG(rule->name));
    add_page(arena, &examples, rule);
    if (!file_exists(folder) || !file_list(arena, folder, &list, &error))
        return examples;
    for (uint32_t i = 0; i < list.count; i++)
        if (str_ends_with(str_from(list.items[i].name), STR(".py")))
            add_fixture(arena, &examples,
                        file_join(arena, folder, list.items[i].name));
    return examples;
}

/* Findings about the work of other rules need all of them. */
static bool is_about_rules(const Rule *rule)
{
    return str_is(rule->name, "unused-suppression");
}

static void keep_findings_of(const Rule *rule, Diagnostics *found)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < found->list.count; i++)
        if (found->list.items[i].rule == rule)
            found->list.items[kept++] = found->list.items[i];
    found->list.count = kept;
}

bool example_holds(const RuleSet *rules, const Rule *rule,
                   const Example *example, Buffer *differences)
{
    Arena arena = {0};
    Buffer ignored = {0};
    bool *enabled = arena_alloc(&arena, rules->rule_count);
    bool runs_all = example->section == PAGE_GOOD || is_about_rules(rule);
    for (uint32_t i = 0; i < rules->rule_count; i++)
        enabled[i] =
            runs_all ? rules->rules[i].default_on : &rules->rules[i] == rule;
    Snippet snippet = example->snippet;
    snippet.by_name = example->section != PAGE_GOOD;
    Diagnostics found = snippet_check(&arena, rules, enabled, &snippet);
    if (is_about_rules(rule))
        keep_findings_of(rule, &found);
    bool holds = snippet_agrees(&arena, &snippet, &found,
                                differences ? differences : &ignored);
    buffer_free(&ignored);
    arena_free(&arena);
    return holds;
}
