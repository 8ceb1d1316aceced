#include "base/error.h"

#include <stdio.h>

bool error_set(Error *error, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    (void)vsnprintf(error->message, sizeof error->message, format, list);
    va_end(list);
    return false;
}

bool error_at(Error *error, const char *path, uint32_t line, uint32_t column)
{
    if (path && !error->path[0])
        (void)snprintf(error->path, sizeof error->path, "%s", path);
    if (!error->line) {
        error->line = line;
        error->column = column;
    }
    return false;
}

/* A path may hold any byte; a line break in it must not forge a line. */
static void print_path(const char *path)
{
    for (const char *at = path; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7F)
            (void)fprintf(stderr, "\\x%02X", byte);
        else
            (void)fputc(byte, stderr);
    }
}

void error_print(const Error *error)
{
    (void)fputs("hotlint: ", stderr);
    if (error->path[0]) {
        print_path(error->path);
        if (error->line)
            (void)fprintf(stderr, ":%u", error->line);
        if (error->line && error->column)
            (void)fprintf(stderr, ":%u", error->column);
        (void)fputs(": ", stderr);
    }
    (void)fprintf(stderr, "%s\n", error->message);
}
