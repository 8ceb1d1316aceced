#include "text/scanner.h"

#include <string.h>

enum { TAB_WIDTH = 8 };

typedef enum Class {
    CLASS_MARK, /* what is nothing else */
    CLASS_SPACE,
    CLASS_LETTER,
    CLASS_DIGIT,
    CLASS_QUOTE,
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_NEWLINE,
    CLASS_COMMENT,
    CLASS_BACKSLASH,
    CLASS_NUL
} Class;

#define LETTERS(first)                                                         \
    [(first)] = CLASS_LETTER, [(first) + 1] = CLASS_LETTER,                    \
    [(first) + 2] = CLASS_LETTER, [(first) + 3] = CLASS_LETTER,                \
    [(first) + 4] = CLASS_LETTER, [(first) + 5] = CLASS_LETTER,                \
    [(first) + 6] = CLASS_LETTER, [(first) + 7] = CLASS_LETTER

#define NOT_ASCII(first)                                                       \
    LETTERS(first), LETTERS((first) + 8), LETTERS((first) + 16),               \
        LETTERS((first) + 24)

static const unsigned char classes[256] = {
    [' '] = CLASS_SPACE,
    ['\t'] = CLASS_SPACE,
    ['\f'] = CLASS_SPACE,
    ['\r'] = CLASS_SPACE,
    ['\n'] = CLASS_NEWLINE,
    ['#'] = CLASS_COMMENT,
    ['\\'] = CLASS_BACKSLASH,
    ['\0'] = CLASS_NUL,
    ['"'] = CLASS_QUOTE,
    ['\''] = CLASS_QUOTE,
    ['('] = CLASS_OPEN,
    ['['] = CLASS_OPEN,
    ['{'] = CLASS_OPEN,
    [')'] = CLASS_CLOSE,
    [']'] = CLASS_CLOSE,
    ['}'] = CLASS_CLOSE,
    ['_'] = CLASS_LETTER,
    LETTERS('a'),
    LETTERS('i'),
    LETTERS('q'),
    ['y'] = CLASS_LETTER,
    ['z'] = CLASS_LETTER,
    LETTERS('A'),
    LETTERS('I'),
    LETTERS('Q'),
    ['Y'] = CLASS_LETTER,
    ['Z'] = CLASS_LETTER,
    ['0'] = CLASS_DIGIT,
    ['1'] = CLASS_DIGIT,
    ['2'] = CLASS_DIGIT,
    ['3'] = CLASS_DIGIT,
    ['4'] = CLASS_DIGIT,
    ['5'] = CLASS_DIGIT,
    ['6'] = CLASS_DIGIT,
    ['7'] = CLASS_DIGIT,
    ['8'] = CLASS_DIGIT,
    ['9'] = CLASS_DIGIT,
    NOT_ASCII(0x80),
    NOT_ASCII(0xA0),
    NOT_ASCII(0xC0),
    NOT_ASCII(0xE0),
};

static Class class_of(char byte)
{
    return (Class)classes[(unsigned char)byte];
}

bool scan_is_word_byte(char byte)
{
    Class class = class_of(byte);
    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

bool scan_next_word(Str *text, Str *word)
{
    size_t start = 0;
    while (start < text->size && !scan_is_word_byte(text->data[start]))
        start++;
    size_t end = start;
    while (end < text->size && scan_is_word_byte(text->data[end]))
        end++;
    *word = str_slice(*text, start, end);
    *text = str_slice(*text, end, text->size);
    return word->size > 0;
}

void scanner_init(Scanner *scanner, Str text)
{
    *scanner = (Scanner){.text = text, .fresh = true};
}

static char peek_at(const Scanner *scanner, size_t at)
{
    return at < scanner->text.size ? scanner->text.data[at] : '\0';
}

static char peek(const Scanner *scanner, size_t ahead)
{
    return peek_at(scanner, scanner->at + ahead);
}

static ScanKind found(Scanner *scanner, ScanKind kind)
{
    scanner->kind = kind;
    return kind;
}

static void skip_comment(Scanner *scanner)
{
    const char *data = scanner->text.data;
    size_t left = scanner->text.size - scanner->at;
    const char *end = memchr(data + scanner->at, '\n', left);
    uint32_t start = (uint32_t)scanner->at;
    scanner->at = end ? (size_t)(end - data) : scanner->text.size;
    if (scanner->on_comment)
        scanner->on_comment(scanner->context,
                            (Span){start, (uint32_t)scanner->at});
}

size_t scanner_indent(Str text, size_t at, uint32_t *width)
{
    *width = 0;
    for (; at < text.size; at++) {
        char byte = text.data[at];
        if (byte == ' ')
            ++*width;
        else if (byte == '\t')
            *width += TAB_WIDTH;
        else if (byte == '\f' || byte == '\r')
            *width = 0;
        else
            break;
    }
    return at;
}

/* Passes over empty lines and those that are only a comment; false at the
 * end. Afterwards `line` and `indent` are those of a line with code. */
static bool find_line(Scanner *scanner)
{
    for (;;) {
        scanner->line = scanner->at;
        scanner->at =
            scanner_indent(scanner->text, scanner->at, &scanner->indent);
        if (peek(scanner, 0) == '#')
            skip_comment(scanner);
        if (scanner->at >= scanner->text.size)
            return false;
        if (peek(scanner, 0) != '\n')
            return true;
        scanner->at++;
    }
}

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
        return found(scanner, SCAN_VALUE);
    }
    return found(scanner, SCAN_BAD);
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
            return found(scanner, SCAN_VALUE);
        }
    }
    return found(scanner, SCAN_BAD);
}

/* A string that is no f-string, its first quote being next. */
static ScanKind skip_string(Scanner *scanner)
{
    char quote = peek(scanner, 0);
    bool is_long = peek(scanner, 1) == quote && peek(scanner, 2) == quote;
    scanner->at += is_long ? 3 : 1;
    return is_long ? skip_long_string(scanner, quote)
                   : skip_short_string(scanner, quote);
}

/* `\N{DASH}` is a character; before another brace the backslash is one. */
static void skip_escape(Scanner *scanner, const ScanString *string)
{
    bool named =
        !string->raw && peek(scanner, 1) == 'N' && peek(scanner, 2) == '{';
    scanner->at++;
    if (named) {
        while (peek(scanner, 0) && peek(scanner, 0) != '}')
            scanner->at++;
        scanner->at++;
    } else if (peek(scanner, 0) == '\r' && peek(scanner, 1) == '\n') {
        scanner->at += 2;
    } else if (peek(scanner, 0) && peek(scanner, 0) != '{' &&
               peek(scanner, 0) != '}') {
        scanner->at++;
    }
}

static bool ends_string(const Scanner *scanner, const ScanString *string)
{
    return peek(scanner, 0) == string->quote &&
           (!string->triple || (peek(scanner, 1) == string->quote &&
                                peek(scanner, 2) == string->quote));
}

/* The text of an f-string, or of a format behind `:`, up to the next code or
 * the string's end. */
static ScanKind skip_text(Scanner *scanner)
{
    ScanString *string = &scanner->strings[scanner->nested - 1];
    for (;;) {
        char byte = peek(scanner, 0);
        bool format = string->level > 0;
        if (scanner->at >= scanner->text.size || byte == '\0' ||
            (byte == '\n' && !string->triple))
            return found(scanner, SCAN_BAD);
        if (byte == '\\') {
            skip_escape(scanner, string);
        } else if (byte == '{' && peek(scanner, 1) == '{' && !format) {
            scanner->at += 2;
        } else if (byte == '{') {
            scanner->at++;
            string->level++;
            return found(scanner, SCAN_VALUE);
        } else if (byte == '}' && format) {
            scanner->at++;
            string->level--;
        } else if (ends_string(scanner, string)) {
            scanner->at += string->triple ? 3 : 1;
            scanner->depth = string->depth;
            scanner->nested--;
            return found(scanner, format ? SCAN_BAD : SCAN_VALUE);
        } else {
            scanner->at++;
        }
    }
}

static ScanKind open_fstring(Scanner *scanner, bool raw)
{
    char quote = peek(scanner, 0);
    bool triple = peek(scanner, 1) == quote && peek(scanner, 2) == quote;
    if (scanner->nested == SCAN_NESTING)
        return found(scanner, SCAN_BAD);
    scanner->at += triple ? 3 : 1;
    scanner->strings[scanner->nested++] = (ScanString){
        .quote = quote, .triple = triple, .raw = raw, .depth = scanner->depth};
    scanner->depth = 0;
    return skip_text(scanner);
}

/* What stands before a quote: a prefix, or a word of its own. */
static ScanKind read_prefixed(Scanner *scanner)
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
            return found(scanner, SCAN_WORD);
    }
    if (prefix.size > 2)
        return found(scanner, SCAN_WORD);
    return format ? open_fstring(scanner, raw) : skip_string(scanner);
}

static ScanKind read_word(Scanner *scanner)
{
    const char *data = scanner->text.data;
    size_t at = scanner->at;
    uint32_t hash = 0;
    for (; scan_is_word_byte(data[at]); at++)
        hash = hash * SCAN_FACTOR + (unsigned char)data[at];
    scanner->at = at;
    scanner->hash = hash;
    return class_of(data[at]) == CLASS_QUOTE ? read_prefixed(scanner)
                                             : found(scanner, SCAN_WORD);
}

static bool is_digit_byte(char byte)
{
    return class_of(byte) == CLASS_DIGIT || byte == '_' || byte == '.';
}

/* Words may stand right behind a number: `1if x else 2`. */
static ScanKind read_number(Scanner *scanner)
{
    char base = (char)(peek(scanner, 1) | 0x20);
    if (peek(scanner, 0) == '0' &&
        (base == 'x' || base == 'o' || base == 'b')) {
        while (scan_is_word_byte(peek(scanner, 0)))
            scanner->at++;
        return found(scanner, SCAN_VALUE);
    }
    while (is_digit_byte(peek(scanner, 0)))
        scanner->at++;
    bool exponent = (peek(scanner, 0) | 0x20) == 'e';
    size_t sign = peek(scanner, 1) == '-' || peek(scanner, 1) == '+';
    if (exponent && class_of(peek(scanner, 1 + sign)) == CLASS_DIGIT) {
        scanner->at += 2 + sign;
        while (is_digit_byte(peek(scanner, 0)))
            scanner->at++;
    }
    return found(scanner, SCAN_VALUE);
}

static ScanKind read_close(Scanner *scanner)
{
    bool brace = peek(scanner, 0) == '}';
    if (!scanner->depth && scanner->nested && brace) {
        scanner->at++;
        scanner->strings[scanner->nested - 1].level--;
        return skip_text(scanner);
    }
    if (!scanner->depth)
        return found(scanner, SCAN_BAD);
    scanner->depth--;
    scanner->at++;
    return found(scanner, SCAN_MARK);
}

/* The longest operator that Python has. */
static ScanKind read_mark(Scanner *scanner)
{
    char first = peek(scanner, 0);
    if (first == ':' && !scanner->depth && scanner->nested) {
        scanner->at++;
        return skip_text(scanner);
    }
    if (first == '!' && scanner->nested && peek(scanner, 1) != '=') {
        scanner->at++;
        while (scan_is_word_byte(peek(scanner, 0)))
            scanner->at++;
        return found(scanner, SCAN_VALUE);
    }
    size_t size = 1;
    if (class_of(peek(scanner, 1)) != CLASS_MARK) {
        scanner->at++;
        return found(scanner, SCAN_MARK);
    }
    if (first == '.' && peek(scanner, 1) == '.' && peek(scanner, 2) == '.')
        size = 3;
    if (str_has_byte("*/<>", first) && peek(scanner, 1) == first)
        size++;
    if ((str_has_byte("+-*/%@&|^<>=!:", first) && peek(scanner, size) == '=') ||
        (first == '-' && peek(scanner, 1) == '>') ||
        (first == '<' && size == 1 && peek(scanner, 1) == '>'))
        size++;
    scanner->at += size;
    return found(scanner, SCAN_MARK);
}

/* In brackets and f-strings, lines do not count. */
static bool take_newline(Scanner *scanner)
{
    scanner->at++;
    scanner->fresh = !scanner->depth && !scanner->nested;
    return scanner->fresh;
}

/* Keywords that no expression has: where one begins a line in brackets, a
 * bracket is open that should not be. */
static bool begins_statement(const Scanner *scanner)
{
    static const char *const keywords[] = {
        "def", "class", "return", "import",   "raise",  "while",
        "try", "with",  "except", "finally",  "elif",   "assert",
        "del", "pass",  "break",  "continue", "global", "nonlocal",
    };
    size_t at = scanner->at;
    while (class_of(peek_at(scanner, at)) == CLASS_SPACE)
        at++;
    size_t end = at;
    while (scan_is_word_byte(peek_at(scanner, end)))
        end++;
    return end > at && STR_IS_ANY(str_slice(scanner->text, at, end), keywords);
}

/* At the line end before that keyword. */
static ScanKind leave_brackets(Scanner *scanner)
{
    scanner->at--;
    return found(scanner, SCAN_BAD);
}

static bool take_continuation(Scanner *scanner)
{
    size_t size = peek(scanner, 1) == '\r' ? 3 : 2;
    bool joins = peek(scanner, size - 1) == '\n';
    scanner->at += joins ? size : 0;
    return joins;
}

static ScanKind at_end(Scanner *scanner)
{
    bool whole = scanner->at >= scanner->text.size && !scanner->depth &&
                 !scanner->nested;
    return found(scanner, whole ? SCAN_END : SCAN_BAD);
}

static ScanKind begin_line(Scanner *scanner)
{
    scanner->fresh = false;
    if (!find_line(scanner))
        return at_end(scanner);
    if (peek(scanner, 0) == '\\')
        return found(scanner, SCAN_BAD);
    scanner->start = scanner->at;
    return found(scanner, SCAN_LINE);
}

ScanKind scanner_next(Scanner *scanner)
{
    if (scanner->kind == SCAN_BAD || scanner->kind == SCAN_END)
        return scanner->kind;
    for (;;) {
        if (scanner->fresh)
            return begin_line(scanner);
        scanner->start = scanner->at;
        switch (class_of(peek(scanner, 0))) {
        case CLASS_SPACE:
            scanner->at++;
            break;
        case CLASS_NEWLINE:
            if (!take_newline(scanner) && begins_statement(scanner))
                return leave_brackets(scanner);
            break;
        case CLASS_COMMENT:
            if (scanner->nested)
                return found(scanner, SCAN_BAD);
            skip_comment(scanner);
            break;
        case CLASS_BACKSLASH:
            if (!take_continuation(scanner))
                return found(scanner, SCAN_BAD);
            break;
        case CLASS_NUL:
            return at_end(scanner);
        case CLASS_LETTER:
            return read_word(scanner);
        case CLASS_DIGIT:
            return read_number(scanner);
        case CLASS_QUOTE:
            return skip_string(scanner);
        case CLASS_OPEN:
            scanner->depth++;
            scanner->at++;
            return found(scanner, SCAN_MARK);
        case CLASS_CLOSE:
            return read_close(scanner);
        case CLASS_MARK:
            return read_mark(scanner);
        }
    }
}

bool scanner_resume(Scanner *scanner)
{
    Str text = scanner->text;
    size_t end = str_find_byte(text, '\n', scanner->at);
    scanner->at = end < text.size ? end + 1 : text.size;
    scanner->kind = end < text.size ? SCAN_LINE : SCAN_END;
    scanner->fresh = true;
    scanner->depth = 0;
    scanner->nested = 0;
    return end < text.size;
}
