#ifndef HOTLINT_ENGINE_RULE_H
#define HOTLINT_ENGINE_RULE_H

/* What a rule is once its page has been read: plain data that refers to
 * itself by index, so that hotlint-freeze can write it as constant tables
 * and so that workers share it. Who reads pages is `catalog`.
 *
 *   Rule ──▶ Pattern (one a query) ──▶ PatternNode … (pre-order)
 *                                 └──▶ Check … ──▶ Argument …
 */

#include "base/intern.h"
#include "base/str.h"
#include "base/table.h"
#include "text/version.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum Impact {
    IMPACT_COMPLEXITY,
    IMPACT_LATENCY,
    IMPACT_CONSTANT,
    IMPACT_MEMORY
} Impact;

typedef enum Severity {
    SEVERITY_OFF,
    SEVERITY_NOTE,
    SEVERITY_WARNING
} Severity;

/* A run of items in one of the RuleSet's arrays. */
typedef struct Range {
    uint32_t first;
    uint32_t count;
} Range;

enum {
    PATTERN_ANY = 0xFFFE,         /* `_`: any node */
    PATTERN_ANY_NAMED = 0xFFFD,   /* `(_)` */
    PATTERN_ALTERNATION = 0xFFFC, /* `[…]`: its children are the choices */
    PATTERN_MISSING = 0xFFFB,     /* `(MISSING)`: what the parser made up */
    CAPTURE_LIMIT = 16            /* captures of one pattern */
};

/* Where a pattern node stands among its siblings. */
enum {
    STEP_OPTIONAL = 1, /* `?` */
    STEP_ANCHORED = 2, /* `.` before it: next to the one before, or first */
    STEP_LAST = 4      /* `.` behind it: no sibling follows */
};

/* One node of a pattern, in pre-order. */
typedef struct PatternNode {
    uint16_t kind;   /* Kind of the grammar, or PATTERN_… */
    uint8_t field;   /* Field, 0: any */
    uint8_t flags;   /* STEP_… */
    uint16_t next;   /* index behind this node's descendants, in the pattern */
    uint8_t capture; /* 0: none, else 1 + index in Pattern.captures */
    uint8_t word_is_wrong; /* `#not-eq?`: the text must NOT be a word */
    Range words;           /* RuleSet.word_lists: the text is one of these */
    Range without;         /* RuleSet.fields: fields that must be missing */
} PatternNode;

/* An argument of a predicate: a capture or a word. */
typedef struct Argument {
    uint8_t capture; /* 0: a word, else 1 + index in Pattern.captures */
    Symbol word;
} Argument;

/* One use of a predicate. */
typedef struct Check {
    uint8_t predicate; /* Predicate of predicate.def */
    bool negated;
    Range arguments; /* RuleSet.arguments */
    uint32_t line;   /* in the page, for `why` */
} Check;

/* One `query` fence of a page. */
typedef struct Pattern {
    Str variant; /* empty: the page's only one */
    Str message; /* empty: the rule's */
    Str help;    /* empty: the rule's */
    Impact impact;
    Severity severity;
    uint16_t rule;  /* RuleSet.rules */
    Range nodes;    /* RuleSet.nodes; the first is the root */
    Range checks;   /* RuleSet.checks, in the order of the page */
    Range captures; /* RuleSet.capture_names */
    uint8_t report; /* index of `@report` among the captures */
    uint8_t loop;   /* 1 + index of `@loop`, 0: the innermost one */
    uint32_t line;  /* in the page */
} Pattern;

/* What a filter says of a match; see filters.def for the reasons of NO. */
typedef enum Answer { ANSWER_NO, ANSWER_NOTE, ANSWER_YES } Answer;

struct Question;
typedef Answer Filter(const struct Question *question);

typedef struct Rule {
    Str name;
    Str code;
    Str family;  /* folder of the page */
    Str message; /* placeholders in braces */
    Str help;
    Str page; /* the whole page, as Markdown */
    Impact impact;
    Severity severity;
    bool default_on;
    bool user;          /* from a folder of the user's */
    Version min_python; /* 0: any */
    Version max_python; /* 0: any */
    Range patterns;
    Range over;     /* RuleSet.rule_lists: rules silenced on the same node */
    Range evidence; /* RuleSet.evidence */
    Range peers;    /* RuleSet.texts: codes of other linters */
    Range was;      /* RuleSet.texts: former names */
    uint32_t gate;  /* size of the bench that decides, see evidence.h */
    Filter *filter; /* NULL: predicates say all */
} Rule;

/* One line of rules/evidence.tsv. */
typedef struct Evidence {
    Str variant;
    Version version;
    Str build; /* how that CPython was built */
    uint32_t size;
    Str unit;           /* ratio, ms or bytes */
    double slow, fast;  /* nanoseconds, or bytes */
    double low, high;   /* range of `unit` over the samples */
    double slow_growth; /* exponent of time over size; NAN: not measured */
    double fast_growth;
} Evidence;

enum { TRIGGER_DEPTH = 4 };

/* A pattern to try at the ancestor `depth` above a node, if the node and the
 * ancestors below that one are their parents' children by these fields. */
typedef struct Trigger {
    uint16_t pattern;
    uint8_t depth;
    uint8_t fields[TRIGGER_DEPTH];
} Trigger;

typedef struct RuleSet {
    const Rule *rules;
    const Pattern *patterns;
    const PatternNode *nodes;
    const Check *checks;
    const Argument *arguments;
    const Symbol *word_lists;
    const uint8_t *fields;
    const Str *capture_names;
    const uint16_t *rule_lists;
    const Str *texts;
    const Evidence *evidence;
    const Table *tables;
    const Str *words; /* text of symbols 1 … word_count - 1 */
    const Trigger *triggers;
    const Range *by_kind; /* triggers of each Kind, KIND_COUNT of them */
    const Range *by_word; /* triggers of each word, word_count of them */
    uint32_t rule_count, pattern_count, node_count, check_count;
    uint32_t argument_count, word_list_count, field_count;
    uint32_t capture_name_count, rule_list_count, text_count;
    uint32_t evidence_count, table_count, word_count, trigger_count;
} RuleSet;

/* The rule with this name or code (or former name), or NULL. */
const Rule *rule_find(const RuleSet *rules, Str name_or_code);

/* What `distance_hint` says of the rules' names and codes. */
const char *rule_hint(Arena *arena, const RuleSet *rules, Str word);

/* A table of rules/data by its file name without `.tsv`, or NULL. */
const Table *rule_table(const RuleSet *rules, Str name);

/* What the page says between its metadata and its first section: why the
 * pattern costs. */
Str rule_prose(const Rule *rule);

/* The words of an enum, as pages and reports spell them. */
Str impact_name(Impact impact);
Str severity_name(Severity severity);

#endif
