#ifndef HOTLINT_SYNTAX_GRAMMAR_H
#define HOTLINT_SYNTAX_GRAMMAR_H

/* Names of the grammar's node kinds and fields, for those who read patterns
 * or print trees; code uses the enums of generated/grammar.h. */

#include "base/str.h"

/* The Kind with this name, 0 when there is none. */
uint16_t grammar_kind(Str name, bool named);

/* The Field with this name, 0 when there is none. */
uint8_t grammar_field(Str name);

/* Is it a keyword, an operator or a mark, named by its text? */
bool grammar_is_token(uint16_t kind);

Str grammar_kind_name(uint16_t kind);
Str grammar_field_name(uint8_t field);

/* The Kind of nodes that could not be parsed. */
uint16_t grammar_error_kind(void);

/* All names, for "did you mean"; returns how many. */
size_t grammar_kind_names(Arena *arena, bool named, const Str **names);
size_t grammar_field_names(Arena *arena, const Str **names);

#endif
