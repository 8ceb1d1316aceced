#ifndef HOTLINT_ENGINE_QUESTION_H
#define HOTLINT_ENGINE_QUESTION_H

/* One match put to predicates and filters, with all that they may ask. */

#include "engine/match.h"
#include "model/model.h"
#include "text/vocabulary.h"

/* A file under inspection. */
typedef struct Inquiry {
    const RuleSet *rules;
    const bool *enabled;      /* by rule; NULL: all */
    const bool *named;        /* by rule: the user asked for this very rule */
    const Stretch *stretches; /* what can match where; NULL: all, see need.h */
    const Tree *tree;
    Model *model;
    Arena *arena;
    Version target;
    bool is_test; /* a file of tests or benchmarks */
    Str path;     /* as seen from the project's root, `/`-separated; or empty */
} Inquiry;

/* Why the last predicate or filter said no, for `hotlint why`. */
typedef struct Reason {
    char text[240];
} Reason;

/* What a filter found besides: a second place to show, for one that the
 * engine would not find, and `{detail}` of the message. */
typedef struct Related {
    Span span;  /* empty: none */
    Str label;  /* constant */
    Str detail; /* of the inquiry's arena; or empty */
} Related;

typedef struct Question {
    const Inquiry *inquiry;
    const Tree *tree;
    Model *model;
    const Match *match;
    Reason *reason;   /* NULL: nobody wants to know */
    Related *related; /* NULL: the same */
} Question;

/* The node of a capture by its name in the page, or NODE_NONE. */
Node question_capture(const Question *question, const char *name);

/* The loop that the match is about: `@loop`, or the one that runs the
 * report node again and again; NODE_NONE: none. */
Node question_loop(const Question *question, Node node);

/* Does the code show that the loop (or NODE_NONE) makes but a few passes? */
bool question_is_small_loop(const Question *question, Node loop);

/* The row of a table that the pattern's `#in-table?` finds. */
typedef struct TableRow {
    Node node; /* that was looked up; NODE_NONE: no such predicate */
    const Table *table;
    Str key;
} TableRow;

TableRow question_row(const Question *question);

/* The line of a node, from 1: counted, so for reasons alone. */
uint32_t question_line(const Question *question, Node node);

/* Is the node in test code: in a test file, or in a function `test_…`? */
bool question_is_test(const Question *question, Node node);

/* Notes the reason, if somebody wants to know it; returns false. */
bool question_because(const Question *question, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* The same for a filter; returns ANSWER_NO. */
Answer question_no(const Question *question, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* Shows the node as well, with a label. */
void question_relate(const Question *question, Node node, Str label);

/* The columns, from the second on, of the row that the dotted name of an
 * expression has in a table of rules/data; or the empty text. */
Str question_fact(const Question *question, Node expression, Str table);

/* The same for a part of a node, with the text of `{detail}`. */
void question_detail(const Question *question, Span span, Str label,
                     Str detail);

/* The report node of a match. */
Node match_report(const Match *match);

#endif
