#ifndef HOTLINT_CLI_OUTPUT_H
#define HOTLINT_CLI_OUTPUT_H

/* Standard output. */

#include "base/buffer.h"
#include "cli/exit_code.h"

/* Writes all of `text`. False: it could not, and standard error has said
 * why, unless the reader has gone away, as `head` does. */
bool output_write(Str text) MUST_USE;

/* Writes and frees the buffer; EXIT_UNABLE when that failed. */
ExitCode output_finish(Buffer *buffer);

/* Is it a terminal that shows colours, and does the user want them
 * (https://no-color.org)? */
bool output_is_colorful(void);

#endif
