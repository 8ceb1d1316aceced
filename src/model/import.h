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

/* Does the file import `module`, or something below it, anywhere? */
bool import_exists(Model *model, Str module);

/* Does importing `package` load `module`: because it is a part of it, or
 * because the package always imports it? */
bool import_loads(const Model *model, Str package, Str module);

/* Is `module` there already when control comes to `node`: imported at the
 * top of the file (be it for type checkers alone) or before in the same
 * block, or loaded by what is? */
bool import_is_loaded(Model *model, Node node, Str module);

/* The whole dotted name that an import names (`a.b` of `import a.b`). */
Symbol import_named(Model *model, const Definition *definition);

/* Does a `global` statement send what this import binds to the module?
 * `name`: a dotted_name in an import statement of a function. */
bool import_is_global(Model *model, Node name);

#endif
