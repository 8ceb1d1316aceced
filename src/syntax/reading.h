#ifndef HOTLINT_SYNTAX_READING_H
#define HOTLINT_SYNTAX_READING_H

/* Where the grammar leaves open for some tokens what is read, all readings
 * are followed; which of two is right is decided as tree-sitter does. */

#include "syntax/lr.h"

static inline const Subtree *place_subtree(const Lr *lr, uint32_t place)
{
    return &lr->subtrees.items[lr->places.items[place].subtree];
}

/* How far a reading is, in bytes. */
static inline uint32_t reading_position(const Lr *lr, const LrReading *reading)
{
    return place_subtree(lr, reading->top)->end;
}

/* The reading that is least far of those that go on; NULL: none does. */
LrReading *reading_next(Lr *lr);

/* Another reading that begins as this one; NULL: there are too many, and the
 * parser is stuck. */
LrReading *reading_split(Lr *lr, const LrReading *reading);

void reading_drop(Lr *lr, LrReading *reading);

/* Leaves one of all readings that have come to the same. */
void readings_meet(Lr *lr);

#endif
