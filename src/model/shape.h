#ifndef HOTLINT_MODEL_SHAPE_H
#define HOTLINT_MODEL_SHAPE_H

/* Containers of Python's, and objects of other classes. */

#include "model/model.h"

/* `copy` is a call that copies `value`. Is that a number or text, or of a class
 * that may say itself how it is copied: does the code read attributes from the
 * value or from its copy that no list, dict, set or tuple has, or did a
 * function of numpy, torch or pandas make it? A copy that only gets attributes
 * is not: a shallow one would do. */
bool shape_is_object(Model *model, Node copy, Node value);

#endif
