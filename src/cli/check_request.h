#ifndef HOTLINT_CLI_CHECK_REQUEST_H
#define HOTLINT_CLI_CHECK_REQUEST_H

/* What `hotlint check` is asked for: options and operands as a request. */

#include "cli/options.h"
#include "run/baseline.h"

/* Memory that the request points into; outlives it. */
typedef struct RequestParts {
    Changes changes;
    Baseline baseline; /* to be written */
    ARRAY(const char *) paths;
} RequestParts;

/* Reads what the options name: lists of paths, standard input, changes. Free
 * the parts with request_free, whatever came out. */
bool request_read(const Arguments *arguments, RequestParts *parts,
                  CheckRequest *request, Error *error) MUST_USE;

void request_free(RequestParts *parts);

#endif
