#ifndef HOTLINT_TESTS_SUPPORT_CUTS_H
#define HOTLINT_TESTS_SUPPORT_CUTS_H

/* What a tree laid of pieces is held to. */

#include "syntax/parse.h"
#include "syntax/slices.h"

/* The tree of all that is not cut, parsed at once; it lives in the arena. */
Tree cuts_tree(Parser *parser, Arena *arena, Interner *interner,
               const Slices *slices);

#endif
