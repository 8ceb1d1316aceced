#include "support/corpus.h"

#include "run/wanted.h"

#include <stdio.h>

bool corpus_find(Discovery *files, Arena *arena, int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return false;
    }
    const char *paths[] = {argv[1]};
    Projects projects;
    projects_init(&projects, arena, NULL);
    DiscoverFilter filter = wanted_filter(&projects);
    discover_files(files, arena, &filter, paths, 1);
    projects_free(&projects);
    return true;
}
