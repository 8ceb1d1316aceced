#ifndef HOTLINT_RUN_ANALYST_H
#define HOTLINT_RUN_ANALYST_H

/* From the text of one file to its diagnostics: skims it, parses what can
 * hold a finding, and asks the rules. One a worker, used file by file. */

#include "engine/diagnostic.h"
#include "engine/question.h"
#include "run/recall.h"
#include "syntax/piece.h"
#include "text/vocabulary.h"

/* CPU time by phase in nanoseconds, over all workers. */
typedef struct Timing {
    uint64_t discover, read, skim, parse, flatten, match, model, report;
    uint64_t bytes;  /* read */
    uint64_t parsed; /* bytes given to the parser, again and again counted */
} Timing;

/* What all files have in common; constant. */
typedef struct Assignment {
    const RuleSet *rules;
    const Facts *facts;
    const bool *enabled;          /* by rule */
    const bool *named;            /* by rule: the user asked for this one */
    const Severity *severities;   /* by rule, SEVERITY_OFF: its own; or NULL */
    const Vocabulary *vocabulary; /* NULL: files are parsed whole */
} Assignment;

typedef struct Analyst {
    const Assignment *assignment;
    Timing *timing;
    Parser *parser;
    Arena arena; /* of the file */
    Interner interner;
    uint32_t words; /* of the rule set */
    Pieces *pieces; /* what is known of the file from before; whoever checks
                     * a file again and again puts its own here */
    Pieces own_pieces;
    Recall *recall; /* the same of what was asked for; NULL: nothing */
    bool (*is_stale)(const void *context); /* see analyst_check; may be NULL */
    const void *context;
    bool has_stopped; /* the last check did, before its end */
} Analyst;

/* What is known of a file besides its text; see Inquiry. */
typedef struct FileFacts {
    Version target;
    bool is_test;
    Str path;
} FileFacts;

/* `assignment` and `timing` must outlive the analyst. */
void analyst_init(Analyst *analyst, const Assignment *assignment,
                  Timing *timing);

/* Between its steps it asks `is_stale`, if there are `pieces`, whether nobody
 * wants to know any more; then it stops, and there are no findings.
 *
 * Adds what is found to `diagnostics`, which live until analyst_forget, as
 * does what the caller puts into `analyst->arena`. A NUL follows `text`. */
void analyst_check(Analyst *analyst, Str text, const FileFacts *facts,
                   Diagnostics *diagnostics);

/* The whole tree of the file; lives as long as its diagnostics. */
Tree analyst_tree(Analyst *analyst, Str text);

/* The file is done with. */
void analyst_forget(Analyst *analyst);

void analyst_free(Analyst *analyst);

#endif
