#include "syntax/reading.h"

#include "syntax/flat.h"

#include <string.h>

enum { DEEPEST = 200 }; /* what is nested further is left to the library */

LrReading *reading_next(Lr *lr)
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

/* The subtrees in which two readings differ, and below which they do not. */
typedef struct Fork {
    uint32_t left;
    uint32_t right;
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
        *fork = (Fork){places[a].subtree, places[b].subtree};
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

/* Do two subtrees look alike, as what they differ in is hidden? If not, `kinds`
 * are the first nodes of them that differ. */
static bool look_alike(Lr *lr, Fork fork, uint16_t kinds[2])
{
    Flat a = flat_begin(&lr->scratch, NULL, lr->tokens.text);
    Flat b = flat_begin(&lr->scratch, NULL, lr->tokens.text);
    flat_add_subtree(&a, lr, fork.left);
    flat_add_subtree(&b, lr, fork.right);
    uint32_t count =
        a.nodes.count < b.nodes.count ? a.nodes.count : b.nodes.count;
    Node node = NODE_ROOT;
    while (node < count && memcmp(&a.nodes.items[node], &b.nodes.items[node],
                                  sizeof *a.nodes.items) == 0)
        node++;
    kinds[0] = node < count ? a.nodes.items[node].kind : 0;
    kinds[1] = node < count ? b.nodes.items[node].kind : 0;
    arena_reset(&lr->scratch);
    return node == count;
}

static bool is_splat(uint16_t kind)
{
    return kind == KIND_list_splat || kind == KIND_list_splat_pattern;
}

/* Is the right one of two readings that have met the one to keep? It is if it
 * is of higher precedence. Of nodes that the library takes for the same the
 * older reading's stays; else it is what comes first in the grammar. (`*a.b`
 * may be `*(a.b)` or `(*a).b`: what it takes hangs on the order in which three
 * readings meet.) */
static bool is_right_better(Lr *lr, const LrReading *left,
                            const LrReading *right, Fork fork)
{
    uint16_t kinds[2];
    int32_t difference = lr->places.items[left->top].precedence -
                         lr->places.items[right->top].precedence;
    if (difference)
        return difference < 0;
    if (look_alike(lr, fork, kinds))
        return false;
    lr->is_stuck |= is_splat(kinds[0]) || is_splat(kinds[1]);
    return !is_alike(lr, fork.left, fork.right) &&
           compare(lr, fork.left, fork.right, 0) > 0;
}

/* Leaves one of two readings if they have met. */
static bool meet(Lr *lr, LrReading *left, LrReading *right)
{
    Fork fork;
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
