#ifndef HOTLINT_CLI_CHECK_OUTPUT_H
#define HOTLINT_CLI_CHECK_OUTPUT_H

/* Where `hotlint check` writes its report, and in which form. */

#include "cli/options.h"
#include "report/format.h"

typedef struct CheckOutput {
    const Format *format;
    ReportStyle style;
    const char *path;   /* of --output-file; NULL: standard output */
    bool is_statistics; /* counts take the place of findings */
    bool is_json;       /* counts are JSON */
} CheckOutput;

bool check_output_read(const Arguments *arguments, CheckOutput *output,
                       Error *error) MUST_USE;

/* Writes the report; false when that failed, which standard error has told. */
bool check_output_write(const CheckOutput *output,
                        const CheckResult *result) MUST_USE;

#endif
