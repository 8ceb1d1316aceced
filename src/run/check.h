#ifndef HOTLINT_RUN_CHECK_H
#define HOTLINT_RUN_CHECK_H

/* Files to findings: discovers, hands the files to workers, renders each
 * file's findings in its worker, and keeps the order of the paths. */

#include "base/buffer.h"
#include "run/changes.h"
#include "run/project.h"
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

/* A file whose text is not read from it. */
typedef struct CheckInput {
    const char *path; /* what it is called; NULL: there is no such file */
    Str text;
} CheckInput;

typedef struct CheckRequest {
    const char *const *paths; /* none, no list, no input: the working folder */
    uint32_t path_count;
    bool has_list; /* the paths are all, even if there are none */
    CheckInput input;
    const RuleSet *rules; /* those that configurations name come to them */
    ConfigChoice choice;
    bool force_exclude;     /* exclude also what is named */
    bool with_known;        /* findings that baselines list, too */
    const Changes *changes; /* only findings on these lines; NULL: on all */
    bool no_skim;           /* files are parsed whole */
    bool add_ignore;        /* write comments that suppress the findings */
    bool is_quiet;          /* no word of walked files that cannot be read */
    uint32_t jobs;          /* 0: one a core */
    uint32_t shard;         /* from 1: which part of the files ... */
    uint32_t shard_count;   /* ... of how many; 0: all files */
    Render *render;
    const void *render_context;
} CheckRequest;

typedef struct CheckResult {
    Arena arena;          /* of the rules */
    const RuleSet *rules; /* of the request and of all configurations */
    Buffer *texts;        /* rendered, by file; `file_count` of them */
    uint32_t file_count;
    uint32_t analysed;
    uint32_t warnings;
    uint32_t notes;
    uint32_t *counts; /* findings by rule */
    uint32_t added;   /* comments that were written ... */
    uint32_t changed; /* ... into so many files */
    Buffer gone;      /* tells what baselines list and is not there any more */
    bool failed;      /* something that the user named could not be read, or
                       * a configuration is wrong */
    Timing timing;
} CheckResult;

/* Runs the request; notes and errors about single files go to standard
 * error. Free the result with check_free. False: the request itself could
 * not be carried out, and `error` says why. */
MUST_USE bool check_run(const CheckRequest *request, CheckResult *result,
                        Error *error);

void check_free(CheckResult *result);

/* Writes the paths of the files that check_run would analyse, a line each;
 * otherwise the same. */
MUST_USE bool check_list(const CheckRequest *request, Buffer *buffer,
                         CheckResult *result, Error *error);

#endif
