#ifndef HOTLINT_LSP_WORKSPACE_H
#define HOTLINT_LSP_WORKSPACE_H

/* The folders that are open in the editor, and what follows for a document
 * from where it lies: its configuration, whether it is a test. */

#include "base/error.h"
#include "lsp/checker.h"

typedef struct Folder {
    Str path; /* owned; absolute, without a `/` at its end */
    struct Folder *next;
} Folder;

typedef struct Workspace {
    Folder *folders;
} Workspace;

/* Adds a folder by its URI, or takes it out; others than `file` are none. */
void workspace_add(Workspace *workspace, Str uri);
void workspace_remove(Workspace *workspace, Str uri);

void workspace_free(Workspace *workspace);

/* Is the path, an absolute one, in one of the folders? */
bool workspace_holds(const Workspace *workspace, const char *path);

/* Sets assignment, baseline, target version, `is_test` and path of the
 * document, from the nearest configuration as it is now, as seen from its
 * folder or, where there is none, from the innermost folder that is open.
 * False: `error` says what is wrong with that file, and the settings of the
 * command line alone are set. */
bool workspace_place(const Workspace *workspace,
                     const CheckerSettings *settings, Document *document,
                     Error *error) MUST_USE;

#endif
