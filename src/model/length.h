#ifndef HOTLINT_MODEL_LENGTH_H
#define HOTLINT_MODEL_LENGTH_H

/* How long a container may get: where its elements come from, whether code
 * adds to it. A place is as in effect.h. */

#include "model/binding.h"

typedef enum LengthOrigin {
    LENGTH_WRITTEN,   /* a display: as many as the text has */
    LENGTH_ARGUMENTS, /* the words of a command line */
    LENGTH_SPLIT,     /* the words of one string */
    LENGTH_SIZED,     /* another call or comprehension: as much as comes in */
    LENGTH_UNKNOWN    /* a parameter, another name, … */
} LengthOrigin;

/* Is one of the objects that the place is given of this origin? */
bool length_has_origin(Model *model, Node place, LengthOrigin origin);

/* Is the name only given displays of a few elements, to which nothing in the
 * file adds? */
bool length_is_written(Model *model, Node place);

/* Is the name of a function only given what the text spells out, and added to
 * outside of loops alone, so that it never has more than eight elements? */
bool length_is_few(Model *model, Node place);

/* Is it of a kind of which there are few: the axes of an array, the classes of
 * a class's line, the extensions of files? */
bool length_is_small_kind(Model *model, Node place);

/* Is it the base classes of a class, of which there are few? */
bool length_is_bases(Model *model, Node iterable);

/* Is it the words of a command line, by its origin or its name? */
bool length_is_command_line(Model *model, Node place);

/* Is one of them made of a length, a share or a difference of something? */
bool length_is_share(Model *model, Node number);

/* Is it `*names`: as many as a call spells out? */
bool length_is_spelled_out(Model *model, Node place);

/* May the loop around `node` make many passes, as far as the code shows: does
 * it go over what the caller hands in or over a long range, or the outermost
 * one on until a container is empty? */
bool length_passes_are_many(Model *model, Node node);

/* The same of the loop alone, where a `while` counts only if what it empties
 * is not known to be short: it grows in the loop, or has as many elements as
 * come in from elsewhere. */
bool length_passes_are_open(Model *model, Node node);

/* Does the loop go over what is in the place, or until nothing is? */
bool length_sets_passes(Model *model, Node place, Node loop);

/* The same of what code goes over: a parameter, a long range, or a
 * comprehension over such. */
bool length_is_open(Model *model, Node iterable);

/* Does code in the loop empty the place (`xs.clear()`, `del xs[:]`,
 * `xs[:] = []`), so that it does not go on growing? */
bool length_is_cleared(Model *model, Node place, Node loop);

/* Does code in the loop add to the place (`append`, `+=`, …)? */
bool length_grows(Model *model, Node place, Node loop);

#endif
