#include "text/scan_reader.h"

#include <string.h>

enum { TAB_WIDTH = 8 };

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
    return scan_class(*end) == CLASS_QUOTE ? scan_prefixed(scanner)
                                           : scan_found(scanner, SCAN_WORD);
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
    while (scan_class(*start) == CLASS_SPACE)
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
    Class class = scan_class(scan_here(scanner));
    for (; class >= CLASS_SPACE && class <= CLASS_BACKSLASH;
         class = scan_class(scan_here(scanner))) {
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
    [CLASS_MARK] = scan_mark,     [CLASS_QUOTE] = scan_string,
    [CLASS_OPEN] = scan_open,     [CLASS_CLOSE] = scan_close,
    [CLASS_NUL] = at_end,         [CLASS_SPACE] = read_gap,
    [CLASS_NEWLINE] = read_gap,   [CLASS_COMMENT] = read_gap,
    [CLASS_BACKSLASH] = read_gap, [CLASS_LETTER] = read_word,
    [CLASS_DIGIT] = scan_number,
};

ScanKind scanner_next(Scanner *scanner)
{
    if (scanner->kind >= SCAN_END)
        return scanner->kind == SCAN_START ? begin_line(scanner)
                                           : scanner->kind;
    const char *at = skip_blanks(scanner->text.data + scanner->at);
    scanner->at = (size_t)(at - scanner->text.data);
    scanner->start = scanner->at;
    return readers[scan_class(*at)](scanner);
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
