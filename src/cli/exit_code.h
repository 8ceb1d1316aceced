#ifndef HOTLINT_CLI_EXIT_CODE_H
#define HOTLINT_CLI_EXIT_CODE_H

/* What the program ends with; the largest that applies. */
typedef enum ExitCode {
    EXIT_CLEAN = 0,   /* no findings, or notes only */
    EXIT_WARNING = 1, /* there are warnings */
    EXIT_UNABLE = 2   /* could not do what the user asked for */
} ExitCode;

#endif
