#ifndef HOTLINT_MODEL_REGEX_CALL_H
#define HOTLINT_MODEL_REGEX_CALL_H

/* Calls of `re`: which pattern, with which flags, and how it is used. */

#include "model/model.h"
#include "model/regex_machine.h"

typedef struct RegexCall {
    Node pattern; /* the argument */
    uint32_t flags;
    RegexMethod method; /* of a compiled one what the file does with it; match
                           when that is not known */
} RegexCall;

/* Reads a call of a function of `re`: `re.compile(…)`, `search(…)` and so on.
 * False: the function takes no pattern, or pattern or flags cannot be told. */
bool regex_call_read(Model *model, Node call, RegexCall *result);

#endif
