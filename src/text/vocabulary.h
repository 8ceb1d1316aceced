#ifndef HOTLINT_TEXT_VOCABULARY_H
#define HOTLINT_TEXT_VOCABULARY_H

/* What a skimmer looks out for. A Clause is a list of lexemes of which one
 * must be there; a Want is a set of clauses that must all be met. Both are
 * numbers here, so that a file is skimmed by joining sets of bits.
 *
 *   Want "pop(0) of a list"   [.pop(], in one line of a loop
 *   Want "regex in a loop"    [?search( ?match( ?sub( …], in one line of a
 *                             loop, and somewhere in the file [re]
 *
 * Built once, then constant and shared. */

#include "base/array.h"
#include "base/str.h"

enum {
    BIT_WORDS = 4,
    BIT_LIMIT = BIT_WORDS * 64, /* of clauses, and of wants */
    CLAUSE_FULL = -1
};

typedef struct Bits {
    uint64_t words[BIT_WORDS];
} Bits;

static inline void bits_add(Bits *bits, const Bits *more)
{
    for (int i = 0; i < BIT_WORDS; i++)
        bits->words[i] |= more->words[i];
}

static inline bool bits_hold(const Bits *bits, const Bits *wanted)
{
    for (int i = 0; i < BIT_WORDS; i++)
        if (wanted->words[i] & ~bits->words[i])
            return false;
    return true;
}

static inline void bits_set(Bits *bits, uint32_t bit)
{
    bits->words[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static inline bool bits_test(const Bits *bits, uint32_t bit)
{
    return bits->words[bit / 64] >> (bit % 64) & 1;
}

/* Is one of them in both? */
static inline bool bits_share(const Bits *left, const Bits *right)
{
    uint64_t common = 0;
    for (int i = 0; i < BIT_WORDS; i++)
        common |= left->words[i] & right->words[i];
    return common != 0;
}

/* Takes the lowest bit out; false: there is none. */
static inline bool bits_take(Bits *bits, uint32_t *bit)
{
    for (uint32_t i = 0; i < BIT_WORDS; i++) {
        uint64_t word = bits->words[i];
        if (!word)
            continue;
        bits->words[i] = word & (word - 1);
        *bit = i * 64 + (uint32_t)__builtin_ctzll(word);
        return true;
    }
    return false;
}

/* Lexemes that are no words or marks of their own. */
#define LEXEME_IN "<in>"           /* the operator `in`, not that of a `for` */
#define LEXEME_IN_NAME "<in name>" /* the same before `x` or `….x` */
#define LEXEME_ASSIGN "<assign>"   /* `x = …`, `x: …` */
#define LEXEME_ITEM "<item>"       /* `x[…] = …`, `x[…]: …` */
#define LEXEME_SELF "<self>"       /* `x = … x …` */
#define LEXEME_SELF_ITEM "<self item>" /* `x = x[…` */
#define LEXEME_OPEN_SLICE ":]"         /* of `x[…:]` */
#define LEXEME_GROW "<grow>"     /* `x += …`, what is added being no number */
#define LEXEME_FORMAT "<format>" /* braces in an f-string */
#define LEXEME_PART ":"          /* within brackets: of a slice or a pair */
/* A function's name, called in its body: in a loop, or a second time. */
#define LEXEME_AGAIN "<again>"

typedef enum Keyword {
    KEYWORD_NONE,
    KEYWORD_ASYNC,
    KEYWORD_DEF,
    KEYWORD_FOR,
    KEYWORD_WHILE,
    KEYWORD_IN,
    KEYWORD_IMPORT,
    KEYWORD_FROM,
    KEYWORD_AS,
    KEYWORD_GLOBAL,
    KEYWORD_CLASS,
    KEYWORD_COMPOUND /* others that begin a statement with a suite */
} Keyword;

/* How a word stands. In clauses the last four are spelled `f(`, `.f(`, `?f(`
 * and `~f`. */
typedef enum WordForm {
    WORD_ANYHOW,
    WORD_FUNCTION, /* before a bracket, not behind a dot */
    WORD_METHOD,   /* between a dot and a bracket */
    WORD_CALLED,   /* before a bracket */
    WORD_FOREIGN,  /* anyhow, but no folder that the file is in is called so */
    WORD_FORMS
} WordForm;

typedef struct Lexeme {
    Str text;
    Keyword keyword;
    bool has_forms;           /* WORD_FUNCTION to WORD_CALLED count */
    bool is_foreign;          /* WORD_FOREIGN counts */
    Bits clauses[WORD_FORMS]; /* those that it meets; of a mark, the first */
} Lexeme;

typedef struct Want {
    Bits clauses;
    Bits in_file;  /* clauses that only the file must meet */
    uint32_t id;   /* whose want it is, below BIT_LIMIT; several may share */
    uint8_t lines; /* logical lines that it spans at most; 0: any number, but
                    * in one function that is in no other, or outside of all */
    bool in_loop;
    bool in_function; /* not outside of all */
    bool whole; /* the file must be seen whole, not function by function */
} Want;

/* Where a lexeme is looked for. */
typedef struct LexemeSlot {
    uint32_t hash;
    uint32_t number; /* of the lexeme, from 1; 0: it is free */
} LexemeSlot;

enum { FILTER_WORDS = 256 /* of bits for hashes */, MARK_LIMIT = 128 };

typedef struct Vocabulary {
    Arena *arena;
    ARRAY(Lexeme) lexemes;
    LexemeSlot *slots; /* open addressing */
    uint32_t mask;
    uint32_t marks[MARK_LIMIT];    /* numbers of lexemes of one ASCII byte */
    uint64_t filter[FILTER_WORDS]; /* hashes that there are */
    Bits in, in_name, assign, item, self, self_item, open_slice, grow, format;
    Bits again;
    ARRAY(struct ClauseText) clauses;
    ARRAY(Want) wants;          /* see vocabulary_want */
    Bits by_clause[BIT_LIMIT];  /* wants, each with one of its clauses */
    Bits by_none;               /* those that have no clause */
    const char *const *watched; /* words in comments, lower case, NULL at the
                                 * end; NULL: none */
} Vocabulary;

/* A list of lexemes, for finding an equal clause. */
struct ClauseText {
    const Str *lexemes;
    uint32_t count;
};

void vocabulary_init(Vocabulary *vocabulary, Arena *arena);

/* The number of the clause that has these lexemes, whose texts must live on;
 * CLAUSE_FULL: there is room for no more. */
int vocabulary_clause(Vocabulary *vocabulary, const Str *lexemes,
                      uint32_t count);

/* Adds a want; there are below BIT_LIMIT so far. */
void vocabulary_want(Vocabulary *vocabulary, const Want *want);

/* See vocabulary_find, which mostly has no need of it. */
const Lexeme *vocabulary_search(const Vocabulary *vocabulary, Str text,
                                uint32_t hash);

/* The lexeme with this text and scan_hash, or NULL. */
static inline const Lexeme *vocabulary_find(const Vocabulary *vocabulary,
                                            Str text, uint32_t hash)
{
    uint64_t filter = vocabulary->filter[hash / 64 % FILTER_WORDS];
    bool may_be = filter >> (hash % 64) & 1;
    return may_be ? vocabulary_search(vocabulary, text, hash) : NULL;
}

/* The same for a mark of one ASCII byte. */
static inline const Lexeme *vocabulary_mark(const Vocabulary *vocabulary,
                                            char mark)
{
    uint32_t number = vocabulary->marks[(unsigned char)mark % MARK_LIMIT];
    return number ? &vocabulary->lexemes.items[number - 1] : NULL;
}

#endif
