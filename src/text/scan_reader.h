#ifndef HOTLINT_TEXT_SCAN_READER_H
#define HOTLINT_TEXT_SCAN_READER_H

/* The inside of scanner_next: scanner.c reads words and lines, scan_mark.c
 * numbers and marks, scan_string.c what is in quotes. */

#include "text/scanner.h"

/* The next byte; at the end the NUL that follows the text. */
static inline char scan_here(const Scanner *scanner)
{
    return scanner->text.data[scanner->at];
}

/* One that is `ahead` of it; a NUL: there is none. */
static inline char scan_peek(const Scanner *scanner, size_t ahead)
{
    size_t at = scanner->at + ahead;
    return at < scanner->text.size ? scanner->text.data[at] : '\0';
}

static inline ScanKind scan_found(Scanner *scanner, ScanKind kind)
{
    scanner->kind = kind;
    return kind;
}

/* A string that is no f-string, its first quote being next. */
ScanKind scan_string(Scanner *scanner);

/* What stands before a quote and was just read: a prefix, or a word of its
 * own. */
ScanKind scan_prefixed(Scanner *scanner);

/* The text of an f-string, or of a format behind `:`, up to the next code or
 * the string's end. */
ScanKind scan_text(Scanner *scanner);

/* A number. Words may stand right behind one: `1if x else 2`. */
ScanKind scan_number(Scanner *scanner);

/* A bracket, or the brace that ends the code in an f-string. */
ScanKind scan_open(Scanner *scanner);
ScanKind scan_close(Scanner *scanner);

/* An operator or delimiter, or what follows the code in an f-string. */
ScanKind scan_mark(Scanner *scanner);

#endif
