#include "syntax/reading.h"

#include "syntax/flat.h"

#include <string.h>

enum { DEEPEST = 200 }; /* what is nested further is left to the library */

static LrReading *least_far(Lr *lr)
{
    LrReading *found = NULL;
    for (uint32_t i = 0; i < lr->count; i++) {
        LrReading *reading = &lr->readings[i];
        if (!reading->is_done && (!found || reading_position(lr, reading) <
                                                reading_position(lr, found)))
            found = reading;
    }
    return found;
}

LrReading *reading_next(Lr *lr)
{
    if (lr->count == 1)
        return lr->readings->is_done ? NULL : lr->readings;
    return least_far(lr);
}

LrReading *reading_split(Lr *lr, const LrReading *reading)
{
    if (lr->count == LR_READINGS) {
        lr->is_stuck = true;
        return NULL;
    }
    lr->readings[lr->count] = *reading;
    return &lr->readings[lr->count++];
}

void reading_drop(Lr *lr, LrReading *reading)
{
    lr->count--;
    for (LrReading *at = reading; at < lr->readings + lr->count; at++)
        at[0] = at[1];
}

static bool is_same_state(const ScannerState *left, const ScannerState *right)
{
    return left == right ||
           (left->size == right->size &&
            memcmp(left->bytes, right->bytes, left->size) == 0);
}

/* The subtrees in which two readings differ, and the place below them. */
typedef struct Fork {
    uint32_t left;
    uint32_t right;
    uint32_t below;
} Fork;

/* Have two readings come to the same, so that all that is to come is alike?
 * They have if they are in the same states all the way down to the fork. */
static bool find_fork(Lr *lr, const LrReading *left, const LrReading *right,
                      Fork *fork)
{
    const LrPlace *places = lr->places.items;
    uint32_t a = left->top;
    uint32_t b = right->top;
    uint32_t depth = 0;
    while (a != b && depth++ < DEEPEST) {
        if (places[a].state != places[b].state ||
            place_subtree(lr, a)->end != place_subtree(lr, b)->end)
            return false;
        *fork = (Fork){places[a].subtree, places[b].subtree, places[a].below};
        a = places[a].below;
        b = places[b].below;
    }
    lr->is_stuck |= a != b || left->top == right->top;
    return !lr->is_stuck && is_same_state(left->scanner, right->scanner);
}

/* ts_subtree_compare: the symbol that is first in the grammar comes before,
 * then the node of fewer children, then what is so in its first child that
 * differs. */
static int compare(Lr *lr, uint32_t left, uint32_t right, uint32_t depth)
{
    const Subtree *a = &lr->subtrees.items[left];
    const Subtree *b = &lr->subtrees.items[right];
    if (left == right)
        return 0;
    if (a->symbol != b->symbol)
        return a->symbol < b->symbol ? -1 : 1;
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    int result = 0;
    lr->is_stuck |= depth > DEEPEST;
    for (uint32_t i = a->count; i > 0 && !result && !lr->is_stuck; i--)
        result = compare(lr, lr->children.items[a->children + i - 1],
                         lr->children.items[b->children + i - 1], depth + 1);
    return result;
}

/* stack__subtree_is_equivalent: what the library takes for the same. */
static bool is_alike(const Lr *lr, uint32_t left, uint32_t right)
{
    const Subtree *a = &lr->subtrees.items[left];
    const Subtree *b = &lr->subtrees.items[right];
    return a->symbol == b->symbol && a->start == b->start && a->end == b->end &&
           a->count == b->count;
}

/* The first nodes in which the subtrees of a fork differ; 0: they look alike.
 */
typedef struct Difference {
    uint16_t left;
    uint16_t right;
} Difference;

static Difference find_difference(Lr *lr, Fork fork)
{
    Flat a = flat_begin(&lr->scratch, NULL, lr->tokens.input.text);
    Flat b = flat_begin(&lr->scratch, NULL, lr->tokens.input.text);
    flat_add_subtree(&a, lr, fork.left);
    flat_add_subtree(&b, lr, fork.right);
    Node node = NODE_ROOT;
    while (node < a.nodes.count && node < b.nodes.count &&
           memcmp(&a.nodes.items[node], &b.nodes.items[node],
                  sizeof *a.nodes.items) == 0)
        node++;
    Difference difference = {0};
    if (node < a.nodes.count && node < b.nodes.count)
        difference =
            (Difference){a.nodes.items[node].kind, b.nodes.items[node].kind};
    arena_reset(&lr->scratch);
    return difference;
}

static TSSymbol place_symbol(const Lr *lr, uint32_t place)
{
    return place_subtree(lr, place)->symbol;
}

/* Is the innermost bracket that is open at a place that of a call? It is
 * behind a name or an expression then. */
static bool is_in_call(const Lr *lr, uint32_t place)
{
    TSSymbol symbol = place_symbol(lr, place);
    while (place && symbol != TOKEN_paren_open &&
           symbol != TOKEN_bracket_open && symbol != TOKEN_brace_open) {
        place = lr->places.items[place].below;
        symbol = place_symbol(lr, place);
    }
    uint32_t callee = lr->places.items[place].below;
    TSSymbol called = place_symbol(lr, callee);
    return symbol == TOKEN_paren_open &&
           (called == KIND_identifier ||
            called >= lr->table.language->token_count) &&
           place_symbol(lr, lr->places.items[callee].below) != TOKEN_def;
}

static bool is_splat(uint16_t kind)
{
    return kind == KIND_list_splat || kind == KIND_list_splat_pattern;
}

/* Is the right one of two readings that have met the one to keep? It is if it
 * is of higher precedence. Of nodes that the library takes for the same the
 * older reading's stays; else it is what comes first in the grammar. (`*a.b`
 * may be `*(a.b)` or `(*a).b`: which it is, but in a call, hangs on the order
 * in which three readings meet.) */
static bool is_right_better(Lr *lr, const LrReading *left,
                            const LrReading *right, Fork fork)
{
    int32_t more = lr->places.items[left->top].precedence -
                   lr->places.items[right->top].precedence;
    if (more)
        return more < 0;
    Difference difference = find_difference(lr, fork);
    if (!difference.left)
        return false;
    bool has_splat = is_splat(difference.left) || is_splat(difference.right);
    if (has_splat && is_in_call(lr, fork.below))
        return is_splat(difference.right);
    lr->is_stuck |= has_splat;
    return !is_alike(lr, fork.left, fork.right) &&
           compare(lr, fork.left, fork.right, 0) > 0;
}

/* Leaves one of two readings if they have met. */
static bool meet(Lr *lr, LrReading *left, LrReading *right)
{
    Fork fork = {0};
    if (!find_fork(lr, left, right, &fork))
        return false;
    if (is_right_better(lr, left, right, fork))
        *left = *right;
    reading_drop(lr, right);
    return true;
}

static bool meet_any(Lr *lr)
{
    for (LrReading *left = lr->readings; left < lr->readings + lr->count;
         left++)
        for (LrReading *right = left + 1; right < lr->readings + lr->count;
             right++)
            if (meet(lr, left, right))
                return true;
    return false;
}

void readings_meet(Lr *lr)
{
    while (lr->count > 1 && meet_any(lr))
        ;
}
