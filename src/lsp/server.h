#ifndef HOTLINT_LSP_SERVER_H
#define HOTLINT_LSP_SERVER_H

/* The language server: reads messages until the client says `exit` or goes
 * away. One thread: a message is done with before the next is looked at, and
 * findings are only looked for when none is waiting, and no longer than until
 * one comes, so that what is typed quickly is checked once.
 *
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/
 */

#include "lsp/checker.h"

typedef enum ServerExit {
    SERVER_DONE = 0,   /* as the client wished */
    SERVER_LEFT = 1,   /* it went away, or did not say `shutdown` first */
    SERVER_UNABLE = 2, /* it sent what nobody can read on from */
} ServerExit;

/* Serves a client that writes to the descriptor `in` and reads from `out`. */
ServerExit server_run(const CheckerSettings *settings, int in, int out);

#endif
