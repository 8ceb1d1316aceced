#include "model/regex_verdict.h"

#include "base/buffer.h"
#include "model/regex_call.h"
#include "model/regex_literal.h"
#include "model/state.h"

enum {
    MOST_MEMORY = 512 << 20, /* bytes used for all patterns of a file, one
                                after the other: a measure of the time */
    LONGEST_ATTACK = 400     /* bytes of a message */
};

/* A character as Python writes it in a literal. */
static void put_point(Buffer *buffer, uint32_t point, bool is_bytes)
{
    static const char letters[] = "abtnvfr";
    if (point == '"' || point == '\\')
        buffer_print(buffer, "\\%c", (int)point);
    else if (point == '\n' || point == '\t' || point == '\r')
        buffer_print(buffer, "\\%c", letters[point - '\a']);
    else if (point >= ' ' && point < 127)
        buffer_put_byte(buffer, (char)point);
    else if (point < 256 || is_bytes)
        buffer_print(buffer, "\\x%02x", point);
    else
        buffer_print(buffer, point < 65536 ? "\\u%04x" : "\\U%08x", point);
}

static void put_literal(Buffer *buffer, RegexText text)
{
    buffer_put(buffer, text.is_bytes ? STR("b\"") : STR("\""));
    for (uint32_t i = 0; i < text.count; i++)
        put_point(buffer, text.points[i], text.is_bytes);
    buffer_put(buffer, STR("\""));
}

/* So many pumps that it takes a while. */
static uint32_t pumps_of(const RegexFinding *finding)
{
    static const uint32_t pumps[] = {0, 0, 20000, 1000, 300};
    if (finding->growth == REGEX_EXPONENTIAL)
        return 40;
    return finding->degree < sizeof pumps / sizeof pumps[0]
               ? pumps[finding->degree]
               : 100;
}

static void put_attack(Buffer *buffer, const RegexFinding *finding)
{
    buffer_put_byte(buffer, '`');
    if (finding->prefix.count) {
        put_literal(buffer, finding->prefix);
        buffer_put(buffer, STR(" + "));
    }
    put_literal(buffer, finding->pump);
    buffer_print(buffer, " * %u", pumps_of(finding));
    if (finding->suffix.count) {
        buffer_put(buffer, STR(" + "));
        put_literal(buffer, finding->suffix);
    }
    buffer_put_byte(buffer, '`');
}

static void put_growth(Buffer *buffer, const RegexFinding *finding)
{
    if (finding->growth == REGEX_EXPONENTIAL)
        buffer_put(buffer, STR("exponential time"));
    else if (finding->degree == 2)
        buffer_put(buffer, STR("quadratic time"));
    else if (finding->degree == 3)
        buffer_put(buffer, STR("cubic time"));
    else
        buffer_print(buffer, "time that grows as n^%u", finding->degree);
}

static Str describe(Arena *arena, const RegexFinding *finding)
{
    Buffer buffer = {0};
    put_growth(&buffer, finding);
    size_t growth = buffer.size;
    buffer_put(&buffer, STR(", as on "));
    put_attack(&buffer, finding);
    if (buffer.size > LONGEST_ATTACK)
        buffer.size = growth;
    Str text = str_copy(arena, buffer_view(&buffer));
    buffer_free(&buffer);
    return text;
}

static RegexVerdict judge(Arena *scratch, Model *model, const RegexCall *call)
{
    RegexText text;
    if (!regex_literal_read(scratch, model, call->pattern, &text))
        return (RegexVerdict){.growth = REGEX_LINEAR};
    Regex regex = regex_parse(scratch, text, call->flags, model->target);
    RegexFinding finding =
        regex_ambiguity_find(scratch, &regex, text.is_bytes, call->method);
    if (finding.growth == REGEX_LINEAR)
        return (RegexVerdict){.growth = REGEX_LINEAR};
    return (RegexVerdict){
        .growth = finding.growth,
        .degree = finding.degree,
        .is_restart = finding.is_restart,
        .part = {text.offsets[finding.start], text.offsets[finding.end]},
        .text = describe(model->arena, &finding),
    };
}

RegexVerdict regex_verdict(Model *model, Node call)
{
    RegexVerdict verdict = {.growth = REGEX_LINEAR};
    RegexCall read;
    if (model->regex_memory > MOST_MEMORY ||
        !regex_call_read(model, call, &read))
        return verdict;
    Arena scratch = {0};
    verdict = judge(&scratch, model, &read);
    model->regex_memory += scratch.total;
    arena_free(&scratch);
    return verdict;
}
