#include "cli/output.h"

#include "base/error.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool fail(int cause)
{
    if (cause == EPIPE)
        return false;
    Error error = {0};
    (void)error_set(&error, "cannot write the output: %s", strerror(cause));
    error_print(&error);
    return false;
}

bool output_write(Str text)
{
    size_t at = 0;
    while (at < text.size) {
        ssize_t wrote = write(STDOUT_FILENO, text.data + at, text.size - at);
        if (wrote < 0 && errno != EINTR)
            return fail(errno);
        if (wrote > 0)
            at += (size_t)wrote;
    }
    return true;
}

ExitCode output_finish(Buffer *buffer)
{
    bool is_written = output_write(buffer_view(buffer));
    buffer_free(buffer);
    return is_written ? EXIT_CLEAN : EXIT_UNABLE;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && value[0];
}

bool output_is_colorful(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !is_set("NO_COLOR") && terminal &&
           strcmp(terminal, "dumb") != 0;
}
