#ifndef HOTLINT_RULES_RULES_H
#define HOTLINT_RULES_RULES_H

/* The filters of pages with `impl = "c"`. A filter asks the model about a
 * match and answers yes, a note, or no with a reason. It allocates nothing,
 * prints nothing and remembers nothing. */

#include "engine/question.h"

#define FILTER(name) Filter rule_##name;
#include "rules/filters.def"
#undef FILTER

/* The filter of the page `name` (`list-pop-front`), or NULL. */
Filter *filter_find(Str name);

#endif
