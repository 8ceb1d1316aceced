#ifndef HOTLINT_MODEL_VALUE_H
#define HOTLINT_MODEL_VALUE_H

/* Values that the text itself shows. A name or an attribute of `self` that
 * can only be a certain literal counts as that literal: see reach.h. */

#include "model/binding.h"

/* `node` without parentheses around it. */
Node value_bare(const Tree *tree, Node node);

/* The expression that `node` stands for: itself, or what the place was
 * assigned. Never NODE_NONE. */
Node value_behind(Model *model, Node node);

/* A literal: number, string without placeholders, True, False, None, or a
 * tuple of such. */
bool value_is_literal(const Tree *tree, Node node);

/* A literal, also through a name bound once. */
bool value_is_constant(Model *model, Node node);

/* The value of an integer literal (with a sign, if need be). */
bool value_integer(Model *model, Node node, int64_t *value);

/* `[]`, `{}`, `()`, and `list()`, `dict()`, `OrderedDict()` and the like
 * without arguments. */
bool value_is_empty(Model *model, Node node);

/* Does evaluating it only read names and attributes and put literals
 * together? An empty display is; a dict or set with elements is work. */
bool value_is_ready(const Tree *tree, Node node);

/* The number of elements that a display, string or `range` shows, or -1. */
int64_t value_size(Model *model, Node node);

/* Is it the step of a slice: `n` in `xs[::n]` or `xs[::-n]`? A pattern cannot
 * tell these from `xs[:n]`. */
bool value_is_step(const Tree *tree, Node index);

/* The text between the quotes of a plain string literal: escapes are kept
 * as written; concatenated and f-strings give the empty view. */
Str value_string(const Tree *tree, Node string);

bool value_is_fstring(const Tree *tree, Node string);
bool value_is_bytes(const Tree *tree, Node string);

/* A call's arguments: the positional one at `index`, the value of the one
 * with this name, or NODE_NONE. A `*args` before `index` hides it. */
Node value_argument(const Tree *tree, Node call, uint32_t index);
Node value_keyword(const Tree *tree, Node call, Str name);
uint32_t value_argument_count(const Tree *tree, Node call);

#endif
