#ifndef HOTLINT_MODEL_PLACE_H
#define HOTLINT_MODEL_PLACE_H

/* Places where objects are kept, and how code around uses one. */

#include "model/binding.h"

typedef enum PlaceUse {
    PLACE_READ,    /* looks at it: `x in xs`, `len(xs)`, `for x in xs` */
    PLACE_BOUND,   /* gives the place another object */
    PLACE_CHANGED, /* may change the object that is there */
    PLACE_SHARED   /* hands the object to someone: an alias, a call */
} PlaceUse;

/* What the code does with the place that `node` reads or writes. */
PlaceUse place_use(Model *model, Node node);

/* `x += y` binds x to another object unless the class works in place. */
bool place_is_bound_anew(Model *model, Node node);

/* The name that a place begins with, or NODE_NONE. */
Node place_root(const Tree *tree, Node place);

/* The next node in [at, end) that is the same place as `place`: the same
 * text and, at its root, the same binding. NODE_NONE when there is none. */
Node place_next(Model *model, Node place, Node at, Node end);

/* The same by text alone, whatever the root is bound to. */
Node place_same(Model *model, Node place, Node at, Node end);

/* A question about a mention of a place, as a loop or function is asked about
 * it. It has to depend on these two alone. */
typedef struct PlaceTest {
    uint32_t number; /* one of MemoPlace: memo.h */
    bool (*holds)(Model *model, Node at, Node within);
} PlaceTest;

/* The first mention of the place from `at` to the end of `within` for which
 * the test holds, or NODE_NONE. What was looked at for one mention is not
 * looked at again for the next. */
Node place_first(Model *model, Node place, Node at, Node within,
                 const PlaceTest *test);

/* One node for all that is the same place to place_next, if it is a name or an
 * attribute of one; else NODE_NONE. */
Node place_identity(Model *model, Node place);

/* The same for what has the same text. */
Node place_spelling(Model *model, Node place);

/* Is every mention of the name behind `statement` a read of the same item
 * `name[index]`, and is one in a later statement of its block? */
bool place_is_read_at(Model *model, Node name, Node statement, int64_t *index);

/* Is the object at the place handed to somebody in [at, end)? */
bool place_is_shared(Model *model, Node place, Node at, Node end);

/* May the object of the name be the caller's: is it a parameter, and no list of
 * its own made of it (`xs = list(xs)`, `xs = [x for x in xs]`) where the name
 * stands? */
bool place_is_callers(Model *model, Node name);

/* Is it a call `self.method(…)`? */
bool place_is_self_call(const Tree *tree, Node node);

/* Kinds of places, as `#stored?` names them. */
typedef enum PlaceKind {
    PLACE_LOCAL,    /* of a function, seen by no other */
    PLACE_CAPTURED, /* of a function, seen by a nested one as well */
    PLACE_MODULE,   /* of the module or a class body */
    PLACE_ATTRIBUTE,
    PLACE_ITEM,
    PLACE_NOWHERE
} PlaceKind;

PlaceKind place_kind(Model *model, Node place);

#endif
