#include "engine/predicate.h"

#include "base/pcre.h"
#include "model/value.h"

const PredicateInfo predicate_infos[PREDICATE_COUNT] = {
#define PREDICATE(id, name, arguments, meaning)                                \
    {STR_INIT(name), STR_INIT(arguments), STR_INIT(meaning)},
#include "engine/predicate.def"
#undef PREDICATE
};

static PredicateTest *const tests[PREDICATE_COUNT] = {
#define PREDICATE(id, name, arguments, meaning) predicate_##id,
#include "engine/predicate.def"
#undef PREDICATE
};

Node predicate_node(const PredicateCall *call, uint32_t index)
{
    uint8_t capture = call->arguments[index].capture;
    return capture ? call->question->match->captures[capture - 1] : NODE_NONE;
}

Symbol predicate_symbol(const PredicateCall *call, uint32_t index)
{
    return call->arguments[index].word;
}

Str predicate_text(const PredicateCall *call, uint32_t index)
{
    return call->question->inquiry->rules->words[predicate_symbol(call, index)];
}

bool predicate_lists(const PredicateCall *call, uint32_t index, Str text)
{
    for (; index < call->count; index++)
        if (str_equal(predicate_text(call, index), text))
            return true;
    return false;
}

/* In an alternation a capture may be missing: nothing is asked of it. */
static bool has_all_nodes(const PredicateCall *call)
{
    for (uint32_t i = 0; i < call->count; i++)
        if (call->arguments[i].capture && !predicate_node(call, i))
            return false;
    return true;
}

bool predicate_holds(const Question *question, const Check *check)
{
    const Argument *arguments =
        question->inquiry->rules->arguments + check->arguments.first;
    PredicateCall call = {question, arguments, check->arguments.count};
    if (!has_all_nodes(&call))
        return true;
    bool holds = tests[check->predicate](&call);
    if (holds && check->negated)
        question_because(question, "it does");
    return holds != check->negated;
}

bool predicate_same(const PredicateCall *call)
{
    return tree_same(call->question->tree, predicate_node(call, 0),
                     predicate_node(call, 1)) ||
           question_because(call->question, "the texts differ");
}

bool predicate_eq(const PredicateCall *call)
{
    Str text = tree_text(call->question->tree, predicate_node(call, 0));
    return str_equal(text, predicate_text(call, 1)) ||
           question_because(call->question, "the text is `%.*s`",
                            STR_ARG(str_first_code_points(text, 40)));
}

bool predicate_any_of(const PredicateCall *call)
{
    Str text = tree_text(call->question->tree, predicate_node(call, 0));
    return predicate_lists(call, 1, text) ||
           question_because(call->question, "the text is `%.*s`",
                            STR_ARG(str_first_code_points(text, 40)));
}

/* The pattern was compiled once when its page was read, so it is sound. */
bool predicate_match(const PredicateCall *call)
{
    Error error = {0};
    bool gave_up = false;
    Pcre *pcre = pcre_compile(predicate_text(call, 1), &error);
    Str text = tree_text(call->question->tree, predicate_node(call, 0));
    bool matches = pcre && pcre_matches(pcre, text, &gave_up);
    pcre_free(pcre);
    return matches || question_because(call->question, "the text is another");
}

bool predicate_target(const PredicateCall *call)
{
    bool valid = false;
    Version target = call->question->inquiry->target;
    return version_matches(target, predicate_text(call, 0), &valid) ||
           question_because(call->question, "the target is Python 3.%u",
                            target % 100U);
}

bool predicate_constant(const PredicateCall *call)
{
    return value_is_constant(call->question->model, predicate_node(call, 0)) ||
           question_because(call->question, "it is no literal");
}

static bool compare_size(Str range, int64_t size)
{
    size_t at = 0;
    while (at < range.size && (range.data[at] < '0' || range.data[at] > '9'))
        at++;
    int64_t bound = 0;
    for (size_t i = at; i < range.size; i++)
        bound = bound * 10 + (range.data[i] - '0');
    Str operator= str_slice(range, 0, at);
    if (str_is(operator, "<="))
        return size <= bound;
    if (str_is(operator, ">="))
        return size >= bound;
    if (str_is(operator, "<"))
        return size < bound;
    if (str_is(operator, ">"))
        return size > bound;
    return size == bound;
}

bool predicate_size(const PredicateCall *call)
{
    int64_t size = value_size(call->question->model, predicate_node(call, 0));
    if (size < 0)
        return question_because(call->question, "its size is unknown");
    return compare_size(predicate_text(call, 1), size) ||
           question_because(call->question, "it has %lld elements",
                            (long long)size);
}

bool predicate_asks_for_loop(const Check *check)
{
    return !check->negated && (check->predicate == PREDICATE_in_loop ||
                               check->predicate == PREDICATE_carried ||
                               check->predicate == PREDICATE_aliased ||
                               check->predicate == PREDICATE_invariant ||
                               check->predicate == PREDICATE_mutated);
}

static bool is_cheap(const Check *check)
{
    switch (check->predicate) {
    case PREDICATE_in_loop:
    case PREDICATE_in_function:
    case PREDICATE_in_async:
    case PREDICATE_same:
    case PREDICATE_target:
    case PREDICATE_eq:
    case PREDICATE_any_of:
    case PREDICATE_calls:
        return true;
    default:
        return false;
    }
}

bool predicate_may_hold(const Question *question, const Check *check)
{
    const RuleSet *rules = question->inquiry->rules;
    const Argument *first = &rules->arguments[check->arguments.first];
    if (is_cheap(check))
        return predicate_holds(question, check);
    if (!predicate_asks_for_loop(check))
        return true;
    Node node = question->match->captures[first->capture - 1];
    return !node || question_loop(question, node) != NODE_NONE;
}
