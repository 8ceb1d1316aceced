#ifndef HOTLINT_SYNTAX_MOSAIC_H
#define HOTLINT_SYNTAX_MOSAIC_H

/* A tree laid out of pieces that are parsed on their own: each statement that
 * stands in no other, without the bodies of its functions, and each function.
 *
 *      import re           piece
 *      class A:            piece: the class, with two functions without body
 *          def f(self):
 *              …           piece: `f`
 *          def g(self):
 *              …           piece: `g`
 *
 * Of code that is whole it is the tree that parsing all at once gives. Where
 * code is broken, only its piece is; parsing all at once, the parser would
 * give up what stands around it, too. And after an edit only the pieces that
 * it touched are parsed again. */

#include "syntax/piece.h"
#include "syntax/slices.h"

/* The tree of the slices' text; of functions that are cut it has no body. It
 * lives in the arena. */
Tree mosaic_tree(Pieces *pieces, Parser *parser, Arena *arena,
                 Interner *interner, Slices *slices);

/* Does a statement begin with the slice that stands in no other? */
bool mosaic_is_outermost(const Slices *slices, const Slice *slice);

#endif
