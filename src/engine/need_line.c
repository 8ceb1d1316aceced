/* How many lines a match has. */

#include "engine/needs.h"

#include "syntax/spelling.h"
#include "syntax/tree.h"

/* Of the children that have lines of their own; 0: any number. A block has
 * to be spelled out from its first statement to its last. */
static uint32_t child_lines(const Needs *needs, uint16_t at)
{
    const PatternNode *node = &needs->nodes[at];
    bool block = node->kind == KIND_block;
    bool closed = !block;
    uint32_t sum = 0;
    for (uint16_t child = at + 1; child < node->next;
         child = needs->nodes[child].next) {
        const PatternNode *its = &needs->nodes[child];
        uint32_t lines = needs_line_count(needs, child);
        bool own = block || spelling_spans_lines(its->kind);
        bool any = its->kind == PATTERN_ANY || its->kind == PATTERN_ANY_NAMED;
        if (!lines || (block && any) ||
            (block && !(its->flags & STEP_ANCHORED)) ||
            (!block && own && its->kind != KIND_block))
            return 0;
        sum += own ? lines : 0;
        closed |= (its->flags & STEP_LAST) != 0;
    }
    return closed && (sum || !block) ? sum + !block : 0;
}

static uint32_t choice_lines(const Needs *needs, uint16_t at)
{
    uint32_t most = 0;
    for (uint16_t child = at + 1; child < needs->nodes[at].next;
         child = needs->nodes[child].next) {
        uint32_t lines = needs_line_count(needs, child);
        if (!lines)
            return 0;
        most = lines > most ? lines : most;
    }
    return most;
}

/* The logical lines from the first to the last thing that the pattern names
 * at `at`; 0: any number. `(_)` may be a statement with a suite. */
uint32_t needs_line_count(const Needs *needs, uint16_t at)
{
    const PatternNode *node = &needs->nodes[at];
    switch (node->kind) {
    case PATTERN_ALTERNATION:
        return choice_lines(needs, at);
    case KIND_block:
    case KIND_for_statement:
    case KIND_while_statement:
    case KIND_if_statement:
    case KIND_with_statement:
        return child_lines(needs, at);
    default:
        return spelling_spans_lines(node->kind) ? 0 : 1;
    }
}
