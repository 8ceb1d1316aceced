#ifndef HOTLINT_RUN_PLAN_H
#define HOTLINT_RUN_PLAN_H

/* What is to be done: which files, and what is known of each before it is
 * read. */

#include "run/check.h"
#include "run/discover.h"
#include "run/project.h"

typedef struct Task {
    const DiscoverFile *file;
    const ChangedFile *changed; /* NULL: all lines count */
    const Config *config;
    const bool *enabled; /* by rule */
    Version target;
    bool is_test;
    Str path; /* as seen from the project's root */
} Task;

typedef struct Plan {
    const RuleSet *rules; /* with those that configurations name */
    Projects projects;
    Task *tasks; /* in the order of the paths */
    uint32_t count;
    bool failed; /* something that the user named could not be found, or a
                  * configuration is wrong, whose files have no task */
} Plan;

/* Finds the files of the request, in the arena; what cannot be found, and
 * which configurations are wrong, is said on standard error. False: `error`
 * says what is wrong with the request. Free with plan_free, whatever came
 * out. */
bool plan_make(Plan *plan, Arena *arena, const CheckRequest *request,
               Error *error) MUST_USE;

void plan_free(Plan *plan);

#endif
