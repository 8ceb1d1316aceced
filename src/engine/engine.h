#ifndef HOTLINT_ENGINE_ENGINE_H
#define HOTLINT_ENGINE_ENGINE_H

/* From a tree to diagnostics: bare matches, predicates, filter, severity,
 * message. */

#include "engine/diagnostic.h"
#include "engine/question.h"

/* Facts of the rule set's tables, for model_new. */
Facts engine_facts(const RuleSet *rules);

/* Puts the words of the rule set into a new interner, see model.h. */
void engine_preload(const RuleSet *rules, Interner *interner);

/* Adds what the enabled rules find, in the order of the text. */
void engine_check(const Inquiry *inquiry, Diagnostics *diagnostics);

/* Nanoseconds of CPU time that engine_check spent on matching alone are
 * added to `*match`, those on predicates and messages to `*model`. */
void engine_check_timed(const Inquiry *inquiry, Diagnostics *diagnostics,
                        uint64_t *match, uint64_t *model);

#endif
