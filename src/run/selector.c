#include "run/selector.h"

#include "base/distance.h"

static Str impact_selector(Arena *arena, Impact impact)
{
    return str_from(
        arena_format(arena, "impact:%.*s", STR_ARG(impact_name(impact))));
}

/* Is that what `word` says? */
static bool names_impact(Str word, Impact impact)
{
    Str rest = word;
    return str_is(str_take(&rest, ':'), "impact") &&
           str_equal(rest, impact_name(impact));
}

static bool is_hidden(const SelectorScope *scope, uint32_t rule)
{
    return scope->hidden && scope->hidden[rule];
}

static bool has_word(const SelectorWords *words, Str word)
{
    for (uint32_t i = 0; i < words->count; i++)
        if (str_equal(words->items[i], word))
            return true;
    return false;
}

static SelectorWords family_names(const SelectorScope *scope)
{
    SelectorWords families = {0};
    for (uint32_t i = 0; i < scope->rules->rule_count; i++) {
        Str family = scope->rules->rules[i].family;
        if (!is_hidden(scope, i) && !has_word(&families, family))
            array_push(scope->arena, &families, family);
    }
    return families;
}

SelectorWords selector_words(const SelectorScope *scope)
{
    Arena *arena = scope->arena;
    SelectorWords words = family_names(scope);
    array_push(arena, &words, STR("ALL"));
    for (int impact = 0; impact <= (int)IMPACT_MEMORY; impact++)
        array_push(arena, &words, impact_selector(arena, (Impact)impact));
    for (uint32_t i = 0; i < scope->rules->rule_count; i++) {
        if (is_hidden(scope, i))
            continue;
        array_push(arena, &words, scope->rules->rules[i].name);
        array_push(arena, &words, scope->rules->rules[i].code);
    }
    return words;
}

/* `HOT1`, as other linters have it. */
static bool is_code_prefix(const SelectorScope *scope, Str word)
{
    for (uint32_t i = 0; i < scope->rules->rule_count; i++)
        if (!is_hidden(scope, i) &&
            str_starts_with(scope->rules->rules[i].code, word))
            return true;
    return false;
}

static const char *hint(const SelectorScope *scope, Str word)
{
    SelectorWords words = selector_words(scope);
    for (uint32_t i = 0; i < words.count; i++) {
        Str known = words.items[i];
        size_t colon = str_find_byte(known, ':', 0);
        Str impact = str_slice(known, colon + 1, known.size);
        if (str_equal(word, impact))
            return arena_format(scope->arena, ", did you mean `%.*s`?",
                                STR_ARG(known));
    }
    return distance_hint(scope->arena, word, words.items, words.count);
}

static bool refuse(const SelectorScope *scope, Str word, Error *error)
{
    if (is_code_prefix(scope, word)) {
        SelectorWords families = family_names(scope);
        Str list = str_join(scope->arena, families.items, families.count, ", ");
        return error_set(error,
                         "`%.*s` is the beginning of a code, which selects "
                         "nothing; families do: %.*s",
                         STR_ARG(word), STR_ARG(list));
    }
    return error_set(error, "no rule, code or family is called `%.*s`%s",
                     STR_ARG(word), hint(scope, word));
}

static Exactness exactness_of(Str word, const Rule *rule, const Rule *named)
{
    if (rule == named)
        return EXACT_RULE;
    if (str_equal(rule->family, word) || names_impact(word, rule->impact))
        return EXACT_GROUP;
    return str_is(word, "ALL") ? EXACT_ALL : EXACT_NOT;
}

/* One that may name no rule all the same. */
static bool is_always_known(Str word)
{
    for (int impact = 0; impact <= (int)IMPACT_MEMORY; impact++)
        if (names_impact(word, (Impact)impact))
            return true;
    return str_is(word, "ALL");
}

bool selector_read(const SelectorScope *scope, Str word, Exactness *exact,
                   Error *error)
{
    const RuleSet *rules = scope->rules;
    const Rule *named = rule_find(rules, word);
    bool is_known = is_always_known(word);
    for (uint32_t i = 0; i < rules->rule_count; i++) {
        exact[i] = is_hidden(scope, i)
                       ? EXACT_NOT
                       : exactness_of(word, &rules->rules[i], named);
        is_known = is_known || exact[i] != EXACT_NOT;
    }
    return is_known || refuse(scope, word, error);
}
