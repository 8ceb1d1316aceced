#ifndef HOTLINT_MODEL_REGEX_SYNTAX_H
#define HOTLINT_MODEL_REGEX_SYNTAX_H

/* Regular expressions as CPython's `re` reads them.
 *
 * The tree is the one that re._parser (sre_parse before 3.11) makes of the
 * same pattern: `a|b|c` is already a set, a common prefix of alternatives
 * stands before them, and groups that capture nothing are gone. Source of
 * every detail: Lib/re/_parser.py of CPython 3.9 to 3.14. The tree belongs to
 * the arena. */

#include "base/array.h"
#include "text/version.h"

/* A pattern's characters. Offsets are for whoever wants to point at them. */
typedef struct RegexText {
    const uint32_t *points;  /* code points; of a bytes pattern its bytes */
    const uint32_t *offsets; /* of each in a file, and of the end; or NULL */
    uint32_t count;
    bool is_bytes;
} RegexText;

/* As in `re`, same values. */
enum {
    REGEX_TEMPLATE = 1,
    REGEX_IGNORECASE = 2,
    REGEX_LOCALE = 4,
    REGEX_MULTILINE = 8,
    REGEX_DOTALL = 16,
    REGEX_UNICODE = 32,
    REGEX_VERBOSE = 64,
    REGEX_DEBUG = 128,
    REGEX_ASCII = 256
};

typedef enum RegexOp {
    REGEX_LITERAL,
    REGEX_NOT_LITERAL,
    REGEX_ANY,
    REGEX_IN,
    REGEX_AT,
    REGEX_BRANCH,   /* children: sequences */
    REGEX_SEQUENCE, /* of a branch or a conditional */
    REGEX_GROUP,    /* captures, or changes flags */
    REGEX_ATOMIC,
    REGEX_GREEDY,
    REGEX_LAZY,
    REGEX_POSSESSIVE,
    REGEX_ASSERT,
    REGEX_ASSERT_NOT,
    REGEX_REFERENCE,
    REGEX_CONDITIONAL, /* children: one sequence or two */
    REGEX_FAILURE
} RegexOp;

typedef enum RegexPlace {
    REGEX_BEGINNING,        /* ^ */
    REGEX_BEGINNING_STRING, /* \A */
    REGEX_BOUNDARY,         /* \b */
    REGEX_NON_BOUNDARY,     /* \B */
    REGEX_END,              /* $ */
    REGEX_END_STRING        /* \Z, \z */
} RegexPlace;

typedef enum RegexCategory {
    REGEX_DIGIT,
    REGEX_NOT_DIGIT,
    REGEX_SPACE,
    REGEX_NOT_SPACE,
    REGEX_WORD,
    REGEX_NOT_WORD
} RegexCategory;

typedef enum RegexItemKind {
    REGEX_ITEM_LITERAL,
    REGEX_ITEM_RANGE,
    REGEX_ITEM_CATEGORY
} RegexItemKind;

/* Of a set: a character, a range or, in `low`, a RegexCategory. */
typedef struct RegexItem {
    RegexItemKind kind;
    uint32_t low, high;
} RegexItem;

#define REGEX_MANY UINT32_MAX /* `max` of `*`; CPython's MAXREPEAT */

enum { REGEX_DEEPEST = 150 /* nested groups; deeper ones are not read */ };

typedef struct RegexNode RegexNode;
struct RegexNode {
    RegexOp op;
    uint32_t value; /* character, RegexPlace, number of group or reference */
    uint32_t min, max;
    uint16_t add_flags, del_flags; /* of a group */
    bool is_negated;               /* of a set */
    bool is_behind;                /* of look-around */
    uint32_t start, end;           /* in RegexText */
    const RegexItem *items;
    uint32_t item_count;
    RegexNode *child;   /* the first one */
    RegexNode *next;    /* the one behind it in its sequence */
    uint64_t low, high; /* width of a group, known once it is closed */
};

typedef enum RegexStatus {
    REGEX_READ,
    REGEX_WRONG,  /* CPython raises an exception */
    REGEX_UNKNOWN /* too deep, or `\N{…}`: whose names are not known here */
} RegexStatus;

typedef struct Regex {
    RegexStatus status;
    uint32_t flags; /* the given ones, those inside, and the implied one */
    uint32_t groups;
    bool has_reference; /* a back-reference or a conditional */
    RegexNode *first;   /* NULL: the empty pattern */
} Regex;

/* Reads a pattern as `re.compile(text, flags)` of that Python does. Takes
 * time linear in the text, and a depth of calls bounded by REGEX_DEEPEST. */
Regex regex_parse(Arena *arena, RegexText text, uint32_t flags,
                  Version version);

/* Do both stand for the same single step: character, set, place? Whatever
 * has parts is equal to nothing, as in CPython. */
bool regex_same_step(const RegexNode *left, const RegexNode *right);

#endif
