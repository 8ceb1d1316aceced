#ifndef HOTLINT_TEXT_SCANNER_H
#define HOTLINT_TEXT_SCANNER_H

/* Python's words and marks without a parser: passes over comments and
 * strings (f-strings are code between their braces), joins what brackets and
 * backslashes hold together to logical lines, and measures indentation as
 * the grammar's scanner does. What it cannot read is SCAN_BAD; code that
 * Python reads is not. */

#include "base/str.h"
#include "text/scan_class.h"
#include "text/span.h"

typedef enum ScanKind {
    SCAN_WORD,  /* an identifier or keyword */
    SCAN_MARK,  /* an operator, bracket or delimiter */
    SCAN_VALUE, /* a number or a piece of a string */
    SCAN_LINE,  /* a logical line begins: see `line` and `indent` */
    SCAN_END,
    SCAN_BAD,
    SCAN_START /* nothing has been read */
} ScanKind;

enum { SCAN_NESTING = 8 /* f-strings in each other */ };

/* An f-string whose braces are being read. */
typedef struct ScanString {
    char quote;
    bool triple;
    bool raw;
    uint8_t level;  /* open braces: `{x:{width}}` has two */
    uint32_t depth; /* open brackets around it */
} ScanString;

/* Told of each comment, from its `#` to the end of the line. */
typedef void ScanComment(void *context, Span comment);

typedef struct Scanner {
    Str text;
    size_t at;
    ScanKind kind; /* of the last lexeme; it is text[start … at) */
    size_t start;
    uint32_t hash; /* of a SCAN_WORD: scan_hash of it */
    size_t line;   /* where the physical line of a SCAN_LINE begins */
    uint32_t indent;
    uint32_t depth; /* open brackets of the innermost code */
    uint32_t nested;
    ScanString strings[SCAN_NESTING];
    ScanComment *on_comment; /* NULL: nobody asks */
    void *context;
} Scanner;

/* A NUL must follow the text, as it does in a Source. Comments are told once
 * `on_comment` and `context` are set. */
void scanner_init(Scanner *scanner, Str text);

/* Goes to the next lexeme and returns its kind; SCAN_END and SCAN_BAD stay. */
ScanKind scanner_next(Scanner *scanner);

/* The offset of what is behind the indentation of the line at `at`, whose
 * width is measured. A NUL must follow the text. */
size_t scanner_indent(Str text, size_t at, uint32_t *width);

/* After SCAN_BAD: goes on at the next line, as if a statement began there.
 * False: there is none, and the kind is SCAN_END. */
bool scanner_resume(Scanner *scanner);

/* The bytes of the last lexeme. */
static inline Str scanner_text(const Scanner *scanner)
{
    return (Str){scanner->text.data + scanner->start,
                 scanner->at - scanner->start};
}

/* Takes the next run of scan_is_word_byte off `text`; false: there is none. */
bool scan_next_word(Str *text, Str *word);

/* Hashes the next such run before `end` and moves `*text` behind it; false:
 * there is none. At `end` there must be none of those bytes. */
bool scan_next_hash(const char **text, const char *end, uint32_t *hash);

enum { SCAN_FACTOR = 0x01000193 /* of FNV */ };

static inline uint32_t scan_hash_byte(uint32_t hash, char byte)
{
    return hash * SCAN_FACTOR + (unsigned char)byte;
}

static inline uint32_t scan_hash(Str word)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < word.size; i++)
        hash = scan_hash_byte(hash, word.data[i]);
    return hash;
}

#endif
