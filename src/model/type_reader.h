#ifndef HOTLINT_MODEL_TYPE_READER_H
#define HOTLINT_MODEL_TYPE_READER_H

/* The tokens that annotations and the table of library types share. What is
 * no such text sets `broken`; nesting has a limit. */

#include "model/type.h"

typedef struct TypeReader {
    Str rest;
    uint32_t depth;
    bool broken;
} TypeReader;

/* Takes `token` off the front, white space before it too, if it is there. */
bool type_reader_take(TypeReader *reader, char token);

/* The next byte after white space, or 0. */
char type_reader_peek(TypeReader *reader);

/* Takes a dotted name, which may be empty. */
Str type_reader_name(TypeReader *reader);

/* Takes a number of at most four digits; -1 when there is none. */
int type_reader_number(TypeReader *reader);

/* Skips to behind the bracket that closes the one just taken. */
void type_reader_skip(TypeReader *reader);

/* One level deeper: false, and `broken`, beyond the limit. */
bool type_reader_enter(TypeReader *reader);
void type_reader_leave(TypeReader *reader);

/* Takes the `...` that makes the arguments of `type` repeat. */
bool type_reader_repeats(TypeReader *reader, Type *type);

/* Appends an argument, which may be NULL; a third one and more are not
 * kept, and `tuple` is then of unknown parts. */
void type_reader_append(Type *type, const Type *argument);

#endif
