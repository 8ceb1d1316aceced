#include "run/selection.h"

#include "base/array.h"
#include "base/distance.h"

/* How exactly a selector names a rule. The most exact one decides; between
 * equals `ignore` does. */
typedef enum Exactness {
    EXACT_NOT,
    EXACT_DEFAULT, /* it is on by default */
    EXACT_ALL,
    EXACT_GROUP, /* by its family or impact */
    EXACT_RULE
} Exactness;

typedef ARRAY(Str) Words;

typedef struct Selecting {
    Arena *arena;
    const RuleSet *rules;
    Error *error;
} Selecting;

static Str impact_selector(Arena *arena, Impact impact)
{
    return str_from(
        arena_format(arena, "impact:%.*s", STR_ARG(impact_name(impact))));
}

static bool has_family(const RuleSet *rules, Str family)
{
    for (uint32_t i = 0; i < rules->rule_count; i++)
        if (str_equal(rules->rules[i].family, family))
            return true;
    return false;
}

static Words family_names(const Selecting *selecting)
{
    Words families = {0};
    for (uint32_t i = 0; i < selecting->rules->rule_count; i++) {
        Str family = selecting->rules->rules[i].family;
        bool is_known = false;
        for (uint32_t j = 0; j < families.count; j++)
            is_known = is_known || str_equal(families.items[j], family);
        if (!is_known)
            array_push(selecting->arena, &families, family);
    }
    return families;
}

/* All selectors, for "did you mean". */
static Words all_selectors(const Selecting *selecting)
{
    Arena *arena = selecting->arena;
    Words words = family_names(selecting);
    array_push(arena, &words, STR("ALL"));
    for (int impact = 0; impact <= (int)IMPACT_MEMORY; impact++)
        array_push(arena, &words, impact_selector(arena, (Impact)impact));
    for (uint32_t i = 0; i < selecting->rules->rule_count; i++) {
        array_push(arena, &words, selecting->rules->rules[i].name);
        array_push(arena, &words, selecting->rules->rules[i].code);
    }
    return words;
}

static bool is_equal_but_for_case(Str left, Str right)
{
    if (left.size != right.size)
        return false;
    for (size_t i = 0; i < left.size; i++)
        if (str_lower(left.data[i]) != str_lower(right.data[i]))
            return false;
    return true;
}

/* `HOT1`, as other linters have it. */
static bool is_code_prefix(const RuleSet *rules, Str word)
{
    for (uint32_t i = 0; i < rules->rule_count; i++)
        if (str_starts_with(rules->rules[i].code, word))
            return true;
    return false;
}

static const char *families_text(const Selecting *selecting)
{
    Words families = family_names(selecting);
    const char *text = "";
    for (uint32_t i = 0; i < families.count; i++)
        text = arena_format(selecting->arena, "%s%s%.*s", text, i ? ", " : "",
                            STR_ARG(families.items[i]));
    return text;
}

static const char *hint(const Selecting *selecting, Str word)
{
    Words words = all_selectors(selecting);
    for (uint32_t i = 0; i < words.count; i++)
        if (is_equal_but_for_case(word, words.items[i]))
            return arena_format(selecting->arena, ", did you mean `%.*s`?",
                                STR_ARG(words.items[i]));
    return distance_hint(selecting->arena, word, words.items, words.count);
}

static bool refuse(const Selecting *selecting, Str word)
{
    if (is_code_prefix(selecting->rules, word))
        return error_set(selecting->error,
                         "`%.*s` is the beginning of a code, which selects "
                         "nothing; families do: %s",
                         STR_ARG(word), families_text(selecting));
    return error_set(selecting->error,
                     "no rule, code or family is called `%.*s`%s",
                     STR_ARG(word), hint(selecting, word));
}

/* How exactly `word` names the rule. */
static Exactness exactness_of(const Selecting *selecting, Str word,
                              const Rule *rule)
{
    if (rule_find(selecting->rules, word) == rule)
        return EXACT_RULE;
    if (str_equal(rule->family, word) ||
        str_equal(impact_selector(selecting->arena, rule->impact), word))
        return EXACT_GROUP;
    return str_is(word, "ALL") ? EXACT_ALL : EXACT_NOT;
}

static bool is_selector(const Selecting *selecting, Str word)
{
    if (rule_find(selecting->rules, word) || str_is(word, "ALL") ||
        has_family(selecting->rules, word))
        return true;
    for (int impact = 0; impact <= (int)IMPACT_MEMORY; impact++)
        if (str_equal(impact_selector(selecting->arena, (Impact)impact), word))
            return true;
    return false;
}

/* Notes for each rule how exactly the selectors of `list` name it. */
static bool read_list(const Selecting *selecting, Str list, Exactness *exact)
{
    while (list.size) {
        Str word = str_trim(str_take(&list, ','));
        if (!word.size)
            continue;
        if (!is_selector(selecting, word))
            return refuse(selecting, word);
        for (uint32_t i = 0; i < selecting->rules->rule_count; i++) {
            const Rule *rule = &selecting->rules->rules[i];
            Exactness found = exactness_of(selecting, word, rule);
            if (found > exact[i])
                exact[i] = found;
        }
    }
    return true;
}

bool selection_make(Arena *arena, const RuleSet *rules, Selectors selectors,
                    Selection *selection, Error *error)
{
    uint32_t count = rules->rule_count;
    Selecting selecting = {arena, rules, error};
    Exactness *selected = arena_alloc(arena, count * sizeof *selected);
    Exactness *ignored = arena_alloc(arena, count * sizeof *ignored);
    if (!read_list(&selecting, selectors.select, selected) ||
        !read_list(&selecting, selectors.extend, selected) ||
        !read_list(&selecting, selectors.ignore, ignored))
        return false;
    selection->enabled = arena_alloc(arena, count * sizeof(bool));
    selection->named = arena_alloc(arena, count * sizeof(bool));
    for (uint32_t i = 0; i < count; i++) {
        if (!str_trim(selectors.select).size && rules->rules[i].default_on &&
            !selected[i])
            selected[i] = EXACT_DEFAULT;
        selection->enabled[i] = selected[i] > ignored[i];
        selection->named[i] =
            selection->enabled[i] && selected[i] == EXACT_RULE;
    }
    return true;
}
