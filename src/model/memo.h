#ifndef HOTLINT_MODEL_MEMO_H
#define HOTLINT_MODEL_MEMO_H

/* Answers that are asked for again: thousands of matches in one loop ask the
 * same of it, and what takes a look at the whole loop must not be done for
 * each. For src/model alone. */

#include "model/state.h"

/* What was asked, of which two things (nodes, symbols, bindings). */
typedef enum MemoKind {
    MEMO_MEMBER,          /* class, attribute: see member.c */
    MEMO_METHOD,          /* class, name */
    MEMO_ATTRIBUTE_VALUE, /* class, name */
    MEMO_PLACE,           /* binding, attribute: the first such place */
    MEMO_SPELLING,        /* name, attribute: the first such place */
    MEMO_CHANGED,         /* place: may something add to it? */
    MEMO_FEW,             /* binding: see length_is_few */
    MEMO_SIZE,            /* display: its elements + 1 */
    MEMO_HASH,            /* binding: see hash_value; 1: hash_elements */
    MEMO_READ,            /* place, loop: see accumulate_read */
    MEMO_ALIASES,         /* place, function */
    MEMO_EXIT,            /* block, loop: the first that leaves the loop */
    MEMO_CONTINUE,        /* statement: the last `continue` before it */
    MEMO_TESTS,           /* block, name: as far as no test tells of it */
    MEMO_IMPORTED,        /* module: by an import outside of functions */
    MEMO_REQUIRED,        /* block, package: the first statement that asks */
    MEMO_PROGRAM,         /* binding: called where the program starts? */
    MEMO_ORIGIN,          /* place, class; one for each LengthOrigin */
    MEMO_FIRST = MEMO_ORIGIN + 8 /* place, node; one for each MemoPlace */
} MemoKind;

/* The tests of place_first. */
typedef enum MemoPlace {
    PLACE_TEST_BOUND,
    PLACE_TEST_CHANGED,
    PLACE_TEST_SHARED,
    PLACE_TEST_AFRESH,
    PLACE_TEST_RESET,
    PLACE_TEST_MOVED,
    PLACE_TEST_KEPT,
    PLACE_TEST_NO_DEQUE,
    PLACE_TEST_APPENDED,
    PLACE_TEST_ADDED,
    PLACE_TEST_WALKED,
    PLACE_TEST_ELSEWHERE_CHANGED,
    PLACE_TEST_ELSEWHERE_BOUND
} MemoPlace;

typedef struct Memo {
    uint32_t kind;
    uint32_t one;
    uint32_t other;
    bool done;       /* what follows is the answer */
    Node from;       /* it holds from here on, or so far */
    uint32_t answer; /* a node, a number, 0 or 1 */
    void *data;      /* or something in the arena */
} Memo;

/* What is kept of this question: the caller's to fill, and to read. */
Memo *memo_of(Model *model, uint32_t kind, uint32_t one, uint32_t other);

/* The same for answers that depend on types, and for `one` that may be 0, not
 * known. While a type is worked out, a question that meets itself gets
 * "unknown", and what follows from that is kept by nobody: one for a moment,
 * until the next is asked for, is given. */
Memo *memo_settled(Model *model, uint32_t kind, uint32_t one, uint32_t other);

#endif
