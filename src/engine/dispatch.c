#include "engine/dispatch.h"

#include "base/array.h"
#include "syntax/tree.h"

#include <string.h>

/* A trigger together with what it is found by. */
typedef struct Entry {
    uint32_t key; /* kind or word */
    Trigger trigger;
} Entry;

typedef ARRAY(Entry) EntryList;

typedef struct Entries {
    Arena *arena;
    EntryList by_kind;
    EntryList by_word;
    bool seen[KIND_COUNT + 1]; /* kinds that the pattern is found by */
} Entries;

/* A node has at most one child by each of these fields. */
static bool is_single(uint8_t field)
{
    return field == FIELD_function || field == FIELD_attribute ||
           field == FIELD_object || field == FIELD_left ||
           field == FIELD_right || field == FIELD_value;
}

static bool has_words(const PatternNode *node)
{
    return node->kind == KIND_identifier && node->words.count > 0 &&
           !node->word_is_wrong;
}

/* Goes down from the root along single fields to a node with words; notes
 * the fields on the way. Returns its index in the set, or 0. */
static uint32_t find_word(const RuleSet *rules, const Pattern *pattern,
                          uint8_t *path, uint8_t *depth)
{
    uint32_t first = pattern->nodes.first;
    uint16_t ends[TRIGGER_DEPTH + 1] = {0};
    uint8_t fields[TRIGGER_DEPTH + 1] = {0};
    uint8_t level = 0;
    ends[0] = rules->nodes[first].next;
    for (uint32_t at = 1; at < pattern->nodes.count; at++) {
        const PatternNode *node = &rules->nodes[first + at];
        while (level > 0 && at >= ends[level])
            level--;
        bool optional = node->flags & STEP_OPTIONAL;
        if (!is_single(node->field) || optional || level == TRIGGER_DEPTH ||
            node->kind >= PATTERN_MISSING) {
            at = node->next - 1U;
            continue;
        }
        level++;
        fields[level] = node->field;
        ends[level] = node->next;
        if (has_words(node)) {
            *depth = level;
            for (uint8_t i = 0; i < level; i++)
                path[i] = fields[level - i];
            return first + at;
        }
    }
    return 0;
}

static void add_words(Entries *entries, const RuleSet *rules, Range words,
                      Trigger trigger)
{
    for (uint32_t i = 0; i < words.count; i++) {
        Entry entry = {rules->word_lists[words.first + i], trigger};
        array_push(entries->arena, &entries->by_word, entry);
    }
}

static void add_kind(Entries *entries, const PatternNode *node, Trigger trigger)
{
    bool any = node->kind == PATTERN_ANY || node->kind == PATTERN_ANY_NAMED ||
               node->kind == PATTERN_MISSING;
    uint32_t kind = node->kind == KIND_ERROR ? KIND_COUNT : node->kind;
    for (uint32_t i = any ? 0 : kind; i <= (any ? KIND_COUNT : kind); i++) {
        Entry entry = {i, trigger};
        if (!entries->seen[i])
            array_push(entries->arena, &entries->by_kind, entry);
        entries->seen[i] = true;
    }
}

/* Choices may be alternations, and several of one kind. */
static void add_choices(Entries *entries, const PatternNode *root,
                        Trigger trigger)
{
    uint16_t at = 1;
    while (at < root->next) {
        bool nested = root[at].kind == PATTERN_ALTERNATION;
        if (!nested)
            add_kind(entries, &root[at], trigger);
        at = nested ? (uint16_t)(at + 1) : root[at].next;
    }
}

static void add_pattern(Entries *entries, const RuleSet *rules, uint16_t index)
{
    const Pattern *pattern = &rules->patterns[index];
    const PatternNode *root = &rules->nodes[pattern->nodes.first];
    Trigger trigger = {.pattern = index};
    memset(entries->seen, 0, sizeof entries->seen);
    uint32_t word = find_word(rules, pattern, trigger.fields, &trigger.depth);
    if (word && root->kind < PATTERN_MISSING) {
        add_words(entries, rules, rules->nodes[word].words, trigger);
        return;
    }
    trigger = (Trigger){.pattern = index};
    if (has_words(root)) {
        add_words(entries, rules, root->words, trigger);
    } else if (root->kind == PATTERN_ALTERNATION) {
        add_choices(entries, root, trigger);
    } else {
        add_kind(entries, root, trigger);
    }
}

/* Lays the entries out by key, in the order of the patterns, behind the
 * triggers that are there. */
static const Range *lay_out(Arena *arena, const EntryList *entries,
                            uint32_t keys, Trigger *triggers, uint32_t *used)
{
    Range *ranges = arena_alloc(arena, keys * sizeof *ranges);
    for (uint32_t i = 0; i < entries->count; i++)
        ranges[entries->items[i].key].count++;
    for (uint32_t key = 0; key < keys; key++) {
        ranges[key].first = *used;
        *used += ranges[key].count;
        ranges[key].count = 0;
    }
    for (uint32_t i = 0; i < entries->count; i++) {
        Range *range = &ranges[entries->items[i].key];
        triggers[range->first + range->count++] = entries->items[i].trigger;
    }
    return ranges;
}

void dispatch_build(Arena *arena, RuleSet *rules)
{
    Entries entries = {.arena = arena};
    for (uint32_t i = 0; i < rules->pattern_count; i++)
        add_pattern(&entries, rules, (uint16_t)i);
    uint32_t count = entries.by_kind.count + entries.by_word.count;
    Trigger *triggers = arena_alloc(arena, (count + 1) * sizeof *triggers);
    uint32_t used = 0;
    rules->by_kind =
        lay_out(arena, &entries.by_kind, KIND_COUNT + 1, triggers, &used);
    rules->by_word =
        lay_out(arena, &entries.by_word, rules->word_count, triggers, &used);
    rules->triggers = triggers;
    rules->trigger_count = used;
}
