#ifndef HOTLINT_RUN_CHECK_H
#define HOTLINT_RUN_CHECK_H

/* Files to findings: discovers, hands the files to workers, renders each
 * file's findings in its worker, and keeps the order of the paths. */

#include "base/buffer.h"
#include "run/analyst.h"
#include "run/selection.h"
#include "text/source.h"

/* One analysed file, as a reporter sees it; gone after it is rendered. */
typedef struct FileReport {
    const char *path; /* relative to the working directory, any bytes */
    Source *source;
    const RuleSet *rules;
    const Diagnostic *diagnostics;
    uint32_t count;
    Version target; /* Python version that the advice is for */
} FileReport;

/* Writes what a format says of one file; called in worker threads. */
typedef void Render(const void *context, Buffer *buffer,
                    const FileReport *report);

typedef struct CheckRequest {
    const char *const *paths; /* none: the working directory */
    uint32_t path_count;
    const RuleSet *rules;
    const Selection *selection;
    Version target; /* 0: from the nearest pyproject.toml */
    bool isolated;  /* no configuration is read */
    bool no_skim;   /* files are parsed whole */
    uint32_t jobs;  /* 0: one a core */
    Render *render;
    const void *render_context;
} CheckRequest;

typedef struct CheckResult {
    Buffer *texts; /* rendered, by file; `file_count` of them */
    uint32_t file_count;
    uint32_t analysed;
    uint32_t warnings;
    uint32_t notes;
    bool failed; /* something that the user named could not be read */
    Timing timing;
} CheckResult;

/* Runs the request; notes and errors about single files go to standard
 * error. Free the result with check_free. False: the request itself could
 * not be carried out, and `error` says why. */
MUST_USE bool check_run(const CheckRequest *request, CheckResult *result,
                        Error *error);

void check_free(CheckResult *result);

#endif
