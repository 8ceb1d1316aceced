#ifndef HOTLINT_ENGINE_PREDICATE_H
#define HOTLINT_ENGINE_PREDICATE_H

/* The questions that patterns put to the model: predicate.def lists them. */

#include "engine/question.h"

typedef enum PredicateId {
#define PREDICATE(id, name, arguments, meaning) PREDICATE_##id,
#include "engine/predicate.def"
#undef PREDICATE
    PREDICATE_COUNT
} PredicateId;

typedef struct PredicateInfo {
    Str name;      /* with its `?` */
    Str arguments; /* see predicate.def */
    Str meaning;
} PredicateInfo;

extern const PredicateInfo predicate_infos[PREDICATE_COUNT];

/* The arguments of one use, resolved: captures as nodes. */
typedef struct PredicateCall {
    const Question *question;
    const Argument *arguments;
    uint32_t count;
} PredicateCall;

/* The node of argument `index`; NODE_NONE when its capture is not set. */
Node predicate_node(const PredicateCall *call, uint32_t index);

/* The text, or the symbol, of argument `index`, which is a string. */
Str predicate_text(const PredicateCall *call, uint32_t index);
Symbol predicate_symbol(const PredicateCall *call, uint32_t index);

/* Is one of the strings from `index` on this text? */
bool predicate_lists(const PredicateCall *call, uint32_t index, Str text);

typedef bool PredicateTest(const PredicateCall *call);

/* One function a predicate; each notes its reason when it says no. */
#define PREDICATE(id, name, arguments, meaning) PredicateTest predicate_##id;
#include "engine/predicate.def"
#undef PREDICATE

/* Does the match fulfil the check, negation included? A predicate about a
 * capture that is not set is fulfilled. */
bool predicate_holds(const Question *question, const Check *check);

/* Does the check say no of what is in no loop? */
bool predicate_asks_for_loop(const Check *check);

/* May the check hold, as far as the nodes around tell without asking for
 * types or other places? Most matches are refuted so. */
bool predicate_may_hold(const Question *question, const Check *check);

#endif
