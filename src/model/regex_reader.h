#ifndef HOTLINT_MODEL_REGEX_READER_H
#define HOTLINT_MODEL_REGEX_READER_H

/* The inside of regex_parse: for src/model/regex_*.c alone.
 *
 * A token is a character, or a backslash and the character behind it. Once
 * something is wrong, `status` says so and no more tokens come, so that all
 * loops end. */

#include "model/regex_syntax.h"

#define REGEX_NOTHING UINT32_MAX /* no character: the end */

typedef struct RegexName {
    uint32_t start, end; /* in the text */
    uint32_t group;
} RegexName;

typedef struct RegexWidth {
    uint64_t low, high; /* UINT64_MAX: that much or more */
} RegexWidth;

/* A list of nodes under construction. */
typedef struct RegexList {
    RegexNode *first;
    RegexNode *last;
    RegexNode *before; /* the one in front of the last one */
} RegexList;

typedef struct RegexReader {
    Arena *arena;
    RegexText text;
    Version version;
    RegexStatus status;
    bool restarts;   /* `(?x)` was met too late: read all again (to 3.10) */
    uint32_t at;     /* where the next token begins */
    uint32_t next;   /* its character; behind a backslash if `is_escaped` */
    bool is_escaped; /* the next token is a backslash and `next` */
    uint32_t flags;
    uint32_t look_behind_groups; /* groups before the look-behind; 0: none */
    uint32_t last_condition;     /* the greatest group that one asks for */
    bool has_reference;
    bool has_repeat;
    ARRAY(RegexName) names;
    ARRAY(RegexWidth) groups; /* [0] is the pattern; low > high: still open */
} RegexReader;

/* ASCII's alone: what `re` reads itself knows no others. */
static inline bool regex_is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static inline bool regex_is_white(uint32_t point)
{
    return point == ' ' || (point >= '\t' && point <= '\r');
}

/* Tokens. */
bool regex_is_next(const RegexReader *reader, char byte);
bool regex_take(RegexReader *reader, char byte);
void regex_advance(RegexReader *reader);
void regex_seek(RegexReader *reader, uint32_t at);
bool regex_next_is_digit(const RegexReader *reader);
/* Marks the pattern as one that CPython refuses, or that is not understood;
 * both return NULL. */
RegexNode *regex_fail(RegexReader *reader);
RegexNode *regex_give_up(RegexReader *reader);

/* A new node whose text begins at `start` and ends at the next token. */
RegexNode *regex_node(RegexReader *reader, RegexOp op, uint32_t start);
void regex_append(RegexList *list, RegexNode *node);

/* Alternatives, up to `)` or the end; and one of them. */
RegexNode *regex_read_branch(RegexReader *reader, bool verbose, uint32_t depth);
RegexNode *regex_read_sequence(RegexReader *reader, bool verbose,
                               uint32_t depth, bool is_first);

/* What stands behind the token `(`: a group and all other things that begin
 * so. NULL: a comment, or flags; `*verbose` follows them. */
RegexNode *regex_read_group(RegexReader *reader, uint32_t start, bool *verbose,
                            uint32_t depth, bool may_set_flags);

/* What a backslash and the character behind it, both taken, stand for. */
RegexNode *regex_read_escape(RegexReader *reader, uint32_t start,
                             uint32_t letter);

/* What stands behind the token `[`. */
RegexNode *regex_read_set(RegexReader *reader, uint32_t start);

/* May the group be referred to here? Else the pattern is wrong. */
bool regex_check_group(RegexReader *reader, uint32_t group);
bool regex_check_look_behind(RegexReader *reader, uint32_t group);

/* Factors out what alternatives begin with, makes a set of characters. */
RegexNode *regex_merge(RegexReader *reader, RegexNode *sequences,
                       uint32_t start);

/* The distinct ones of the items, in order; they may be many. */
uint32_t regex_unique(RegexReader *reader, RegexItem *items, uint32_t count);

/* How many characters the nodes match, as CPython counts. */
RegexWidth regex_width(const RegexReader *reader, const RegexNode *first);

#endif
