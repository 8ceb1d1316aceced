#include "run/suppress.h"

#include "run/directive.h"
#include "syntax/statement.h"

/* A directive and the part of the text that it speaks for. */
typedef struct Suppression {
    const Directive *directive;
    Span cover;
    const Rule **rules; /* by word; NULL: no rule is called so */
    bool *is_used;      /* by word; without words the first is for all */
} Suppression;

typedef struct Suppressor {
    const Inquiry *inquiry;
    Diagnostics *diagnostics; /* in the order of the text */
    const Rule *unused; /* the rule about suppressions; NULL: not enabled */
    Directives directives;
    const Suppression *items; /* by directive */
    ARRAY(Span) excuses;      /* covers of those that name that rule */
} Suppressor;

/* What the directives of a line's comment speak for. */
typedef struct Line {
    Span span;
    Span heads;   /* with all of the statements that are on it */
    uint32_t end; /* where there are none, of the next statement */
} Line;

static Line line_around(const StatementList *list, Str text, uint32_t offset)
{
    Line line = {.span = {offset, offset}};
    while (line.span.start > 0 && text.data[line.span.start - 1] != '\n')
        line.span.start--;
    line.span.end = (uint32_t)str_find_byte(text, '\n', offset);
    line.heads = line.span;
    uint32_t first = statement_behind(list, line.span.start);
    uint32_t at = first;
    for (; at < list->count; at++) {
        Span head = list->items[at].head;
        if (head.start >= line.span.end)
            break;
        if (head.start < line.heads.start)
            line.heads.start = head.start;
        if (head.end > line.heads.end)
            line.heads.end = head.end;
    }
    bool is_alone = at == first && at < list->count;
    line.end = is_alone ? list->items[at].end : line.heads.end;
    return line;
}

static Span cover_of(const Line *line, Str text, DirectiveKind kind)
{
    if (kind == DIRECTIVE_IGNORE_FILE)
        return (Span){0, (uint32_t)text.size + 1};
    if (kind == DIRECTIVE_IGNORE)
        return (Span){line->heads.start, line->end};
    return line->heads;
}

static Str word_text(const Suppressor *suppressor, Span word)
{
    return str_slice(suppressor->inquiry->tree->text, word.start, word.end);
}

static Suppression suppression_of(const Suppressor *suppressor,
                                  const Line *line, const Directive *directive)
{
    const Inquiry *inquiry = suppressor->inquiry;
    Arena *arena = inquiry->arena;
    Suppression one = {.directive = directive};
    one.cover = cover_of(line, inquiry->tree->text, directive->kind);
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
    Str text = inquiry->tree->text;
    Arena *arena = inquiry->arena;
    StatementList list = statement_list(arena, inquiry->tree);
    Suppression *items = arena_alloc(arena, directives->count * sizeof *items);
    Line line = {0};
    for (uint32_t i = 0; i < directives->count; i++) {
        const Directive *directive = &directives->items[i];
        if (directive->span.start >= line.span.end)
            line = line_around(&list, text, directive->span.start);
        items[i] = suppression_of(suppressor, &line, directive);
    }
    suppressor->items = items;
}

/* Notes that it is used. */
static bool suppresses(const Suppression *one, const Diagnostic *diagnostic)
{
    const Directive *directive = one->directive;
    bool is_about_all = directive->count == 0;
    if (is_about_all)
        one->is_used[0] = true;
    bool names = false;
    for (uint32_t i = 0; i < directive->count; i++)
        if (one->rules[i] == diagnostic->rule)
            names = one->is_used[i] = true;
    return is_about_all || names;
}

/* The first finding at or behind the offset. */
static uint32_t first_from(const Diagnostics *diagnostics, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = diagnostics->list.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (diagnostics->list.items[middle].span.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void drop_suppressed(const Suppressor *suppressor)
{
    Diagnostics *diagnostics = suppressor->diagnostics;
    const Diagnostic *items = diagnostics->list.items;
    uint32_t count = diagnostics->list.count;
    bool *is_dropped = arena_alloc(suppressor->inquiry->arena, count);
    for (uint32_t i = 0; i < suppressor->directives.count; i++) {
        const Suppression *one = &suppressor->items[i];
        uint32_t at = first_from(diagnostics, one->cover.start);
        if (one->directive->kind == DIRECTIVE_BROKEN)
            continue;
        for (; at < count && items[at].span.start < one->cover.end; at++)
            is_dropped[at] |= suppresses(one, &items[at]);
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!is_dropped[i])
            diagnostics->list.items[kept++] = items[i];
    diagnostics->list.count = kept;
}

static bool names_unused(const Suppressor *suppressor, const Suppression *one)
{
    for (uint32_t i = 0; i < one->directive->count; i++)
        if (one->rules[i] == suppressor->unused)
            return true;
    return false;
}

static void find_excuses(Suppressor *suppressor)
{
    for (uint32_t i = 0; i < suppressor->directives.count; i++)
        if (names_unused(suppressor, &suppressor->items[i]))
            array_push(suppressor->inquiry->arena, &suppressor->excuses,
                       suppressor->items[i].cover);
}

/* Is a finding of the rule about suppressions unwanted here? Only a comment
 * that names that rule says so. */
static bool is_excused(const Suppressor *suppressor, uint32_t offset)
{
    for (uint32_t i = 0; i < suppressor->excuses.count; i++) {
        Span cover = suppressor->excuses.items[i];
        if (cover.start <= offset && offset < cover.end)
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

/* A code of another tool's is no word of ours, and without findings there is
 * nothing to suppress. */
static bool is_idle(const Suppressor *suppressor, const Directive *directive)
{
    if (directive->kind != DIRECTIVE_NOQA)
        return false;
    for (uint32_t i = 0; i < directive->count; i++) {
        Str word = word_text(suppressor, directive->words[i]);
        if (str_starts_with(word, STR("HOT")) ||
            rule_find(suppressor->inquiry->rules, word))
            return false;
    }
    return directive->count > 0 || !suppressor->diagnostics->list.count;
}

static void drop_idle(Suppressor *suppressor)
{
    Directives *directives = &suppressor->directives;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < directives->count; i++)
        if (!is_idle(suppressor, &directives->items[i]))
            directives->items[kept++] = directives->items[i];
    directives->count = kept;
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
    drop_idle(&suppressor);
    if (!suppressor.directives.count)
        return;
    find_covers(&suppressor);
    drop_suppressed(&suppressor);
    suppressor.unused = enabled_rule(inquiry);
    if (!suppressor.unused)
        return;
    find_excuses(&suppressor);
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
