#ifndef HOTLINT_MODEL_PLAIN_H
#define HOTLINT_MODEL_PLAIN_H

/* Regular expressions that are none. */

#include "model/model.h"

/* Does the pattern stand for one certain text: a str literal (not bytes)
 * without a character that means something to `re`, save behind a backslash,
 * or a name that can only be such a literal without any? The empty text is
 * none. */
bool plain_pattern(Model *model, Node pattern);

/* Is it such a literal without any backslash? */
bool plain_replacement(Model *model, Node replacement);

#endif
