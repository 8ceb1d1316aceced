#ifndef HOTLINT_MODEL_LOOP_H
#define HOTLINT_MODEL_LOOP_H

/* Loops by the catalogue's definition: code is in a loop when it stands in
 * the body of a `for` or `while`, in a `while` condition, or in the element,
 * condition or a later iterable of a comprehension, of the same function.
 *
 * A loop is named by its node: for_statement, while_statement, or the
 * for_in_clause of a comprehension. */

#include "model/model.h"

/* The innermost loop that `node` stands in by its place, or NODE_NONE. */
Node loop_around(const Tree *tree, Node node);

/* The innermost loop that runs `node` again and again: loops that control
 * always leaves after `node`, and those in which an `if x is None:` that
 * binds x lets it through once, do not. */
Node loop_repeating(Model *model, Node node);

/* The outermost loop that `node` stands in, or NODE_NONE. */
Node loop_outermost(const Tree *tree, Node node);

/* The next statement outwards that holds `node`: a child of a block or of
 * the module. */
Node loop_statement_of(const Tree *tree, Node node);

/* Does control always leave the loop after `node`, by a `return`, `raise`
 * or `break` that follows without condition, or by taking all that is left
 * (`j = end` in a branch of `while i < end`)? */
bool loop_left_after(Model *model, Node node, Node loop);

/* The iterable of a `for` loop or clause; NODE_NONE for `while`. */
Node loop_iterable(const Tree *tree, Node loop);

/* The target of a `for` loop or clause; NODE_NONE for `while`. */
Node loop_target(const Tree *tree, Node loop);

/* The nodes that run again with each pass are those of the whole loop less
 * iterable and `else`: is `node` one of them? */
bool loop_holds(const Tree *tree, Node loop, Node node);

/* What is repeated as a whole: the statement, or the comprehension that
 * the clause belongs to. */
Node loop_whole(const Tree *tree, Node loop);

/* Do some passes of the loop around `node` go without it: does it stand in a
 * branch, in a handler, or behind an `and` or `or`? */
bool loop_skips(const Tree *tree, Node node, Node loop);

/* Does a `del` stand before `node` in its block? */
bool loop_deletes_before(const Tree *tree, Node node);

/* Is it run in one pass of many: under `if i % 100 == 0:`, or when some time
 * has gone by, `if time() - last > 5:`? */
bool loop_seldom(const Tree *tree, Node node, Node loop);

/* The passes that the code shows (`range(4)`, a literal, a `zip` or `enumerate`
 * of such), or -1. */
int64_t loop_trip_count(Model *model, Node loop);

/* Does the code show that it makes at most so many passes, once: it is in no
 * other loop? */
bool loop_has_few_passes(Model *model, Node loop, int64_t most);

/* Does a `while` end in a `break` or `return`, so that only a `continue`
 * starts another pass? */
bool loop_is_retry(const Tree *tree, Node loop);

/* Does each pass of the `while` divide or shift what its end depends on
 * (`while n: n //= 10`)? The passes are as few as the number has digits. */
bool loop_is_logarithmic(Model *model, Node loop);

/* The part of the loop to point at: `for x in xs` without the body. */
Span loop_header(const Tree *tree, Node loop);

/* May the loop run the code at `node`? A function made in it is taken to be
 * called in it. NODE_NONE runs nothing. */
bool loop_runs(const Tree *tree, Node loop, Node node);

#endif
