#ifndef HOTLINT_CLI_INSPECTION_H
#define HOTLINT_CLI_INSPECTION_H

/* One file opened to be looked into, by `tree`, `types` and `why`. */

#include "base/buffer.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "engine/engine.h"
#include "syntax/parse.h"
#include "text/source.h"

typedef struct Inspection {
    const Arguments *arguments; /* their arena has what lives long enough */
    const RuleSet *rules;       /* of the file's project */
    Version target;
    bool is_test;
    Str path; /* as seen from the project's root */
    Source source;
    Parser *parser;
    Interner interner;
    Tree tree;
    Facts facts; /* from here on: after inspection_add_model */
    Model *model;
} Inspection;

/* Writes what a command has to say of the file. */
typedef bool InspectionPut(Inspection *inspection, Buffer *buffer,
                           Error *error);

/* Reads and parses the file at `path`, lets `put` write, and sends that to
 * standard output, or the error to standard error. */
ExitCode inspection_run(const Arguments *arguments, const char *path,
                        InspectionPut *put);

/* Adds the model of the file, for the target version that the options or
 * the file's project say. */
void inspection_add_model(Inspection *inspection);

/* Writes `line:column` of an offset. */
void inspection_put_place(Inspection *inspection, Buffer *buffer,
                          uint32_t offset);

/* Writes the first line of the code, cut where it is long. */
void inspection_put_code(Buffer *buffer, Str code);

#endif
