#ifndef HOTLINT_ENGINE_TRACE_H
#define HOTLINT_ENGINE_TRACE_H

/* What `hotlint why` prints: for each bare match, the predicates in order,
 * and which said no for what reason. */

#include "base/buffer.h"
#include "engine/question.h"

/* Explains every match of enabled patterns whose report node begins within a
 * line that `place` covers. Returns the number of matches. */
uint32_t trace_matches(const Inquiry *inquiry, Span place, Buffer *buffer);

#endif
