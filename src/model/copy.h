#ifndef HOTLINT_MODEL_COPY_H
#define HOTLINT_MODEL_COPY_H

/* What a call of `copy.deepcopy` copies. */

#include "model/model.h"

/* Can it be a container, whose copy can be written out: a list, dict, set or
 * tuple, a parameter without annotation, or an attribute? */
bool copy_may_be_container(Model *model, Node value);

/* Does the code around `call` run again and again: in a loop, in a function
 * that a loop of the file calls, in `__iter__`, or in the `__init__` of a
 * class of the file's own kind that a loop or one of its methods makes
 * instances of? */
bool copy_runs_often(Model *model, Node call);

/* Does the code show that there is no way around the copy: in `__deepcopy__`
 * itself, for a `ModuleList`, of an object of some other class (shape.h) or of
 * one whose attributes the code has given values, because the copy is asked at
 * once for a method that no container has, of elements of unknown class that
 * are handed on, or because the caller asks for a deep one? */
bool copy_is_meant(Model *model, Node call, Node value);

#endif
