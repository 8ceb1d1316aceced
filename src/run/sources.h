#ifndef HOTLINT_RUN_SOURCES_H
#define HOTLINT_RUN_SOURCES_H

/* The files and folders that a configuration is made of, for who wants to know
 * when it changes: also those that are missing or broken, since they may be
 * mended. */

#include "run/layer.h"

typedef ARRAY(const char *) Sources; /* paths, each once */

/* Adds the file of a configuration, what it extends, and whatever these
 * name: folders with rules, baselines. */
void sources_add_file(Sources *sources, Arena *arena, const char *path);

/* Adds what other layers name, as those of the command line. */
void sources_add_layers(Sources *sources, Arena *arena, const Layers *layers);

#endif
