#ifndef HOTLINT_TESTS_SUPPORT_DUMP_H
#define HOTLINT_TESTS_SUPPORT_DUMP_H

/* For programs that print what a reader makes of documents, to be compared
 * with Python's. Standard input has `SIZE\n` and SIZE bytes, again and again;
 * for each there is one line of JSON: `{"value": ...}` or
 * `{"error": [line, column, message]}`. */

#include "base/error.h"
#include "base/str.h"

/* A reader of documents and what prints a value that it has made. */
typedef struct Dumper {
    const void *(*read)(Arena *arena, Str text, Error *error); /* or NULL */
    void (*print)(const void *value);
} Dumper;

/* Prints a string; what is no UTF-8 stays. */
void dump_string(Str text);

/* Answers all of standard input. Returns what main is to return. */
int dump_documents(const Dumper *dumper);

#endif
