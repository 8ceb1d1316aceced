#ifndef HOTLINT_RUN_WANTED_H
#define HOTLINT_RUN_WANTED_H

/* Which files and folders configurations leave out. */

#include "run/discover.h"
#include "run/project.h"

/* Takes, of each folder, what its project's configuration includes and does
 * not exclude. Folders are entered whatever is included. Reads configurations
 * on the way; both the filter and the projects must outlive its use. */
DiscoverFilter wanted_filter(Projects *projects);

/* Does the configuration of its project exclude the file or folder? */
bool wanted_is_excluded(Projects *projects, const char *path, bool is_folder);

#endif
