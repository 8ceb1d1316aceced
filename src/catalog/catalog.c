#include "catalog/catalog.h"

#include "base/distance.h"
#include "base/file.h"
#include "catalog/evidence.h"
#include "engine/message.h"
#include "engine/query.h"
#include "rules/rules.h"

#include <assert.h>
#include <stdlib.h>

enum {
    LONGEST_PAGE = 1024 * 1024, /* bytes of a page */
    LONGEST_TABLE = 16 * 1024 * 1024,
    MOST_FOLDERS = 4096,
    DEFAULT_GATE = 100 /* elements; design, "Severity by evidence" */
};

/* Where the `over` of a page stands. */
typedef struct OverPlace {
    const char *path;
    uint32_t line;
    uint32_t column;
} OverPlace;

typedef struct Adding {
    RuleBuilder *builder;
    PageOrigin origin;
    Page page;
    Metadata metadata;
    ARRAY(OverPlace) overs; /* by rule of this folder */
    Error *error;
} Adding;

static bool fail(const Adding *adding, uint32_t line)
{
    return error_at(adding->error, adding->page.path, line, 1);
}

static Range add_texts(RuleBuilder *builder, const MetadataList *list)
{
    Range range = {builder->texts.count, list->count};
    for (uint32_t i = 0; i < list->count; i++)
        array_push(builder->arena, &builder->texts, list->items[i]);
    return range;
}

static Str family_of(Arena *arena, const char *path)
{
    return str_from(file_name(file_parent(arena, path)));
}

/* The size given by `gate=…` in the bench. */
static uint32_t gate_of(const Page *page)
{
    for (uint32_t i = 0; i < page->fences.count; i++) {
        const Fence *fence = &page->fences.items[i];
        Str gate = fence_value(fence, "gate");
        if (fence->section == PAGE_BENCH && gate.size)
            return (uint32_t)strtoul(gate.data, NULL, 10);
    }
    return DEFAULT_GATE;
}

static bool check_text(Adding *adding, const Pattern *pattern, Str text,
                       uint32_t line)
{
    RuleBuilder *builder = adding->builder;
    const Str *captures =
        builder->capture_names.items + pattern->captures.first;
    return message_check(builder->arena, captures, pattern->captures.count,
                         text, adding->error)
               ? true
               : fail(adding, line);
}

static bool add_pattern(Adding *adding, const Fence *fence)
{
    RuleBuilder *builder = adding->builder;
    MetadataVariant variant = {0};
    if (!metadata_read_variant(builder->arena, &adding->metadata, fence,
                               &variant, adding->error))
        return false;
    Pattern pattern = {
        .variant = variant.name,
        .message = variant.message,
        .help = variant.help,
        .impact = variant.impact,
        .severity = variant.severity,
        .rule = (uint16_t)(builder->rules.count - 1),
        .line = fence->line,
    };
    QueryPlace place = {adding->page.path, fence->line};
    if (!query_compile(builder, place, fence->text, &pattern, adding->error) ||
        !check_text(adding, &pattern, variant.message, fence->line - 1) ||
        !check_text(adding, &pattern, variant.help, fence->line - 1))
        return false;
    array_push(builder->arena, &builder->patterns, pattern);
    return true;
}

static bool add_patterns(Adding *adding)
{
    for (uint32_t i = 0; i < adding->page.fences.count; i++) {
        const Fence *fence = &adding->page.fences.items[i];
        if (fence->section != PAGE_MATCH)
            continue;
        if (!add_pattern(adding, fence))
            return false;
        Range *patterns =
            &adding->builder->rules.items[adding->builder->rules.count - 1]
                 .patterns;
        patterns->count++;
    }
    return true;
}

static bool find_filter(Adding *adding, Rule *rule)
{
    bool wanted = adding->metadata.impl.size > 0;
    Filter *filter =
        adding->origin == PAGE_SHIPPED ? filter_find(rule->name) : NULL;
    if (wanted == (filter != NULL)) {
        rule->filter = filter;
        return true;
    }
    error_set(adding->error,
              wanted ? "`impl = \"c\"`, but filters.def has no filter "
                       "`%.*s`; a user's page cannot have one"
                     : "filters.def has a filter `%.*s`, but the page does "
                       "not say `impl = \"c\"`",
              STR_ARG(rule->name));
    return fail(adding, 3);
}

static bool is_taken(Adding *adding, const Rule *rule)
{
    RuleSet rules = {
        .rules = adding->builder->rules.items,
        .rule_count = adding->builder->rules.count,
        .texts = adding->builder->texts.items,
    };
    const Rule *other = rule_find(&rules, rule->name);
    if (!other)
        other = rule_find(&rules, rule->code);
    if (!other)
        return false;
    error_set(adding->error, "%.*s %.*s is there already", STR_ARG(other->code),
              STR_ARG(other->name));
    (void)fail(adding, 1);
    return true;
}

static bool add_rule(Adding *adding)
{
    RuleBuilder *builder = adding->builder;
    const Metadata *metadata = &adding->metadata;
    Rule rule = {
        .name = adding->page.name,
        .code = metadata->code,
        .family = family_of(builder->arena, adding->page.path),
        .message = metadata->message,
        .help = metadata->help,
        .page = adding->page.text,
        .impact = metadata->impact,
        .severity = metadata->severity,
        .default_on = metadata->default_on,
        .user = adding->origin == PAGE_OF_USER,
        .min_python = metadata->min_python,
        .max_python = metadata->max_python,
        .gate = gate_of(&adding->page),
        .patterns = {builder->patterns.count, 0},
        .evidence = {builder->evidence.count, 0},
    };
    if (is_taken(adding, &rule) || !find_filter(adding, &rule))
        return false;
    rule.peers = add_texts(builder, &metadata->peers);
    rule.was = add_texts(builder, &metadata->was);
    /* Names for now; resolve_over puts rules in their place. */
    rule.over = add_texts(builder, &metadata->over);
    array_push(builder->arena, &builder->rules, rule);
    OverPlace place = {adding->page.path, metadata->over_line,
                       metadata->over_column};
    array_push(builder->arena, &adding->overs, place);
    return add_patterns(adding);
}

static bool add_page(Adding *adding, const char *path)
{
    Arena *arena = adding->builder->arena;
    Str text = {0};
    adding->page = (Page){0};
    adding->metadata = (Metadata){0};
    return file_read(arena, path, LONGEST_PAGE, &text, adding->error) &&
           page_read(arena, path, text, &adding->page, adding->error) &&
           metadata_read(arena, &adding->page, adding->origin,
                         &adding->metadata, adding->error) &&
           add_rule(adding);
}

static const Rule *find_over(Adding *adding, const OverPlace *place, Str name)
{
    assert(place); /* each rule that was added has noted one */
    RuleSet rules = {
        .rules = adding->builder->rules.items,
        .rule_count = adding->builder->rules.count,
        .texts = adding->builder->texts.items,
    };
    const Rule *other = rule_find(&rules, name);
    if (other)
        return other;
    Arena *arena = adding->builder->arena;
    Str *names = arena_alloc(arena, rules.rule_count * sizeof *names);
    for (uint32_t i = 0; i < rules.rule_count; i++)
        names[i] = rules.rules[i].name;
    error_set(adding->error, "`over` names no rule: `%.*s`%s", STR_ARG(name),
              distance_hint(arena, name, names, rules.rule_count));
    (void)error_at(adding->error, place->path, place->line, place->column);
    return NULL;
}

/* From the names in the texts to indices of rules. */
static bool resolve_over(Adding *adding, uint32_t first)
{
    RuleBuilder *builder = adding->builder;
    for (uint32_t i = first; i < builder->rules.count; i++) {
        Rule *rule = &builder->rules.items[i];
        Range names = rule->over;
        rule->over.first = builder->rule_lists.count;
        for (uint32_t j = 0; j < names.count; j++) {
            const Rule *other =
                find_over(adding, &adding->overs.items[i - first],
                          builder->texts.items[names.first + j]);
            if (!other)
                return false;
            array_push(builder->arena, &builder->rule_lists,
                       (uint16_t)(other - builder->rules.items));
        }
    }
    return true;
}

typedef ARRAY(const char *) Paths;

static bool is_page(const char *name)
{
    return str_ends_with(str_from(name), STR(".md")) &&
           !str_is(str_from(name), "README.md");
}

static int compare_paths(const void *left, const void *right)
{
    return str_compare(str_from(*(const char *const *)left),
                       str_from(*(const char *const *)right));
}

/* Folders found on the way are looked into later, one after the other. */
static bool find_pages(Arena *arena, const char *folder, Paths *pages,
                       Error *error)
{
    Paths folders = {0};
    array_push(arena, &folders, folder);
    for (uint32_t i = 0; i < folders.count && i < MOST_FOLDERS; i++) {
        FileList list = {0};
        if (!file_list(arena, folders.items[i], &list, error))
            return false;
        for (uint32_t j = 0; j < list.count; j++) {
            const char *name = list.items[j].name;
            const char *path = file_join(arena, folders.items[i], name);
            if (list.items[j].kind == FILE_FOLDER)
                array_push(arena, &folders, path);
            else if (is_page(name))
                array_push(arena, pages, path);
        }
    }
    if (pages->count)
        qsort(pages->items, pages->count, sizeof *pages->items, compare_paths);
    return true;
}

static bool add_tables(RuleBuilder *builder, const char *folder, Error *error)
{
    Arena *arena = builder->arena;
    FileList list = {0};
    if (!file_list(arena, folder, &list, error))
        return false;
    for (uint32_t i = 0; i < list.count; i++) {
        Str name = str_from(list.items[i].name);
        Str text = {0};
        if (!str_ends_with(name, STR(".tsv")))
            continue;
        if (!file_read(arena, file_join(arena, folder, name.data),
                       LONGEST_TABLE, &text, error))
            return false;
        name = str_copy(arena, str_slice(name, 0, name.size - 4));
        array_push(arena, &builder->tables, table_make(arena, name, text));
    }
    return true;
}

static bool add_evidence(RuleBuilder *builder, const char *folder, Error *error)
{
    const char *path = file_join(builder->arena, folder, "evidence.tsv");
    Str text = {0};
    if (!file_exists(path))
        return true;
    return file_read(builder->arena, path, LONGEST_TABLE, &text, error) &&
           evidence_add(builder, path, text, error);
}

bool catalog_add_folder(RuleBuilder *builder, const char *folder,
                        PageOrigin origin, Error *error)
{
    Adding adding = {.builder = builder, .origin = origin, .error = error};
    Paths pages = {0};
    uint32_t first = builder->rules.count;
    bool shipped = origin == PAGE_SHIPPED;
    if (shipped &&
        !add_tables(builder, file_join(builder->arena, folder, "data"), error))
        return false;
    if (!find_pages(builder->arena, folder, &pages, error))
        return false;
    for (uint32_t i = 0; i < pages.count; i++)
        if (!add_page(&adding, pages.items[i]))
            return false;
    return resolve_over(&adding, first) &&
           (!shipped || add_evidence(builder, folder, error));
}
