#ifndef HOTLINT_TEXT_SKIMMER_H
#define HOTLINT_TEXT_SKIMMER_H

/* The inside of skim_text, which reads a file line by line: skim.c takes the
 * lines of a part together, skim_word.c and skim_mark.c read what is in one,
 * skim_keep.c decides what of the rest has to stay. */

#include "text/scanner.h"
#include "text/skim.h"

enum {
    MOST_LOOPS = 64,    /* in each other */
    MOST_TARGETS = 4,   /* of one line, looked out for behind their `=` */
    MOST_NAMES = 8,     /* of functions in each other */
    MOST_CLASSES = 256, /* of one file */
    UNKNOWN_WORDS = 16  /* of bits for hashes */
};

/* Clauses that are met, and those that are met in a loop. */
typedef struct Found {
    Bits any;
    Bits loop;
} Found;

/* A function, or all that is in none. */
typedef struct Unit {
    Found all;
    ARRAY(Found) lines;
} Unit;

typedef struct Word {
    Str text;
    uint32_t hash;
} Word;

/* How far the operand behind `in` has been read. */
typedef enum Operand {
    OPERAND_NONE,
    OPERAND_BEGINS,
    OPERAND_NAME, /* `x` or `….x` */
    OPERAND_DOT,
    OPERAND_OPEN,  /* in brackets of its own */
    OPERAND_CLOSED /* something else than a name, so far */
} Operand;

/* How far what is behind `+=` has been read. */
typedef enum Growth { GROWTH_NONE, GROWTH_BEGINS, GROWTH_NUMBER } Growth;

/* What the next word names. */
typedef enum Naming {
    NAMES_NOTHING,
    NAMES_FUNCTION,
    NAMES_RECEIVER, /* may be a first parameter */
    NAMES_CLASS
} Naming;

/* The logical line that is being read. */
typedef struct Line {
    Bits found;
    bool in_loop;
    bool header;    /* of a function that is in no other */
    bool decorates; /* the statement goes on in the next line */
    bool fixed;     /* cannot be left out */
    bool opens;     /* ends with a `:`, so far */
    bool is_class;
    uint32_t names; /* words up to the last that is given a meaning */
    bool compound;  /* begins with a keyword that has a suite */
    bool import;    /* `from` or `import` came */
    bool imports;   /* `import` came */
    bool first;     /* no word came yet, but for `async` */
    Naming naming;
    Operand operand;
    uint32_t operand_depth; /* brackets around it */
    Growth growth;
    uint32_t loops; /* `for`s whose `in` is still to come */
    Word last;
    bool last_is_part; /* `last` stands behind a `.` */
    char mark;         /* the byte that was just read as a mark; or 0 */
    Word object;    /* the word before a `.` just read, if a name; or empty */
    Word annotated; /* the last word before a `:` */
    Word targets[MOST_TARGETS];
    uint32_t target_count;
    const Lexeme *lexeme; /* of the word just read; NULL: it has none */
    bool word_is_again;   /* names a function that it stands in */
    bool word_is_target;  /* of what is assigned */
    bool calls_again;
    bool assigns_item; /* to an `x[…]` */
    size_t end;        /* of what was read */
} Line;

typedef struct Skimmer {
    Arena *arena;
    const Vocabulary *vocabulary;
    Str path; /* of the file */
    Scanner scanner;
    Skim skim;
    Unit outside;
    Unit inside;
    Bits file;    /* all that is met anywhere */
    Bits granted; /* met everywhere: an import gave it another name */
    Bits given;   /* of it, what was so before the first function */
    bool opened;  /* there was one */
    bool open;    /* a function that is in no other is */
    SkimPart head;
    SkimPart body;
    uint32_t indent;       /* of its `def` */
    uint32_t begin;        /* where the first `async` or `def` of the line is */
    bool begun;            /* a line has been */
    Span statement;        /* where it and its words begin */
    bool in_suite;         /* of no class and no function */
    uint32_t suite_indent; /* of its header */
    uint32_t line_indent;
    Word names[MOST_NAMES];       /* of the functions around */
    uint32_t indents[MOST_NAMES]; /* of their `def`s */
    Word receivers[MOST_NAMES];   /* their first parameters */
    uint32_t name_count;
    uint32_t receiver_count;
    uint32_t again_count;       /* calls of a function in itself */
    Word classes[MOST_CLASSES]; /* of the file, so far */
    uint32_t class_count;
    uint64_t unknown[UNKNOWN_WORDS]; /* hashes of objects that no class so far
                                      * is called like */
    uint32_t loops[MOST_LOOPS];      /* indents of loops around */
    uint32_t loop_count;
    Line line;
} Skimmer;

static inline bool skim_same_word(const Word *left, const Word *right)
{
    return left->hash == right->hash && str_equal(left->text, right->text);
}

static inline bool skim_is_in(const Word *words, uint32_t count,
                              const Word *word)
{
    for (uint32_t i = 0; i < count; i++)
        if (skim_same_word(&words[i], word))
            return true;
    return false;
}

/* Something of the vocabulary was found in the line. */
static inline void skim_find(Skimmer *skimmer, const Bits *clauses)
{
    bits_add(&skimmer->line.found, clauses);
}

/* Begins a function with the `def` at hand, unless one is open. */
void skim_open_function(Skimmer *skimmer);

/* The word just read. */
void skim_word(Skimmer *skimmer);

/* The mark just read; `after_word`: a word stood right before it. */
void skim_mark(Skimmer *skimmer, bool after_word);

/* The number or text just read. */
void skim_value(Skimmer *skimmer);

/* Does anything wait for what was just read: the operand behind an `in`, what
 * is added behind a `+=`? */
static inline bool skim_waits(const Skimmer *skimmer)
{
    return skimmer->line.operand || skimmer->line.growth;
}

/* What waits looks at what was just read. Comes first. */
void skim_waiting(Skimmer *skimmer);

/* The same at the end of the line. */
void skim_waiting_ends(Skimmer *skimmer);

/* The operator `in`. */
void skim_in(Skimmer *skimmer);

/* An import gave what was just read another name, or is of a package. */
void skim_grant(Skimmer *skimmer);

#endif
