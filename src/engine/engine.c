#include "engine/engine.h"

#include "base/thread.h"
#include "engine/gain.h"
#include "engine/message.h"
#include "engine/predicate.h"
#include "model/entry.h"
#include "model/loop.h"

/* Nothing is asked about what is deeper: CPython 3.11 compiles 2,993 levels,
 * 3.13 about 10,000. Questions climb, so they would cost depth by depth. */
enum { DEEPEST_MATCH = 12000 };

/* Work on a file grows with its size, not with the square of it: what is
 * asked beyond so many steps for each node (see tree_steps) has no answer. */
enum { MOST_STEPS = 1000, FEW_NODES = 2000 };

/* How often questions about a match climb to the root, as counted steps. */
static const uint64_t CLIMBS = 4;

typedef struct Collected {
    const Inquiry *inquiry;
    Arena *arena;
    Node deep; /* the last that was too deep; what it holds is, too */
    ARRAY(Match) matches;
} Collected;

Facts engine_facts(const RuleSet *rules)
{
    return (Facts){
        .types = rule_table(rules, STR("types")),
        .mutators = rule_table(rules, STR("mutators")),
        .pure_calls = rule_table(rules, STR("pure-calls")),
        .loads = rule_table(rules, STR("module-loads")),
        .commands = rule_table(rules, STR("command-decorators")),
        .handlers = rule_table(rules, STR("handler-decorators")),
        .attributes = rule_table(rules, STR("object-attributes")),
    };
}

void engine_preload(const RuleSet *rules, Interner *interner)
{
    for (uint32_t i = 1; i < rules->word_count; i++)
        (void)intern(interner, rules->words[i]);
}

static bool is_too_deep(Collected *collected, Node node)
{
    const Tree *tree = collected->inquiry->tree;
    if (collected->deep && tree_within(tree, node, collected->deep))
        return true;
    uint32_t depth = 0;
    for (Node at = node; at && depth < DEEPEST_MATCH; depth++)
        at = tree_parent(tree, at);
    tree_step(tree, CLIMBS * depth);
    if (depth == DEEPEST_MATCH)
        collected->deep = node;
    return depth == DEEPEST_MATCH;
}

static void collect(void *context, const Match *match)
{
    Collected *collected = context;
    if (is_too_deep(collected, match_report(match)))
        return;
    array_push(collected->arena, &collected->matches, *match);
}

static bool fits_target(const Rule *rule, Version target)
{
    return (!rule->min_python || target >= rule->min_python) &&
           (!rule->max_python || target <= rule->max_python);
}

static bool passes_checks(const Question *question)
{
    const RuleSet *rules = question->inquiry->rules;
    Range checks = question->match->pattern->checks;
    for (uint32_t i = 0; i < checks.count; i++)
        if (!predicate_may_hold(question, &rules->checks[checks.first + i]))
            return false;
    for (uint32_t i = 0; i < checks.count; i++)
        if (!predicate_holds(question, &rules->checks[checks.first + i]))
            return false;
    return true;
}

/* A few passes, or test code, make a note of a warning. */
static bool is_minor(const Question *question, Node node, Node loop)
{
    return question_is_small_loop(question, loop) ||
           question_is_test(question, node);
}

static Severity severity_of(const Question *question, Answer answer, Node loop)
{
    const Inquiry *inquiry = question->inquiry;
    const Pattern *pattern = question->match->pattern;
    bool named = inquiry->named && inquiry->named[pattern->rule];
    Severity severity =
        gain_severity(inquiry->rules, pattern, inquiry->target, named);
    if (severity != SEVERITY_WARNING)
        return severity;
    bool minor = answer == ANSWER_NOTE ||
                 is_minor(question, match_report(question->match), loop);
    return minor ? SEVERITY_NOTE : severity;
}

static Str pick(Str own, Str general)
{
    return own.size ? own : general;
}

/* The filter's choice, or else the loop that runs the node. */
static Related related_to(const Question *question, Node loop)
{
    Node node = match_report(question->match);
    if (question->related->span.end)
        return *question->related;
    if (loop && loop != node)
        return (Related){.span = loop_header(question->tree, loop),
                         .label = STR("in this loop")};
    return (Related){0};
}

static Diagnostic make_diagnostic(const Question *question, Severity severity,
                                  Node loop)
{
    const Inquiry *inquiry = question->inquiry;
    const Pattern *pattern = question->match->pattern;
    const Rule *rule = &inquiry->rules->rules[pattern->rule];
    Node node = match_report(question->match);
    Str gain =
        gain_text(inquiry->arena, inquiry->rules, pattern, inquiry->target);
    Related related = related_to(question, loop);
    return (Diagnostic){
        .rule = rule,
        .pattern = pattern,
        .severity = severity,
        .impact = pattern->impact,
        .node = node,
        .span = tree_span(question->tree, node),
        .related = related.span,
        .related_label = related.label,
        .gain = gain,
        .message =
            message_fill(question, pick(pattern->message, rule->message), gain),
        .help = message_fill(question, pick(pattern->help, rule->help), gain),
    };
}

static bool is_worn_out(const Tree *tree)
{
    uint64_t nodes = tree->count > FEW_NODES ? tree->count : FEW_NODES;
    return tree_steps(tree) > MOST_STEPS * nodes;
}

static void judge(const Inquiry *inquiry, const Match *match,
                  Diagnostics *diagnostics)
{
    const Rule *rule = &inquiry->rules->rules[match->pattern->rule];
    Related related = {0};
    Question question = {
        .inquiry = inquiry,
        .tree = inquiry->tree,
        .model = inquiry->model,
        .match = match,
        .related = &related,
    };
    if (!fits_target(rule, inquiry->target) || is_worn_out(inquiry->tree) ||
        !passes_checks(&question) ||
        entry_is_compiled(inquiry->model, match_report(match)))
        return;
    Answer answer = rule->filter ? rule->filter(&question) : ANSWER_YES;
    if (answer == ANSWER_NO)
        return;
    Node loop = question_loop(&question, match_report(match));
    Severity severity = severity_of(&question, answer, loop);
    if (severity != SEVERITY_OFF)
        array_push(inquiry->arena, &diagnostics->list,
                   make_diagnostic(&question, severity, loop));
}

void engine_check_timed(const Inquiry *inquiry, Diagnostics *diagnostics,
                        uint64_t *match, uint64_t *model)
{
    uint64_t since = thread_cpu_time();
    Collected collected = {.inquiry = inquiry, .arena = inquiry->arena};
    MatchChoice choice = {inquiry->enabled, inquiry->stretches};
    match_all(inquiry->rules, inquiry->tree, choice,
              (MatchSink){collect, &collected});
    thread_lap(&since, match);
    for (uint32_t i = 0; i < collected.matches.count; i++)
        judge(inquiry, &collected.matches.items[i], diagnostics);
    diagnostics_sort(diagnostics);
    diagnostics_silence(inquiry->rules, diagnostics);
    thread_lap(&since, model);
}

void engine_check(const Inquiry *inquiry, Diagnostics *diagnostics)
{
    uint64_t ignored = 0;
    engine_check_timed(inquiry, diagnostics, &ignored, &ignored);
}
