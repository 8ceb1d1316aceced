#ifndef HOTLINT_MODEL_IMPORT_H
#define HOTLINT_MODEL_IMPORT_H

/* What a name or an attribute chain stands for, as a dotted name. */

#include "model/binding.h"

/* The dotted name that `expression` resolves to by the imports of the file
 * (`re.compile` for `r.compile` after `import re as r`, `sorted` for the
 * builtin), or 0: bound otherwise, bound twice to different things, or no
 * name at all. Relative imports begin with their dots. */
Symbol import_qualified(Model *model, Node expression);

/* The dotted name that an import binds: of a DEFINITION_IMPORT. */
Symbol import_target(Model *model, const Definition *definition);

/* The same for a name as code in `scope` sees it; 0 also when it is bound
 * otherwise. */
Symbol import_of_name(Model *model, ScopeId scope, Symbol name);

/* Is `imported` the module, or something below it? */
bool import_covers(Str module, Str imported);

/* Does the file import `module`, or something below it, anywhere? */
bool import_exists(Model *model, Str module);

/* The whole dotted name that an import names (`a.b` of `import a.b`). */
Symbol import_named(Model *model, const Definition *definition);

/* Is every name in the expression a module's or a builtin (`re.I | re.M`)? */
bool import_is_all(Model *model, Node expression);

/* The next place that uses what `name`, of an import statement, binds: the
 * name with the attributes read from it. Start with `*at` 0; NODE_NONE ends. */
Node import_next_use(Model *model, Node name, uint32_t *at);

/* Does a `global` statement send what this import binds to the module?
 * `name`: a dotted_name in an import statement of a function. */
bool import_is_global(Model *model, Node name);

#endif
