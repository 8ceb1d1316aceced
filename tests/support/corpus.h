#ifndef HOTLINT_TESTS_SUPPORT_CORPUS_H
#define HOTLINT_TESTS_SUPPORT_CORPUS_H

/* What programs over a folder of Python begin with. */

#include "run/discover.h"

/* Finds the files of the one folder that `argv` names, as `check` would
 * without configuration. False, and usage on stderr: it names none, or several.
 * The files are `arena`'s. */
bool corpus_find(Discovery *files, Arena *arena, int argc, char **argv);

#endif
