#include "run/assignment.h"

#include "engine/engine.h"
#include "engine/need.h"
#include "run/suppress.h"

/* The rules that ask for code. */
static const bool *askers(Arena *arena, const RuleSet *rules,
                          const Selection *selection)
{
    const Rule *told = suppress_rule(rules);
    bool *enabled = arena_alloc(arena, rules->rule_count * sizeof *enabled);
    for (uint32_t i = 0; i < rules->rule_count; i++)
        enabled[i] = selection->enabled[i] && told != &rules->rules[i];
    return enabled;
}

/* NULL: the rules need what a skimmer cannot tell. */
static const Vocabulary *make_vocabulary(Arena *arena, const RuleSet *rules,
                                         const Selection *selection)
{
    Vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
    vocabulary_init(vocabulary, arena);
    vocabulary->watched = suppress_words;
    bool is_made = need_vocabulary(rules, askers(arena, rules, selection),
                                   selection->named, vocabulary);
    return is_made ? vocabulary : NULL;
}

Assignment assignment_make(Arena *arena, const RuleSet *rules,
                           const Selection *selection, bool skims)
{
    Facts *facts = arena_alloc(arena, sizeof *facts);
    *facts = engine_facts(rules);
    return (Assignment){
        .rules = rules,
        .facts = facts,
        .enabled = selection->enabled,
        .named = selection->named,
        .vocabulary = skims ? make_vocabulary(arena, rules, selection) : NULL,
    };
}
