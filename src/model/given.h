#ifndef HOTLINT_MODEL_GIVEN_H
#define HOTLINT_MODEL_GIVEN_H

/* Objects that a function is given, to judge by what it does with them. */

#include "model/model.h"

/* Does `def` ask a parameter, always and without a test of its class, for an
 * attribute that only objects of a package have which loads `module`
 * (rules/data/object-attributes.tsv)? Who has such an object has loaded it. */
bool given_object_of(Model *model, Node def, Str module);

#endif
