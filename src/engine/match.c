#include "engine/match.h"

typedef struct Matcher {
    const RuleSet *rules;
    const Tree *tree;
    const PatternNode *nodes; /* of the pattern */
    MatchSink sink;
    uint32_t count; /* matches found */
    Match match;
} Matcher;

/* What is still to be matched: the pattern's nodes [step, end) among the
 * children of `parent` behind `after`, and then all that `outer` says. */
typedef struct Goal {
    uint16_t step;
    uint16_t end;
    Node parent;
    Node after; /* NODE_NONE: from the first child */
    const struct Goal *outer;
} Goal;

static void match_goal(Matcher *matcher, const Goal *goal);

static bool has_word(const Matcher *matcher, const PatternNode *step,
                     Symbol symbol)
{
    for (uint32_t i = 0; i < step->words.count; i++)
        if (matcher->rules->word_lists[step->words.first + i] == symbol)
            return true;
    return false;
}

static bool lacks_fields(const Matcher *matcher, const PatternNode *step,
                         Node node)
{
    for (uint32_t i = 0; i < step->without.count; i++)
        if (tree_child(matcher->tree, node,
                       matcher->rules->fields[step->without.first + i]))
            return false;
    return true;
}

static bool fits_kind(const Tree *tree, const PatternNode *step, Node node)
{
    uint16_t kind = tree_kind(tree, node);
    switch (step->kind) {
    case PATTERN_ANY:
        return kind != KIND_ERROR;
    case PATTERN_ANY_NAMED:
        return kind != KIND_ERROR && tree_is_named(tree, node);
    case PATTERN_MISSING:
        return (tree_data(tree, node)->flags & NODE_MISSING) != 0;
    default:
        return kind == step->kind;
    }
}

static bool fits(const Matcher *matcher, const PatternNode *step, Node node)
{
    if (!fits_kind(matcher->tree, step, node))
        return false;
    if (step->words.count &&
        has_word(matcher, step, tree_symbol(matcher->tree, node)) ==
            (step->word_is_wrong != 0))
        return false;
    return lacks_fields(matcher, step, node);
}

/* Matches `node` and what is below it, then goes on with `rest`. */
static void match_node(Matcher *matcher, uint16_t step, Node node,
                       const Goal *rest)
{
    const PatternNode *pattern = &matcher->nodes[step];
    Node *slot = pattern->capture
                     ? &matcher->match.captures[pattern->capture - 1]
                     : NULL;
    Node before = slot ? *slot : NODE_NONE;
    if (slot)
        *slot = node;
    if (pattern->kind == PATTERN_ALTERNATION) {
        for (uint16_t at = step + 1; at < pattern->next;
             at = matcher->nodes[at].next)
            match_node(matcher, at, node, rest);
    } else if (fits(matcher, pattern, node)) {
        Goal below = {(uint16_t)(step + 1), pattern->next, node, NODE_NONE,
                      rest};
        match_goal(matcher, &below);
    }
    if (slot)
        *slot = before;
}

static bool is_last_named(const Tree *tree, Node node)
{
    return tree_next_named(tree, node) == NODE_NONE;
}

static void match_child(Matcher *matcher, const Goal *goal, Node child)
{
    const PatternNode *step = &matcher->nodes[goal->step];
    if (step->field && tree_field(matcher->tree, child) != step->field)
        return;
    if ((step->flags & STEP_LAST) && !is_last_named(matcher->tree, child))
        return;
    Goal rest = {step->next, goal->end, goal->parent, child, goal->outer};
    match_node(matcher, goal->step, child, &rest);
}

/* Where the search begins: with a closing anchor only the last named child
 * and the tokens behind it can fit. */
static Node first_candidate(const Tree *tree, const Goal *goal, bool last)
{
    Node next = goal->after ? tree_next(tree, goal->after)
                            : tree_first(tree, goal->parent);
    Node named = last && next ? tree_last_named(tree, goal->parent) : NODE_NONE;
    return named > next ? named : next;
}

/* Behind an anchor, tokens are passed over but the first named node must
 * fit (tree-sitter, "Query Syntax", anchors). */
static void match_children(Matcher *matcher, const Goal *goal)
{
    const Tree *tree = matcher->tree;
    uint8_t flags = matcher->nodes[goal->step].flags;
    bool anchored = flags & STEP_ANCHORED;
    Node child = first_candidate(tree, goal, (flags & STEP_LAST) && !anchored);
    for (; child; child = tree_next(tree, child)) {
        match_child(matcher, goal, child);
        if (anchored && tree_is_named(tree, child))
            break;
    }
}

static void match_goal(Matcher *matcher, const Goal *goal)
{
    while (goal && goal->step == goal->end)
        goal = goal->outer;
    if (!goal) {
        matcher->count++;
        matcher->sink.found(matcher->sink.context, &matcher->match);
        return;
    }
    const PatternNode *step = &matcher->nodes[goal->step];
    uint32_t before = matcher->count;
    match_children(matcher, goal);
    if ((step->flags & STEP_OPTIONAL) && matcher->count == before) {
        Goal rest = *goal;
        rest.step = step->next;
        match_goal(matcher, &rest);
    }
}

void match_at(const RuleSet *rules, const Tree *tree, const Pattern *pattern,
              Node node, MatchSink sink)
{
    Matcher matcher = {
        .rules = rules,
        .tree = tree,
        .nodes = &rules->nodes[pattern->nodes.first],
        .sink = sink,
        .match = {.pattern = pattern, .root = node},
    };
    match_node(&matcher, 0, node, NULL);
}

/* The ancestor that the trigger means, or NODE_NONE. */
static Node root_of(const Tree *tree, const Trigger *trigger, Node node)
{
    for (uint8_t i = 0; i < trigger->depth; i++) {
        if (tree_field(tree, node) != trigger->fields[i])
            return NODE_NONE;
        node = tree_parent(tree, node);
    }
    return node;
}

typedef struct Run {
    const RuleSet *rules;
    const Tree *tree;
    const bool *enabled;
    const Bits *met;     /* of the stretch; NULL: all */
    const Bits *by_kind; /* patterns that are found by each kind */
    MatchSink sink;
} Run;

/* What can match has few kinds of roots. */
static const Bits *note_kinds(const RuleSet *rules, Bits *by_kind)
{
    for (uint32_t kind = 0; kind <= KIND_COUNT; kind++) {
        Range range = rules->by_kind[kind];
        for (uint32_t i = range.first; i < range.first + range.count; i++)
            bits_set(&by_kind[kind], rules->triggers[i].pattern);
    }
    return by_kind;
}

static void try_triggers(const Run *run, Range range, Node node)
{
    for (uint32_t i = 0; i < range.count; i++) {
        const Trigger *trigger = &run->rules->triggers[range.first + i];
        const Pattern *pattern = &run->rules->patterns[trigger->pattern];
        if ((run->met && !bits_test(run->met, trigger->pattern)) ||
            (run->enabled && !run->enabled[pattern->rule]))
            continue;
        Node root = root_of(run->tree, trigger, node);
        if (root)
            match_at(run->rules, run->tree, pattern, root, run->sink);
    }
}

void match_all(const RuleSet *rules, const Tree *tree, MatchChoice choice,
               MatchSink sink)
{
    Bits by_kind[KIND_COUNT + 1] = {{{0}}};
    Run run = {rules, tree, choice.enabled, NULL, NULL, sink};
    const Stretch *stretch = choice.stretches;
    if (stretch)
        run.by_kind = note_kinds(rules, by_kind);
    for (Node node = NODE_ROOT; node < tree->count; node++) {
        const NodeData *data = tree_data(tree, node);
        uint32_t kind = data->kind == KIND_ERROR ? KIND_COUNT : data->kind;
        while (stretch && stretch->end <= data->start)
            stretch++;
        run.met = stretch ? &stretch->met : NULL;
        if (!run.met || bits_share(run.met, &run.by_kind[kind]))
            try_triggers(&run, rules->by_kind[kind], node);
        if (data->symbol && data->symbol < rules->word_count)
            try_triggers(&run, rules->by_word[data->symbol], node);
    }
}
