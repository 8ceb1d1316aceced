#include "engine/trace.h"

#include "engine/predicate.h"
#include "model/entry.h"

typedef struct Tracing {
    const Inquiry *inquiry;
    Span place;
    Buffer *buffer;
    uint32_t count;
} Tracing;

static void print_check(Buffer *buffer, const RuleSet *rules,
                        const Match *match, const Check *check)
{
    const PredicateInfo *info = &predicate_infos[check->predicate];
    buffer_print(buffer, "#%s%.*s", check->negated ? "not-" : "",
                 STR_ARG(info->name));
    for (uint32_t i = 0; i < check->arguments.count; i++) {
        const Argument *argument =
            &rules->arguments[check->arguments.first + i];
        const Str *names =
            rules->capture_names + match->pattern->captures.first;
        if (argument->capture)
            buffer_print(buffer, " @%.*s",
                         STR_ARG(names[argument->capture - 1]));
        else
            buffer_print(buffer, " \"%.*s\"",
                         STR_ARG(rules->words[argument->word]));
    }
}

/* Prints the checks up to the first that says no; tells whether all hold. */
static bool trace_checks(const Question *question, Buffer *buffer)
{
    const RuleSet *rules = question->inquiry->rules;
    Range checks = question->match->pattern->checks;
    for (uint32_t i = 0; i < checks.count; i++) {
        const Check *check = &rules->checks[checks.first + i];
        question->reason->text[0] = '\0';
        bool holds = predicate_holds(question, check);
        buffer_print(buffer, "  %s ", holds ? "yes" : "no ");
        print_check(buffer, rules, question->match, check);
        if (!holds)
            buffer_print(buffer, ": %s", question->reason->text);
        buffer_put_byte(buffer, '\n');
        if (!holds)
            return false;
    }
    return true;
}

static void trace_filter(const Question *question, const Rule *rule,
                         Buffer *buffer)
{
    static const char *const answers[] = {"no ", "yes, as a note", "yes"};
    const char *reason = question->reason->text;
    question->reason->text[0] = '\0';
    Answer answer = rule->filter ? rule->filter(question) : ANSWER_YES;
    if (rule->filter)
        buffer_print(buffer, "  %s filter %.*s%s%s\n", answers[answer],
                     STR_ARG(rule->name), reason[0] ? ": " : "", reason);
    if (answer != ANSWER_NO)
        buffer_print(buffer, "  reported\n");
}

static void trace_match(void *context, const Match *match)
{
    Tracing *tracing = context;
    const Inquiry *inquiry = tracing->inquiry;
    Span span = tree_span(inquiry->tree, match_report(match));
    if (span.start < tracing->place.start || span.start >= tracing->place.end)
        return;
    const Rule *rule = &inquiry->rules->rules[match->pattern->rule];
    Reason reason = {""};
    Question question = {
        .inquiry = inquiry,
        .tree = inquiry->tree,
        .model = inquiry->model,
        .match = match,
        .reason = &reason,
    };
    Str text = tree_text(inquiry->tree, match_report(match));
    Str first = str_first_code_points(str_take(&text, '\n'), 60);
    tracing->count++;
    buffer_print(
        tracing->buffer, "%.*s %.*s%s%.*s, pattern at line %u: `%.*s`\n",
        STR_ARG(rule->code), STR_ARG(rule->name),
        match->pattern->variant.size ? " " : "",
        STR_ARG(match->pattern->variant), match->pattern->line, STR_ARG(first));
    if (!trace_checks(&question, tracing->buffer))
        return;
    if (entry_is_compiled(inquiry->model, match_report(match)))
        buffer_print(tracing->buffer, "  no  numba compiles this function\n");
    else
        trace_filter(&question, rule, tracing->buffer);
}

uint32_t trace_matches(const Inquiry *inquiry, Span place, Buffer *buffer)
{
    Tracing tracing = {inquiry, place, buffer, 0};
    match_all(inquiry->rules, inquiry->tree,
              (MatchChoice){inquiry->enabled, NULL},
              (MatchSink){trace_match, &tracing});
    return tracing.count;
}
