/* Strings, and what is in f-strings. */

#include "text/scan_reader.h"

/* Does an odd number of backslashes stand before `at`, not before `start`? */
static bool is_escaped(Str text, size_t start, size_t at)
{
    size_t before = at;
    while (before > start && text.data[before - 1] == '\\')
        before--;
    return (at - before) % 2;
}

/* The rest of a string in three quotes, which may be long. */
static ScanKind skip_long_string(Scanner *scanner, char quote)
{
    Str text = scanner->text;
    size_t start = scanner->at;
    for (size_t at = str_find_byte(text, quote, start); at + 2 < text.size;
         at = str_find_byte(text, quote, at + 1)) {
        if (text.data[at + 1] != quote || text.data[at + 2] != quote ||
            is_escaped(text, start, at))
            continue;
        scanner->at = at + 3;
        return scan_found(scanner, SCAN_VALUE);
    }
    return scan_found(scanner, SCAN_BAD);
}

static ScanKind skip_short_string(Scanner *scanner, char quote)
{
    const char *data = scanner->text.data;
    size_t size = scanner->text.size;
    size_t at = scanner->at;
    for (; at < size && data[at] != '\n'; at++) {
        if (data[at] == '\\') {
            at += data[at + 1] == '\r' && data[at + 2] == '\n' ? 2 : 1;
        } else if (data[at] == quote) {
            scanner->at = at + 1;
            return scan_found(scanner, SCAN_VALUE);
        }
    }
    return scan_found(scanner, SCAN_BAD);
}

/* A string that is no f-string, its first quote being next. */
ScanKind scan_string(Scanner *scanner)
{
    char quote = scan_peek(scanner, 0);
    bool is_long =
        scan_peek(scanner, 1) == quote && scan_peek(scanner, 2) == quote;
    scanner->at += is_long ? 3 : 1;
    return is_long ? skip_long_string(scanner, quote)
                   : skip_short_string(scanner, quote);
}

/* `\N{DASH}` is a character; before another brace the backslash is one. */
static void skip_escape(Scanner *scanner, const ScanString *string)
{
    bool named = !string->raw && scan_peek(scanner, 1) == 'N' &&
                 scan_peek(scanner, 2) == '{';
    scanner->at++;
    if (named) {
        while (scan_peek(scanner, 0) && scan_peek(scanner, 0) != '}')
            scanner->at++;
        scanner->at++;
    } else if (scan_peek(scanner, 0) == '\r' && scan_peek(scanner, 1) == '\n') {
        scanner->at += 2;
    } else if (scan_peek(scanner, 0) && scan_peek(scanner, 0) != '{' &&
               scan_peek(scanner, 0) != '}') {
        scanner->at++;
    }
}

static bool ends_string(const Scanner *scanner, const ScanString *string)
{
    return scan_peek(scanner, 0) == string->quote &&
           (!string->triple || (scan_peek(scanner, 1) == string->quote &&
                                scan_peek(scanner, 2) == string->quote));
}

/* The text of an f-string, or of a format behind `:`, up to the next code or
 * the string's end. */
ScanKind scan_text(Scanner *scanner)
{
    ScanString *string = &scanner->strings[scanner->nested - 1];
    for (;;) {
        char byte = scan_peek(scanner, 0);
        bool format = string->level > 0;
        if (scanner->at >= scanner->text.size || byte == '\0' ||
            (byte == '\n' && !string->triple))
            return scan_found(scanner, SCAN_BAD);
        if (byte == '\\') {
            skip_escape(scanner, string);
        } else if (byte == '{' && scan_peek(scanner, 1) == '{' && !format) {
            scanner->at += 2;
        } else if (byte == '{') {
            scanner->at++;
            string->level++;
            return scan_found(scanner, SCAN_VALUE);
        } else if (byte == '}' && format) {
            scanner->at++;
            string->level--;
        } else if (ends_string(scanner, string)) {
            scanner->at += string->triple ? 3 : 1;
            scanner->depth = string->depth;
            scanner->nested--;
            return scan_found(scanner, format ? SCAN_BAD : SCAN_VALUE);
        } else {
            scanner->at++;
        }
    }
}

static ScanKind open_fstring(Scanner *scanner, bool raw)
{
    char quote = scan_peek(scanner, 0);
    bool triple =
        scan_peek(scanner, 1) == quote && scan_peek(scanner, 2) == quote;
    if (scanner->nested == SCAN_NESTING)
        return scan_found(scanner, SCAN_BAD);
    scanner->at += triple ? 3 : 1;
    scanner->strings[scanner->nested++] = (ScanString){
        .quote = quote, .triple = triple, .raw = raw, .depth = scanner->depth};
    scanner->depth = 0;
    return scan_text(scanner);
}

/* What stands before a quote: a prefix, or a word of its own. */
ScanKind scan_prefixed(Scanner *scanner)
{
    Str prefix = scanner_text(scanner);
    bool format = false;
    bool raw = false;
    for (size_t i = 0; i < prefix.size; i++) {
        char letter = (char)(prefix.data[i] | 0x20);
        format |= letter == 'f' || letter == 't';
        raw |= letter == 'r';
        if (letter != 'f' && letter != 't' && letter != 'r' && letter != 'b' &&
            letter != 'u')
            return scan_found(scanner, SCAN_WORD);
    }
    if (prefix.size > 2)
        return scan_found(scanner, SCAN_WORD);
    return format ? open_fstring(scanner, raw) : scan_string(scanner);
}
