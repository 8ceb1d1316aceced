#include "text/scan_reader.h"

#include <string.h>

enum { TAB_WIDTH = 8 };

typedef enum Class {
    CLASS_MARK, /* what is nothing else */
    CLASS_QUOTE,
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_NUL,
    CLASS_SPACE, /* this and the next three: between lexemes */
    CLASS_NEWLINE,
    CLASS_COMMENT,
    CLASS_BACKSLASH,
    CLASS_LETTER, /* from here on: of words */
    CLASS_DIGIT
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
    return class_of(byte) >= CLASS_LETTER;
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

/* Hashes the word at `at` and returns its end. */
static inline const char *hash_word(const char *at, uint32_t *hash)
{
    uint32_t sum = 0;
    for (; scan_is_word_byte(*at); at++)
        sum = scan_hash_byte(sum, *at);
    *hash = sum;
    return at;
}

bool scan_next_hash(const char **text, const char *end, uint32_t *hash)
{
    const char *at = *text;
    while (at < end && !scan_is_word_byte(*at))
        at++;
    if (at == end)
        return false;
    *text = hash_word(at, hash);
    return true;
}

void scanner_init(Scanner *scanner, Str text)
{
    *scanner = (Scanner){.text = text, .kind = SCAN_START};
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

static inline const char *skip_blanks(const char *at)
{
    while (*at == ' ')
        at++;
    return at;
}

size_t scanner_indent(Str text, size_t at, uint32_t *width)
{
    const char *data = text.data;
    for (*width = 0;; at++) {
        size_t start = at;
        at = (size_t)(skip_blanks(data + at) - data);
        *width += (uint32_t)(at - start);
        if (data[at] == '\t')
            *width += TAB_WIDTH;
        else if (data[at] == '\f' || data[at] == '\r')
            *width = 0;
        else
            return at;
    }
}

/* Passes over empty lines and those that are only a comment; false at the
 * end. Afterwards `line` and `indent` are those of a line with code. */
static bool find_line(Scanner *scanner)
{
    for (;;) {
        scanner->line = scanner->at;
        scanner->at =
            scanner_indent(scanner->text, scanner->at, &scanner->indent);
        if (scan_here(scanner) == '#')
            skip_comment(scanner);
        if (scanner->at >= scanner->text.size)
            return false;
        if (scan_here(scanner) != '\n')
            return true;
        scanner->at++;
    }
}

static ScanKind read_word(Scanner *scanner)
{
    const char *data = scanner->text.data;
    const char *end = hash_word(data + scanner->at, &scanner->hash);
    scanner->at = (size_t)(end - data);
    return class_of(*end) == CLASS_QUOTE ? scan_prefixed(scanner)
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
    if (scan_here(scanner) == '0' &&
        (base == 'x' || base == 'o' || base == 'b')) {
        while (scan_is_word_byte(scan_here(scanner)))
            scanner->at++;
        return scan_found(scanner, SCAN_VALUE);
    }
    while (is_digit_byte(scan_here(scanner)))
        scanner->at++;
    bool exponent = (scan_here(scanner) | 0x20) == 'e';
    size_t sign = scan_peek(scanner, 1) == '-' || scan_peek(scanner, 1) == '+';
    if (exponent && class_of(scan_peek(scanner, 1 + sign)) == CLASS_DIGIT) {
        scanner->at += 2 + sign;
        while (is_digit_byte(scan_here(scanner)))
            scanner->at++;
    }
    return scan_found(scanner, SCAN_VALUE);
}

static ScanKind read_open(Scanner *scanner)
{
    scanner->depth++;
    scanner->at++;
    return scan_found(scanner, SCAN_MARK);
}

static ScanKind read_close(Scanner *scanner)
{
    bool brace = scan_here(scanner) == '}';
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

/* Of the longest operator that Python has, behind whose first byte another
 * one of marks is. */
static size_t operator_size(const Scanner *scanner)
{
    char first = scan_here(scanner);
    size_t size = 1;
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
    return size;
}

static ScanKind read_operator(Scanner *scanner)
{
    char second = scanner->text.data[scanner->at + 1];
    scanner->at += class_of(second) == CLASS_MARK ? operator_size(scanner) : 1;
    return scan_found(scanner, SCAN_MARK);
}

/* In the braces of an f-string `:` and `!` end the code. */
static ScanKind read_nested(Scanner *scanner)
{
    char first = scan_here(scanner);
    if (first == ':' && !scanner->depth) {
        scanner->at++;
        return scan_text(scanner);
    }
    if (first != '!' || scan_peek(scanner, 1) == '=')
        return read_operator(scanner);
    scanner->at++;
    while (scan_is_word_byte(scan_here(scanner)))
        scanner->at++;
    return scan_found(scanner, SCAN_VALUE);
}

static ScanKind read_mark(Scanner *scanner)
{
    return scanner->nested ? read_nested(scanner) : read_operator(scanner);
}

/* Keywords that no expression has: where one begins a line in brackets, a
 * bracket is open that should not be. */
static bool begins_statement(const Scanner *scanner)
{
    static const Str keywords[] = {
        STR_INIT("def"),      STR_INIT("class"),  STR_INIT("return"),
        STR_INIT("import"),   STR_INIT("raise"),  STR_INIT("while"),
        STR_INIT("try"),      STR_INIT("with"),   STR_INIT("except"),
        STR_INIT("finally"),  STR_INIT("elif"),   STR_INIT("assert"),
        STR_INIT("del"),      STR_INIT("pass"),   STR_INIT("break"),
        STR_INIT("continue"), STR_INIT("global"), STR_INIT("nonlocal"),
    };
    const char *start = scanner->text.data + scanner->at;
    while (class_of(*start) == CLASS_SPACE)
        start++;
    const char *end = start;
    while (scan_is_word_byte(*end))
        end++;
    Str word = {start, (size_t)(end - start)};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (str_equal(word, keywords[i]))
            return true;
    return false;
}

/* Stays at the line end before that keyword. */
static bool leave_brackets(Scanner *scanner)
{
    scanner->at--;
    return false;
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
    if (!find_line(scanner))
        return at_end(scanner);
    if (scan_here(scanner) == '\\')
        return scan_found(scanner, SCAN_BAD);
    scanner->start = scanner->at;
    return scan_found(scanner, SCAN_LINE);
}

static bool pass_newline(Scanner *scanner)
{
    scanner->at++;
    return !begins_statement(scanner) || leave_brackets(scanner);
}

/* What is between lexemes of a logical line; false: it is wrong there. */
static bool pass_over(Scanner *scanner, Class class)
{
    const char *data = scanner->text.data;
    switch (class) {
    case CLASS_NEWLINE:
        return pass_newline(scanner);
    case CLASS_COMMENT:
        if (!scanner->nested)
            skip_comment(scanner);
        return !scanner->nested;
    case CLASS_BACKSLASH:
        return take_continuation(scanner);
    default:
        scanner->at = (size_t)(skip_blanks(data + scanner->at + 1) - data);
        return true;
    }
}

/* In brackets and f-strings, lines do not count. */
static bool ends_line(const Scanner *scanner, Class class)
{
    return class == CLASS_NEWLINE && !scanner->depth && !scanner->nested;
}

/* Passes over all that is there before the next lexeme. */
static ScanKind read_gap(Scanner *scanner)
{
    Class class = class_of(scan_here(scanner));
    for (; class >= CLASS_SPACE && class <= CLASS_BACKSLASH;
         class = class_of(scan_here(scanner))) {
        scanner->start = scanner->at;
        if (ends_line(scanner, class)) {
            scanner->at++;
            return begin_line(scanner);
        }
        if (!pass_over(scanner, class))
            return scan_found(scanner, SCAN_BAD);
    }
    return scanner_next(scanner);
}

typedef ScanKind Reader(Scanner *scanner);

static Reader *const readers[] = {
    [CLASS_MARK] = read_mark,     [CLASS_QUOTE] = scan_string,
    [CLASS_OPEN] = read_open,     [CLASS_CLOSE] = read_close,
    [CLASS_NUL] = at_end,         [CLASS_SPACE] = read_gap,
    [CLASS_NEWLINE] = read_gap,   [CLASS_COMMENT] = read_gap,
    [CLASS_BACKSLASH] = read_gap, [CLASS_LETTER] = read_word,
    [CLASS_DIGIT] = read_number,
};

ScanKind scanner_next(Scanner *scanner)
{
    if (scanner->kind >= SCAN_END)
        return scanner->kind == SCAN_START ? begin_line(scanner)
                                           : scanner->kind;
    const char *at = skip_blanks(scanner->text.data + scanner->at);
    scanner->at = (size_t)(at - scanner->text.data);
    scanner->start = scanner->at;
    return readers[class_of(*at)](scanner);
}

bool scanner_resume(Scanner *scanner)
{
    Str text = scanner->text;
    size_t end = str_find_byte(text, '\n', scanner->at);
    scanner->at = end < text.size ? end + 1 : text.size;
    scanner->kind = end < text.size ? SCAN_START : SCAN_END;
    scanner->depth = 0;
    scanner->nested = 0;
    return end < text.size;
}
