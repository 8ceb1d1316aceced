#ifndef HOTLINT_MODEL_ARGUMENT_H
#define HOTLINT_MODEL_ARGUMENT_H

/* What a call passes to a parameter. */

#include "model/model.h"

typedef enum ArgumentState {
    ARGUMENT_GIVEN,
    ARGUMENT_ABSENT, /* the parameter keeps its default value */
    ARGUMENT_UNKNOWN /* `*args` or `**kwargs` may give it */
} ArgumentState;

typedef struct Argument {
    ArgumentState state;
    Node value; /* when given */
} Argument;

/* A parameter as its callers see it. */
typedef struct Parameter {
    int position; /* from 0, the receiver left out; -1: by keyword only */
    Str keyword;  /* empty: by position only */
} Parameter;

/* What `call` passes; unknown when there is no call. */
Argument argument_of(const Tree *tree, Node call, Parameter parameter);

/* The number of positional arguments, or -1: not known. */
int argument_count(const Tree *tree, Node call);

/* Has the call no argument at all? */
bool argument_none(const Tree *tree, Node call);

/* Is anything passed by keyword, or by `**`? */
bool argument_has_keywords(const Tree *tree, Node call);

#endif
