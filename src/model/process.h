#ifndef HOTLINT_MODEL_PROCESS_H
#define HOTLINT_MODEL_PROCESS_H

/* What belongs to the process and not to a name: its working folder and its
 * environment; and objects that are used up where they are made. */

#include "model/model.h"

/* Does code of the file go to another working folder? */
bool process_changes_folder(Model *model);

/* May code in the loop change the environment? */
bool process_changes_environment(Model *model, Node loop);

/* May the loop change something that the names in `expression` lead to:
 * `rows[0]["x"] = 1`, `row.tags.append(x)`? */
bool process_parts_change(Model *model, Node expression, Node loop);

/* Is the new object that `call` gives only looked at, right there, so that
 * an older one would do? */
bool process_only_reads(const Tree *tree, Node call);

#endif
