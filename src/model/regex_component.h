#ifndef HOTLINT_MODEL_REGEX_COMPONENT_H
#define HOTLINT_MODEL_REGEX_COMPONENT_H

/* The loops of a machine: sets of positions each of which leads to each
 * other. Only edges that are certain count. */

#include "model/regex_run.h"

typedef struct RegexComponents {
    uint32_t *of;       /* by position: its component */
    uint32_t *members;  /* positions, those of a component together */
    uint32_t *starts;   /* by component: its first in `members`; and the end */
    bool *is_loop;      /* by component: does it lead to itself? */
    uint32_t *distance; /* by position: characters from the start */
    uint32_t count;
} RegexComponents;

RegexComponents regex_components_find(Arena *arena,
                                      const RegexMachine *machine);

/* The shortest text that leads from one position to the other, `end` being
 * the symbol that it ends with. `within`: a component that it must not leave,
 * or REGEX_ANYWHERE. At least one symbol long. False: there is no such way. */
#define REGEX_ANYWHERE UINT32_MAX
typedef struct RegexTrip {
    uint32_t from, to;
    uint32_t within;
    uint32_t end; /* a symbol of `to` */
} RegexTrip;
bool regex_trip_find(Arena *arena, const RegexMachine *machine,
                     const RegexComponents *components, const RegexTrip *trip,
                     RegexWord *word);

#endif
