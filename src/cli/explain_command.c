#include "base/markdown.h"
#include "cli/commands.h"
#include "cli/evidence_table.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/display.h"
#include "report/paint.h"

typedef struct Explaining {
    const RuleSet *rules;
    const Rule *rule;
    Buffer *buffer;
    bool is_colored;
} Explaining;

static void put_title(const Explaining *explaining, Str text)
{
    paint(explaining->buffer, explaining->is_colored, PAINT_BOLD);
    display_escape(explaining->buffer, text);
    paint(explaining->buffer, explaining->is_colored, PAINT_PLAIN);
    buffer_put_byte(explaining->buffer, '\n');
}

static void put_fact(const Explaining *explaining, const char *key, Str value)
{
    if (value.size)
        buffer_print(explaining->buffer, "%-10s %.*s\n", key, STR_ARG(value));
}

static void put_list(const Explaining *explaining, const char *key, Range range)
{
    if (!range.count)
        return;
    buffer_print(explaining->buffer, "%-10s", key);
    for (uint32_t i = 0; i < range.count; i++)
        buffer_print(explaining->buffer, "%s %.*s", i ? "," : "",
                     STR_ARG(explaining->rules->texts[range.first + i]));
    buffer_put_byte(explaining->buffer, '\n');
}

static void put_versions(const Explaining *explaining)
{
    const Rule *rule = explaining->rule;
    if (rule->min_python)
        buffer_print(explaining->buffer, "%-10s 3.%u or newer\n", "python",
                     rule->min_python % 100U);
    if (rule->max_python)
        buffer_print(explaining->buffer, "%-10s 3.%u or older\n", "python",
                     rule->max_python % 100U);
}

static void put_url(const Explaining *explaining)
{
    Buffer url = {0};
    format_put_url(&url, explaining->rule);
    put_fact(explaining, "page", buffer_view(&url));
    buffer_free(&url);
}

/* What the page has in its toml fence, but for what findings say. */
static void put_head(const Explaining *explaining)
{
    const Rule *rule = explaining->rule;
    put_title(explaining, rule->name);
    buffer_put_byte(explaining->buffer, '\n');
    put_fact(explaining, "code", rule->code);
    put_fact(explaining, "family", rule->family);
    put_fact(explaining, "impact", impact_name(rule->impact));
    put_fact(explaining, "severity", severity_name(rule->severity));
    if (!rule->default_on)
        put_fact(explaining, "default", STR("off, unless selected"));
    put_versions(explaining);
    put_list(explaining, "formerly", rule->was);
    put_list(explaining, "elsewhere", rule->peers);
    put_url(explaining);
}

static void put_line(const Explaining *explaining, uint32_t indent, Str line)
{
    if (str_trim(line).size)
        buffer_fill(explaining->buffer, ' ', indent);
    (void)display_put(explaining->buffer, line, 0);
    buffer_put_byte(explaining->buffer, '\n');
}

/* The first line of the fence with the rule's metadata. */
static bool is_metadata(Str line)
{
    size_t length = markdown_opening(line).length;
    return length && str_is(str_slice(line, length, line.size), "toml");
}

/* The lines of a fence, of which `line` is the first, up to its end. */
static void put_fence(const Explaining *explaining, Str line, Str *rest)
{
    bool is_skipped = is_metadata(line);
    FenceMark mark = markdown_opening(line);
    Str info = line;
    (void)str_take(&info, ' ');
    if (info.size) {
        buffer_put(explaining->buffer, STR("    ("));
        display_escape(explaining->buffer, info);
        buffer_put(explaining->buffer, STR(")\n"));
    }
    while (rest->size) {
        line = str_take(rest, '\n');
        if (markdown_closes(mark, line))
            return;
        if (!is_skipped)
            put_line(explaining, 4, line);
    }
}

static void put_page_line(const Explaining *explaining, Str line)
{
    if (str_starts_with(line, STR("## ")))
        put_title(explaining, str_slice(line, 3, line.size));
    else
        put_line(explaining, 0, line);
}

/* The page below its title; of several blank lines, one. */
static void put_page(const Explaining *explaining, Str text)
{
    bool is_blank = true;
    (void)str_take(&text, '\n');
    while (text.size) {
        Str line = str_take(&text, '\n');
        if (str_ends_with(line, STR("\r")))
            line.size--;
        if (markdown_opening(line).length)
            put_fence(explaining, line, &text);
        else if (line.size || !is_blank)
            put_page_line(explaining, line);
        is_blank = !line.size || is_metadata(line);
    }
}

static void put_evidence(const Explaining *explaining)
{
    if (!explaining->rule->evidence.count)
        return;
    buffer_put_byte(explaining->buffer, '\n');
    put_title(explaining, STR("Measured"));
    buffer_put_byte(explaining->buffer, '\n');
    evidence_table_put(explaining->buffer, explaining->rules, explaining->rule);
}

ExitCode explain_command(const Arguments *arguments)
{
    Error error = {0};
    Buffer buffer = {0};
    Explaining explaining = {.buffer = &buffer};
    if (!settings_color(arguments, false, &explaining.is_colored, &error) ||
        !settings_rules(arguments, &explaining.rules, &error) ||
        !settings_rule(arguments, explaining.rules,
                       arguments->operands.items[0], &explaining.rule,
                       &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    put_head(&explaining);
    buffer_put_byte(&buffer, '\n');
    put_page(&explaining, explaining.rule->page);
    put_evidence(&explaining);
    return output_finish(&buffer);
}
