#ifndef HOTLINT_ENGINE_NEED_H
#define HOTLINT_ENGINE_NEED_H

/* What the text of a match cannot be without, derived from the patterns: the
 * words and marks of their nodes, the functions that predicates name, and
 * whether it stands in a loop. A filter can but drop matches, so it has no
 * say here. */

#include "engine/rule.h"
#include "text/vocabulary.h"

/* Adds what the enabled rules (NULL: all) look for; the id of a want is the
 * index of its pattern. A rule about broken code asks for nothing unless it
 * is in `named` (NULL: none), that is, the user selected that very rule.
 * False: there are too many patterns. */
bool need_vocabulary(const RuleSet *rules, const bool *enabled,
                     const bool *named, Vocabulary *vocabulary) MUST_USE;

#endif
