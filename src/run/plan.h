#ifndef HOTLINT_RUN_PLAN_H
#define HOTLINT_RUN_PLAN_H

/* What is to be done: which files, and what is known of each before it is
 * read. */

#include "run/check.h"
#include "run/discover.h"

typedef struct Task {
    const DiscoverFile *file;
    const ChangedFile *changed; /* NULL: all lines count */
    Version target;
    bool is_test;
    Str path; /* as seen from the project's root */
} Task;

typedef struct Plan {
    Task *tasks; /* in the order of the paths */
    uint32_t count;
    bool failed; /* something that the user named could not be found */
} Plan;

/* Finds the files of the request, in the arena; what cannot be found is said
 * on standard error. False: `error` says what is wrong with a project. */
bool plan_make(Plan *plan, Arena *arena, const CheckRequest *request,
               Error *error) MUST_USE;

#endif
