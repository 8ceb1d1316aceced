#include "engine/question.h"

#include "engine/predicate.h"
#include "model/guard.h"
#include "model/loop.h"
#include "model/scope.h"

#include <stdio.h>

enum { SMALL_LOOP = 8 /* passes; catalogue, head */ };

Node match_report(const Match *match)
{
    return match->captures[match->pattern->report];
}

Node question_capture(const Question *question, const char *name)
{
    Range range = question->match->pattern->captures;
    const Str *names = question->inquiry->rules->capture_names + range.first;
    for (uint32_t i = 0; i < range.count; i++)
        if (str_is(names[i], name))
            return question->match->captures[i];
    return NODE_NONE;
}

Node question_loop(const Question *question, Node node)
{
    const Match *match = question->match;
    Node given = match->pattern->loop
                     ? match->captures[match->pattern->loop - 1]
                     : NODE_NONE;
    return given ? given : loop_repeating(question->model, node);
}

bool question_is_small_loop(const Question *question, Node loop)
{
    int64_t passes = loop ? loop_trip_count(question->model, loop) : -1;
    return (passes >= 0 && passes <= SMALL_LOOP) ||
           (loop && loop_is_retry(question->tree, loop));
}

TableRow question_row(const Question *question)
{
    const RuleSet *rules = question->inquiry->rules;
    Range range = question->match->pattern->checks;
    for (uint32_t i = 0; i < range.count; i++) {
        const Check *check = &rules->checks[range.first + i];
        if (check->predicate != PREDICATE_in_table || check->negated)
            continue;
        const Argument *arguments = rules->arguments + check->arguments.first;
        Node node = question->match->captures[arguments[0].capture - 1];
        const Table *table = rule_table(rules, rules->words[arguments[1].word]);
        Str name = guard_dotted(question->model, node);
        return (TableRow){node, table, table_package(table, name)};
    }
    return (TableRow){0};
}

uint32_t question_line(const Question *question, Node node)
{
    const Tree *tree = question->tree;
    uint32_t line = 1;
    for (uint32_t i = 0; i < tree_data(tree, node)->start; i++)
        line += tree->text.data[i] == '\n';
    return line;
}

void question_relate(const Question *question, Node node, Str label)
{
    if (question->related)
        *question->related =
            (Related){.span = tree_span(question->tree, node), .label = label};
}

void question_detail(const Question *question, Span span, Str label, Str detail)
{
    if (question->related)
        *question->related =
            (Related){.span = span, .label = label, .detail = detail};
}

Str question_fact(const Question *question, Node expression, Str table)
{
    Str row = {0};
    const Table *found = rule_table(question->inquiry->rules, table);
    (void)table_find(found, guard_dotted(question->model, expression), &row);
    return row;
}

bool question_is_test(const Question *question, Node node)
{
    if (question->inquiry->is_test)
        return true;
    const Tree *tree = question->tree;
    for (Node def = scope_def(tree, node); def; def = scope_def(tree, def)) {
        Str name = tree_text(tree, tree_child(tree, def, FIELD_name));
        if (str_starts_with(name, STR("test_")))
            return true;
    }
    return false;
}

static void write_reason(const Question *question, const char *format,
                         va_list list)
{
    if (question->reason)
        (void)vsnprintf(question->reason->text, sizeof question->reason->text,
                        format, list);
}

bool question_because(const Question *question, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    write_reason(question, format, list);
    va_end(list);
    return false;
}

Answer question_no(const Question *question, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    write_reason(question, format, list);
    va_end(list);
    return ANSWER_NO;
}
