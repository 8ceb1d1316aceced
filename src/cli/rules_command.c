#include "cli/commands.h"
#include "cli/output.h"
#include "cli/peers_table.h"
#include "cli/settings.h"
#include "report/display.h"
#include "report/json_writer.h"

#include <stdlib.h>

/* The rules in the order of their codes. */
typedef struct RuleList {
    const RuleSet *set;
    Arena *arena;
    const Rule **items;
    uint32_t count;
} RuleList;

static int compare_codes(const void *left, const void *right)
{
    const Rule *const *a = left;
    const Rule *const *b = right;
    return str_compare((*a)->code, (*b)->code);
}

static RuleList sorted(Arena *arena, const RuleSet *rules)
{
    uint32_t count = rules->rule_count;
    const Rule **items = arena_alloc(arena, count * sizeof *items);
    for (uint32_t i = 0; i < count; i++)
        items[i] = &rules->rules[i];
    if (count)
        qsort(items, count, sizeof *items, compare_codes);
    return (RuleList){rules, arena, items, count};
}

/* The message as a sentence about any code: `…` where a finding has its own,
 * the capture's name where that says more, and no figures. */
static void put_summary(Buffer *buffer, Str message)
{
    message = str_slice(message, 0, str_find(message, STR(": {gain}"), 0));
    while (message.size) {
        Str before = str_take(&message, '{');
        bool is_quoted = str_ends_with(before, STR("`"));
        display_escape(buffer, before);
        Str name = str_take(&message, '}');
        if (!name.size)
            continue;
        bool is_telling = is_quoted && !str_is(name, "report");
        buffer_put(buffer, is_telling ? name : STR("…"));
    }
}

static Str severity_text(const Rule *rule)
{
    return rule->default_on ? severity_name(rule->severity) : STR("off");
}

static void put_table(Buffer *buffer, RuleList rules)
{
    for (uint32_t i = 0; i < rules.count; i++) {
        const Rule *rule = rules.items[i];
        buffer_print(buffer, "%-7.*s  %-26.*s  %-10.*s  %-7.*s  ",
                     STR_ARG(rule->code), STR_ARG(rule->name),
                     STR_ARG(impact_name(rule->impact)),
                     STR_ARG(severity_text(rule)));
        put_summary(buffer, rule->message);
        buffer_put_byte(buffer, '\n');
    }
}

/* A table of GitHub's Markdown, each rule with a link to its page. */
static void put_markdown(Buffer *buffer, RuleList rules)
{
    buffer_put(buffer,
               STR("| code | rule | impact | severity | what it says |\n"
                   "|---|---|---|---|---|\n"));
    for (uint32_t i = 0; i < rules.count; i++) {
        const Rule *rule = rules.items[i];
        buffer_print(
            buffer, "| %.*s | [%.*s](rules/%.*s/%.*s.md) | %.*s | %.*s | ",
            STR_ARG(rule->code), STR_ARG(rule->name), STR_ARG(rule->family),
            STR_ARG(rule->name), STR_ARG(impact_name(rule->impact)),
            STR_ARG(severity_text(rule)));
        put_summary(buffer, rule->message);
        buffer_put(buffer, STR(" |\n"));
    }
}

static void put_peers(JsonWriter *json, const RuleSet *rules, Range peers)
{
    json_key(json, "peers");
    json_open(json, '[');
    for (uint32_t i = 0; i < peers.count; i++)
        json_string(json, rules->texts[peers.first + i]);
    json_close(json, ']');
}

static void put_rule(JsonWriter *json, const RuleSet *rules, const Rule *rule)
{
    json_open(json, '{');
    json_put_text(json, "code", rule->code);
    json_put_text(json, "name", rule->name);
    json_put_text(json, "family", rule->family);
    json_put_text(json, "impact", impact_name(rule->impact));
    json_put_text(json, "severity", severity_name(rule->severity));
    json_key(json, "default");
    json_boolean(json, rule->default_on);
    json_put_text(json, "message", rule->message);
    json_put_text(json, "help", rule->help);
    put_peers(json, rules, rule->peers);
    format_json_url(json, "url", rule);
    json_close(json, '}');
}

static void put_json(Buffer *buffer, RuleList rules)
{
    buffer_put_byte(buffer, '[');
    for (uint32_t i = 0; i < rules.count; i++) {
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        JsonWriter json = {.buffer = buffer};
        put_rule(&json, rules.set, rules.items[i]);
    }
    buffer_put(buffer, STR("\n]\n"));
}

/* What stands in docs/migrating.md. */
static void put_peers_table(Buffer *buffer, RuleList rules)
{
    peers_table_put(buffer, rules.arena, rules.set);
}

ExitCode rules_command(const Arguments *arguments)
{
    static void (*const puts[CHOICE_COUNT])(Buffer *, RuleList) = {
        [LAYOUT_table] = put_table,
        [LAYOUT_markdown] = put_markdown,
        [LAYOUT_json] = put_json,
        [LAYOUT_peers] = put_peers_table,
    };
    Error error = {0};
    const RuleSet *rules = NULL;
    ChoiceId layout;
    if (!settings_choice(arguments, OPTION_list_format, &layout, &error) ||
        !settings_rules(arguments, &rules, &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    Buffer buffer = {0};
    puts[layout](&buffer, sorted(arguments->arena, rules));
    return output_finish(&buffer);
}
