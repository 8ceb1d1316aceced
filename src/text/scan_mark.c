/* Numbers, brackets and operators. */

#include "text/scan_reader.h"

static bool is_digit_byte(char byte)
{
    return scan_class(byte) == CLASS_DIGIT || byte == '_' || byte == '.';
}

ScanKind scan_number(Scanner *scanner)
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
    if (exponent && scan_class(scan_peek(scanner, 1 + sign)) == CLASS_DIGIT) {
        scanner->at += 2 + sign;
        while (is_digit_byte(scan_here(scanner)))
            scanner->at++;
    }
    return scan_found(scanner, SCAN_VALUE);
}

ScanKind scan_open(Scanner *scanner)
{
    scanner->depth++;
    scanner->at++;
    return scan_found(scanner, SCAN_MARK);
}

ScanKind scan_close(Scanner *scanner)
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

/* The longest operator that Python has; its second byte is one of marks. */
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
    scanner->at +=
        scan_class(second) == CLASS_MARK ? operator_size(scanner) : 1;
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

ScanKind scan_mark(Scanner *scanner)
{
    return scanner->nested ? read_nested(scanner) : read_operator(scanner);
}
