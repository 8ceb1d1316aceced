#include "text/scan_reader.h"

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
        if (scan_peek(scanner, 0) == '#')
            skip_comment(scanner);
        if (scanner->at >= scanner->text.size)
            return false;
        if (scan_peek(scanner, 0) != '\n')
            return true;
        scanner->at++;
    }
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
    return class_of(data[at]) == CLASS_QUOTE ? scan_prefixed(scanner)
                                             : scan_found(scanner, SCAN_WORD);
}

static bool is_digit_byte(char byte)
{
    return class_of(byte) == CLASS_DIGIT || byte == '_' || byte == '.';
}

/* Words may stand right behind a number: `1if x else 2`. */
static ScanKind read_number(Scanner *scanner)
{
    char base = (char)(scan_peek(scanner, 1) | 0x20);
    if (scan_peek(scanner, 0) == '0' &&
        (base == 'x' || base == 'o' || base == 'b')) {
        while (scan_is_word_byte(scan_peek(scanner, 0)))
            scanner->at++;
        return scan_found(scanner, SCAN_VALUE);
    }
    while (is_digit_byte(scan_peek(scanner, 0)))
        scanner->at++;
    bool exponent = (scan_peek(scanner, 0) | 0x20) == 'e';
    size_t sign = scan_peek(scanner, 1) == '-' || scan_peek(scanner, 1) == '+';
    if (exponent && class_of(scan_peek(scanner, 1 + sign)) == CLASS_DIGIT) {
        scanner->at += 2 + sign;
        while (is_digit_byte(scan_peek(scanner, 0)))
            scanner->at++;
    }
    return scan_found(scanner, SCAN_VALUE);
}

static ScanKind read_close(Scanner *scanner)
{
    bool brace = scan_peek(scanner, 0) == '}';
    if (!scanner->depth && scanner->nested && brace) {
        scanner->at++;
        scanner->strings[scanner->nested - 1].level--;
        return scan_text(scanner);
    }
    if (!scanner->depth)
        return scan_found(scanner, SCAN_BAD);
    scanner->depth--;
    scanner->at++;
    return scan_found(scanner, SCAN_MARK);
}

/* The longest operator that Python has. */
static ScanKind read_mark(Scanner *scanner)
{
    char first = scan_peek(scanner, 0);
    if (first == ':' && !scanner->depth && scanner->nested) {
        scanner->at++;
        return scan_text(scanner);
    }
    if (first == '!' && scanner->nested && scan_peek(scanner, 1) != '=') {
        scanner->at++;
        while (scan_is_word_byte(scan_peek(scanner, 0)))
            scanner->at++;
        return scan_found(scanner, SCAN_VALUE);
    }
    size_t size = 1;
    if (class_of(scan_peek(scanner, 1)) != CLASS_MARK) {
        scanner->at++;
        return scan_found(scanner, SCAN_MARK);
    }
    if (first == '.' && scan_peek(scanner, 1) == '.' &&
        scan_peek(scanner, 2) == '.')
        size = 3;
    if (str_has_byte("*/<>", first) && scan_peek(scanner, 1) == first)
        size++;
    if ((str_has_byte("+-*/%@&|^<>=!:", first) &&
         scan_peek(scanner, size) == '=') ||
        (first == '-' && scan_peek(scanner, 1) == '>') ||
        (first == '<' && size == 1 && scan_peek(scanner, 1) == '>'))
        size++;
    scanner->at += size;
    return scan_found(scanner, SCAN_MARK);
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
    while (class_of(scan_peek_at(scanner, at)) == CLASS_SPACE)
        at++;
    size_t end = at;
    while (scan_is_word_byte(scan_peek_at(scanner, end)))
        end++;
    return end > at && STR_IS_ANY(str_slice(scanner->text, at, end), keywords);
}

/* At the line end before that keyword. */
static ScanKind leave_brackets(Scanner *scanner)
{
    scanner->at--;
    return scan_found(scanner, SCAN_BAD);
}

static bool take_continuation(Scanner *scanner)
{
    size_t size = scan_peek(scanner, 1) == '\r' ? 3 : 2;
    bool joins = scan_peek(scanner, size - 1) == '\n';
    scanner->at += joins ? size : 0;
    return joins;
}

static ScanKind at_end(Scanner *scanner)
{
    bool whole = scanner->at >= scanner->text.size && !scanner->depth &&
                 !scanner->nested;
    return scan_found(scanner, whole ? SCAN_END : SCAN_BAD);
}

static ScanKind begin_line(Scanner *scanner)
{
    scanner->fresh = false;
    if (!find_line(scanner))
        return at_end(scanner);
    if (scan_peek(scanner, 0) == '\\')
        return scan_found(scanner, SCAN_BAD);
    scanner->start = scanner->at;
    return scan_found(scanner, SCAN_LINE);
}

ScanKind scanner_next(Scanner *scanner)
{
    if (scanner->kind == SCAN_BAD || scanner->kind == SCAN_END)
        return scanner->kind;
    for (;;) {
        if (scanner->fresh)
            return begin_line(scanner);
        scanner->start = scanner->at;
        switch (class_of(scan_peek(scanner, 0))) {
        case CLASS_SPACE:
            scanner->at++;
            break;
        case CLASS_NEWLINE:
            if (!take_newline(scanner) && begins_statement(scanner))
                return leave_brackets(scanner);
            break;
        case CLASS_COMMENT:
            if (scanner->nested)
                return scan_found(scanner, SCAN_BAD);
            skip_comment(scanner);
            break;
        case CLASS_BACKSLASH:
            if (!take_continuation(scanner))
                return scan_found(scanner, SCAN_BAD);
            break;
        case CLASS_NUL:
            return at_end(scanner);
        case CLASS_LETTER:
            return read_word(scanner);
        case CLASS_DIGIT:
            return read_number(scanner);
        case CLASS_QUOTE:
            return scan_string(scanner);
        case CLASS_OPEN:
            scanner->depth++;
            scanner->at++;
            return scan_found(scanner, SCAN_MARK);
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
