#ifndef HOTLINT_ENGINE_DIAGNOSTIC_H
#define HOTLINT_ENGINE_DIAGNOSTIC_H

/* What is reported. Belongs to the arena of its file: who needs it longer
 * renders it first. */

#include "base/array.h"
#include "engine/rule.h"
#include "syntax/tree.h"

typedef struct Diagnostic {
    const Rule *rule;
    const Pattern *pattern;
    Severity severity; /* NOTE or WARNING */
    Impact impact;
    Node node;
    Span span;         /* what is marked: bytes of the text */
    Span related;      /* a second place; empty: none */
    Str related_label; /* "in this loop" */
    Str message;       /* one line, placeholders filled */
    Str help;          /* one line, may be empty */
    Str gain;          /* what was measured, may be empty */
    uint64_t print;    /* what it is known by, see run/fingerprint.h */
} Diagnostic;

typedef struct Diagnostics {
    ARRAY(Diagnostic) list;
} Diagnostics;

/* Puts them in the order of the text; two at one place by code. */
void diagnostics_sort(Diagnostics *diagnostics);

/* Drops what a more special rule says of the same node (`over`), and what
 * is said twice. */
void diagnostics_silence(const RuleSet *rules, Diagnostics *diagnostics);

#endif
