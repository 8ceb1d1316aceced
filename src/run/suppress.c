#include "run/suppress.h"

#include "run/directive.h"
#include "syntax/statement.h"

#include <string.h>

/* A directive and the part of the text that it speaks for. */
typedef struct Suppression {
    const Directive *directive;
    Span cover;
    const Rule **rules; /* by word; NULL: no rule is called so */
    bool *is_used;      /* by word; without words the first is for all */
} Suppression;

typedef struct Suppressor {
    const Inquiry *inquiry;
    Diagnostics *diagnostics;
    const Rule *unused; /* the rule about suppressions; NULL: not enabled */
    Directives directives;
    const Suppression *items; /* by directive */
} Suppressor;

static Span line_around(Str text, uint32_t offset)
{
    uint32_t start = offset;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    return (Span){start, (uint32_t)str_find_byte(text, '\n', offset)};
}

static Span cover_of(const StatementList *list, Str text,
                     const Directive *directive)
{
    if (directive->kind == DIRECTIVE_IGNORE_FILE)
        return (Span){0, (uint32_t)text.size + 1};
    Span line = line_around(text, directive->span.start);
    Span cover = line;
    uint32_t at = statement_behind(list, line.start);
    bool is_alone = at == list->count || list->items[at].head.start >= line.end;
    if (is_alone && at < list->count && directive->kind == DIRECTIVE_IGNORE)
        cover.end = list->items[at].end;
    for (; at < list->count && list->items[at].head.start < line.end; at++) {
        Span head = list->items[at].head;
        cover.start = head.start < cover.start ? head.start : cover.start;
        cover.end = head.end > cover.end ? head.end : cover.end;
    }
    return cover;
}

static Str word_text(const Suppressor *suppressor, Span word)
{
    return str_slice(suppressor->inquiry->tree->text, word.start, word.end);
}

static Suppression suppression_of(const Suppressor *suppressor,
                                  const StatementList *list,
                                  const Directive *directive)
{
    const Inquiry *inquiry = suppressor->inquiry;
    Arena *arena = inquiry->arena;
    Suppression one = {.directive = directive};
    one.cover = cover_of(list, inquiry->tree->text, directive);
    one.rules = arena_alloc(arena, directive->count * sizeof(Rule *));
    one.is_used = arena_alloc(arena, directive->count + 1);
    for (uint32_t i = 0; i < directive->count; i++)
        one.rules[i] = rule_find(inquiry->rules,
                                 word_text(suppressor, directive->words[i]));
    return one;
}

static void find_covers(Suppressor *suppressor)
{
    const Inquiry *inquiry = suppressor->inquiry;
    const Directives *directives = &suppressor->directives;
    StatementList list = statement_list(inquiry->arena, inquiry->tree);
    Suppression *items =
        arena_alloc(inquiry->arena, directives->count * sizeof *items);
    for (uint32_t i = 0; i < directives->count; i++)
        items[i] = suppression_of(suppressor, &list, &directives->items[i]);
    suppressor->items = items;
}

/* Notes that it is used. */
static bool suppresses(const Suppression *one, const Diagnostic *diagnostic)
{
    const Directive *directive = one->directive;
    bool is_about_all = directive->count == 0;
    if (directive->kind == DIRECTIVE_BROKEN ||
        diagnostic->span.start < one->cover.start ||
        diagnostic->span.start >= one->cover.end)
        return false;
    if (is_about_all)
        one->is_used[0] = true;
    bool names = false;
    for (uint32_t i = 0; i < directive->count; i++)
        if (one->rules[i] == diagnostic->rule)
            names = one->is_used[i] = true;
    return is_about_all || names;
}

static bool is_suppressed(const Suppressor *suppressor,
                          const Diagnostic *diagnostic)
{
    bool suppressed = false;
    for (uint32_t i = 0; i < suppressor->directives.count; i++)
        suppressed |= suppresses(&suppressor->items[i], diagnostic);
    return suppressed;
}

static void drop_suppressed(const Suppressor *suppressor)
{
    Diagnostics *diagnostics = suppressor->diagnostics;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < diagnostics->list.count; i++)
        if (!is_suppressed(suppressor, &diagnostics->list.items[i]))
            diagnostics->list.items[kept++] = diagnostics->list.items[i];
    diagnostics->list.count = kept;
}

/* Is a finding of the rule about suppressions unwanted here? Only a comment
 * that names that rule says so. */
static bool is_excused(const Suppressor *suppressor, uint32_t offset)
{
    for (uint32_t i = 0; i < suppressor->directives.count; i++) {
        const Suppression *one = &suppressor->items[i];
        if (offset < one->cover.start || offset >= one->cover.end)
            continue;
        for (uint32_t j = 0; j < one->directive->count; j++)
            if (one->rules[j] == suppressor->unused)
                return true;
    }
    return false;
}

static const Pattern *variant(const Suppressor *suppressor, const char *name)
{
    const Pattern *patterns = suppressor->inquiry->rules->patterns;
    Range range = suppressor->unused->patterns;
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (str_is(patterns[i].variant, name))
            return &patterns[i];
    return &patterns[range.first];
}

/* `hint` goes behind the message. */
static void report(const Suppressor *suppressor, const char *name, Span span,
                   const char *hint)
{
    if (is_excused(suppressor, span.start))
        return;
    Arena *arena = suppressor->inquiry->arena;
    const Pattern *pattern = variant(suppressor, name);
    const Rule *rule = suppressor->unused;
    Str help = pattern->help.size ? pattern->help : rule->help;
    Diagnostic diagnostic = {
        .rule = rule,
        .pattern = pattern,
        .severity = pattern->severity,
        .impact = pattern->impact,
        .node = NODE_ROOT,
        .span = span,
        .message = str_from(
            arena_format(arena, "%.*s%s", STR_ARG(pattern->message), hint)),
        .help = help,
    };
    array_push(arena, &suppressor->diagnostics->list, diagnostic);
}

/* Codes of other tools in `# noqa` are not ours to judge. */
static void judge_word(const Suppressor *suppressor, const Suppression *one,
                       uint32_t index)
{
    const Inquiry *inquiry = suppressor->inquiry;
    const Rule *rule = one->rules[index];
    Span span = one->directive->words[index];
    Str word = word_text(suppressor, span);
    bool is_ours = one->directive->kind != DIRECTIVE_NOQA ||
                   str_starts_with(word, STR("HOT"));
    if (!rule && is_ours)
        report(suppressor, "unknown", span,
               rule_hint(inquiry->arena, inquiry->rules, word));
    else if (rule && rule != suppressor->unused && !one->is_used[index] &&
             inquiry->enabled[rule - inquiry->rules->rules])
        report(suppressor, "unused", span, "");
}

/* Were all rules looked for that are on by default? */
static bool is_complete(const Inquiry *inquiry)
{
    for (uint32_t i = 0; i < inquiry->rules->rule_count; i++)
        if (inquiry->rules->rules[i].default_on && !inquiry->enabled[i])
            return false;
    return true;
}

static void judge(const Suppressor *suppressor, const Suppression *one)
{
    const Directive *directive = one->directive;
    if (directive->kind == DIRECTIVE_BROKEN)
        report(suppressor, "broken", directive->span, "");
    else if (directive->kind == DIRECTIVE_IGNORE && !directive->count &&
             !one->is_used[0] && is_complete(suppressor->inquiry))
        report(suppressor, "unused", directive->span, "");
    for (uint32_t i = 0; i < directive->count; i++)
        judge_word(suppressor, one, i);
}

const Rule *suppress_rule(const RuleSet *rules)
{
    return rule_find(rules, STR("unused-suppression"));
}

static const Rule *enabled_rule(const Inquiry *inquiry)
{
    const Rule *rule = suppress_rule(inquiry->rules);
    bool is_on = rule && rule->patterns.count &&
                 inquiry->enabled[rule - inquiry->rules->rules];
    return is_on ? rule : NULL;
}

void suppress_findings(const Inquiry *inquiry, Diagnostics *diagnostics)
{
    const Tree *tree = inquiry->tree;
    Suppressor suppressor = {.inquiry = inquiry, .diagnostics = diagnostics};
    for (uint32_t i = 0; i < tree->comment_count; i++)
        directive_read(inquiry->arena, tree->text, tree->comments[i],
                       &suppressor.directives);
    if (!suppressor.directives.count)
        return;
    find_covers(&suppressor);
    drop_suppressed(&suppressor);
    suppressor.unused = enabled_rule(inquiry);
    if (!suppressor.unused)
        return;
    for (uint32_t i = 0; i < suppressor.directives.count; i++)
        judge(&suppressor, &suppressor.items[i]);
    diagnostics_sort(diagnostics);
}

const char *const suppress_words[] = {"hotlint", "noqa", NULL};

bool suppress_asks_for_file(Arena *arena, const RuleSet *rules, Str text,
                            Span comment)
{
    Directives directives = {0};
    directive_read(arena, text, comment, &directives);
    for (uint32_t i = 0; i < directives.count; i++) {
        const Directive *directive = &directives.items[i];
        if (directive->kind != DIRECTIVE_NOQA)
            return true;
        for (uint32_t j = 0; j < directive->count; j++) {
            Span word = directive->words[j];
            if (rule_find(rules, str_slice(text, word.start, word.end)))
                return true;
        }
    }
    return false;
}
