#include "run/assignment.h"

#include "engine/engine.h"
#include "engine/need.h"
#include "run/suppress.h"

/* The rules that ask for code. */
static const bool *askers(Arena *arena, const Assignment *assignment)
{
    const RuleSet *rules = assignment->rules;
    const Rule *told = suppress_rule(rules);
    bool *enabled = arena_alloc(arena, rules->rule_count * sizeof *enabled);
    for (uint32_t i = 0; i < rules->rule_count; i++)
        enabled[i] = assignment->enabled[i] && told != &rules->rules[i];
    return enabled;
}

/* NULL: the rules need what a skimmer cannot tell. */
static const Vocabulary *make_vocabulary(Arena *arena,
                                         const Assignment *assignment)
{
    Vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
    vocabulary_init(vocabulary, arena);
    vocabulary->watched = suppress_words;
    bool is_made = need_vocabulary(assignment->rules, askers(arena, assignment),
                                   assignment->named, vocabulary);
    return is_made ? vocabulary : NULL;
}

void assignment_prepare(Assignment *assignment, Arena *arena, bool skims)
{
    Facts *facts = arena_alloc(arena, sizeof *facts);
    *facts = engine_facts(assignment->rules);
    assignment->facts = facts;
    assignment->vocabulary = skims ? make_vocabulary(arena, assignment) : NULL;
}
