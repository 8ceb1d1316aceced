#include "model/regex_reader.h"

#include <string.h>

enum {
    MOST_OTHERS = 2000, /* items beyond characters below 256 */
    CHARACTERS = 256
};

static bool same_item(const RegexItem *left, const RegexItem *right)
{
    return left->kind == right->kind && left->low == right->low &&
           left->high == right->high;
}

bool regex_same_step(const RegexNode *left, const RegexNode *right)
{
    if (left->op != right->op)
        return false;
    switch (left->op) {
    case REGEX_LITERAL:
    case REGEX_NOT_LITERAL:
    case REGEX_AT:
    case REGEX_REFERENCE:
        return left->value == right->value;
    case REGEX_ANY:
    case REGEX_FAILURE:
        return true;
    case REGEX_IN:
        break;
    default:
        return false;
    }
    if (left->is_negated != right->is_negated ||
        left->item_count != right->item_count)
        return false;
    for (uint32_t i = 0; i < left->item_count; i++)
        if (!same_item(&left->items[i], &right->items[i]))
            return false;
    return true;
}

/* Is it among the first ones? */
static bool is_among(const RegexItem *items, uint32_t count,
                     const RegexItem *item)
{
    for (uint32_t i = 0; i < count; i++)
        if (same_item(&items[i], item))
            return true;
    return false;
}

uint32_t regex_unique(RegexReader *reader, RegexItem *items, uint32_t count)
{
    bool seen[CHARACTERS] = {false};
    uint32_t kept = 0;
    uint32_t others = 0;
    for (uint32_t i = 0; i < count && reader->status == REGEX_READ; i++) {
        RegexItem item = items[i];
        if (item.kind == REGEX_ITEM_LITERAL && item.low < CHARACTERS) {
            if (!seen[item.low])
                items[kept++] = item;
            seen[item.low] = true;
            continue;
        }
        if (is_among(items, kept, &item))
            continue;
        items[kept++] = item;
        if (++others > MOST_OTHERS)
            regex_give_up(reader);
    }
    return kept;
}

/* Do all begin with the same step? */
static bool has_common_step(const RegexNode *sequences)
{
    const RegexNode *step = sequences->child;
    for (const RegexNode *other = sequences; other; other = other->next)
        if (!other->child || !step || !regex_same_step(step, other->child))
            return false;
    return true;
}

/* Moves what all begin with out of them, to the end of the list. */
static void factor(RegexNode *sequences, RegexList *list)
{
    while (has_common_step(sequences)) {
        RegexNode *step = sequences->child;
        for (RegexNode *other = sequences; other; other = other->next)
            other->child = other->child->next;
        step->next = NULL;
        regex_append(list, step);
    }
}

static bool is_character(const RegexNode *sequence)
{
    const RegexNode *step = sequence->child;
    return step && !step->next &&
           (step->op == REGEX_LITERAL ||
            (step->op == REGEX_IN && !step->is_negated));
}

static uint32_t count_items(const RegexNode *sequences)
{
    uint32_t count = 0;
    for (; sequences; sequences = sequences->next) {
        if (!is_character(sequences))
            return 0;
        const RegexNode *step = sequences->child;
        count += step->op == REGEX_IN ? step->item_count : 1;
    }
    return count;
}

/* One set of all the characters of the alternatives. */
static RegexNode *make_set(RegexReader *reader, const RegexNode *sequences,
                           uint32_t count, uint32_t start)
{
    RegexItem *items = arena_alloc(reader->arena, count * sizeof *items);
    uint32_t used = 0;
    for (; sequences; sequences = sequences->next) {
        const RegexNode *step = sequences->child;
        if (step->op == REGEX_LITERAL) {
            items[used++] =
                (RegexItem){REGEX_ITEM_LITERAL, step->value, step->value};
            continue;
        }
        memcpy(items + used, step->items, step->item_count * sizeof *items);
        used += step->item_count;
    }
    RegexNode *node = regex_node(reader, REGEX_IN, start);
    node->items = items;
    node->item_count = regex_unique(reader, items, used);
    return node;
}

RegexNode *regex_merge(RegexReader *reader, RegexNode *sequences,
                       uint32_t start)
{
    RegexList list = {0};
    factor(sequences, &list);
    uint32_t count = count_items(sequences);
    if (count) {
        regex_append(&list, make_set(reader, sequences, count, start));
        return list.first;
    }
    RegexNode *branch = regex_node(reader, REGEX_BRANCH, start);
    branch->child = sequences;
    regex_append(&list, branch);
    return list.first;
}

static uint64_t add(uint64_t left, uint64_t right)
{
    return left > UINT64_MAX - right ? UINT64_MAX : left + right;
}

static uint64_t times(uint64_t width, uint64_t count)
{
    return count && width > UINT64_MAX / count ? UINT64_MAX : width * count;
}

/* Up to 3.10 widths end at MAXREPEAT. */
static RegexWidth capped(const RegexReader *reader, RegexWidth width)
{
    if (reader->version >= 311)
        return width;
    uint64_t most = REGEX_MANY;
    return (RegexWidth){width.low < most ? width.low : most - 1,
                        width.high < most ? width.high : most};
}

static RegexWidth width_of_step(const RegexReader *reader,
                                const RegexNode *node);

RegexWidth regex_width(const RegexReader *reader, const RegexNode *first)
{
    RegexWidth sum = {0, 0};
    for (; first; first = first->next) {
        RegexWidth width = width_of_step(reader, first);
        sum = (RegexWidth){add(sum.low, width.low), add(sum.high, width.high)};
    }
    return capped(reader, sum);
}

/* The narrowest and the widest of the alternatives. */
static RegexWidth width_of_arms(const RegexReader *reader, const RegexNode *arm,
                                uint64_t low)
{
    RegexWidth width = {low, 0};
    for (; arm; arm = arm->next) {
        RegexWidth one = regex_width(reader, arm->child);
        width.low = one.low < width.low ? one.low : width.low;
        width.high = one.high > width.high ? one.high : width.high;
    }
    return width;
}

static RegexWidth width_of_repeat(const RegexReader *reader,
                                  const RegexNode *node)
{
    RegexWidth one = regex_width(reader, node->child);
    uint64_t max = node->max;
    if (max == REGEX_MANY && reader->version >= 311)
        max = UINT64_MAX;
    return (RegexWidth){times(one.low, node->min),
                        one.high ? times(one.high, max) : 0};
}

static RegexWidth width_of_step(const RegexReader *reader,
                                const RegexNode *node)
{
    switch (node->op) {
    case REGEX_LITERAL:
    case REGEX_NOT_LITERAL:
    case REGEX_ANY:
    case REGEX_IN:
        return (RegexWidth){1, 1};
    case REGEX_BRANCH:
        return width_of_arms(reader, node->child, UINT64_MAX);
    case REGEX_CONDITIONAL:
        return width_of_arms(reader, node->child,
                             node->child && node->child->next ? UINT64_MAX : 0);
    case REGEX_GROUP:
    case REGEX_ATOMIC:
        return (RegexWidth){node->low, node->high};
    case REGEX_GREEDY:
    case REGEX_LAZY:
    case REGEX_POSSESSIVE:
        return width_of_repeat(reader, node);
    case REGEX_REFERENCE:
        return reader->groups.items[node->value];
    default:
        return (RegexWidth){0, 0};
    }
}
