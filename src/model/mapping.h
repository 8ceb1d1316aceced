#ifndef HOTLINT_MODEL_MAPPING_H
#define HOTLINT_MODEL_MAPPING_H

/* Classes of the file that are mappings. */

#include "model/model.h"

/* Is `key in object` what `key in object.keys()` is, for instances of the
 * class: are all its bases mappings of the standard library or such classes of
 * the file, and does none of those in the file bind `keys` or `__contains__`
 * (collections.abc: KeysView asks the mapping)? */
bool mapping_is_plain(Model *model, Node class);

#endif
