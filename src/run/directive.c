#include "run/directive.h"

/* A comment that is read from `at` on. */
typedef struct Reader {
    Arena *arena;
    Str text;
    uint32_t at;
    uint32_t end;
} Reader;

typedef ARRAY(Span) Words;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return str_lower(byte) >= 'a' && str_lower(byte) <= 'z';
}

static bool is_of_word(char byte)
{
    return is_letter(byte) || is_digit(byte) || byte == '-' || byte == '_';
}

static char peek(const Reader *reader)
{
    return reader->at < reader->end ? reader->text.data[reader->at] : '\0';
}

static void skip_blanks(Reader *reader)
{
    while (is_blank(peek(reader)))
        reader->at++;
}

/* Takes `word` (lower case), in any case. */
static bool take(Reader *reader, const char *word)
{
    uint32_t at = reader->at;
    for (; *word; word++, at++)
        if (at >= reader->end || str_lower(reader->text.data[at]) != *word)
            return false;
    reader->at = at;
    return true;
}

static Span take_word(Reader *reader)
{
    Span word = {reader->at, reader->at};
    while (is_of_word(peek(reader)))
        word.end = ++reader->at;
    return word;
}

/* `[a, b]`; nothing at all will do, too. */
static bool read_list(Reader *reader, Words *words)
{
    if (!take(reader, "["))
        return true;
    do {
        skip_blanks(reader);
        Span word = take_word(reader);
        if (word.start == word.end)
            return false;
        array_push(reader->arena, words, word);
        skip_blanks(reader);
    } while (take(reader, ","));
    return take(reader, "]");
}

/* Nothing may follow but a reason or another comment. */
static bool is_at_end(Reader *reader)
{
    uint32_t end = reader->at;
    skip_blanks(reader);
    char next = peek(reader);
    bool is_reason =
        end < reader->at &&
        str_starts_with(str_slice(reader->text, reader->at, reader->end),
                        STR("--"));
    bool is_end = !next || next == '#' || next == '\r' || is_reason;
    if (is_reason)
        reader->at = reader->end;
    return is_end;
}

static void add(Reader *reader, Directives *directives, Directive directive,
                const Words *words)
{
    directive.words = words->items;
    directive.count = words->count;
    array_push(reader->arena, directives, directive);
}

/* Behind `hotlint:`. */
static void read_own(Reader *reader, uint32_t start, Directives *directives)
{
    Directive directive = {.kind = DIRECTIVE_BROKEN};
    Words words = {0};
    skip_blanks(reader);
    Span verb = take_word(reader);
    Str name = str_slice(reader->text, verb.start, verb.end);
    bool is_file = str_is(name, "ignore-file");
    bool is_whole =
        (is_file || str_is(name, "ignore")) && read_list(reader, &words);
    directive.span = (Span){start, reader->at};
    if (is_whole && is_at_end(reader))
        directive.kind = is_file ? DIRECTIVE_IGNORE_FILE : DIRECTIVE_IGNORE;
    else
        words = (Words){0};
    add(reader, directives, directive, &words);
}

/* `E501`: capitals, then digits. */
static bool is_code(Str word)
{
    size_t letters = 0;
    while (letters < word.size && is_letter(word.data[letters]))
        letters++;
    size_t at = letters;
    while (at < word.size && is_digit(word.data[at]))
        at++;
    return letters && at > letters && at == word.size;
}

/* Codes with commas or blanks between; what is none ends them. */
static void read_codes(Reader *reader, Words *words)
{
    for (;;) {
        uint32_t before = reader->at;
        while (is_blank(peek(reader)) || peek(reader) == ',')
            reader->at++;
        Span word = take_word(reader);
        if (!is_code(str_slice(reader->text, word.start, word.end))) {
            reader->at = before;
            return;
        }
        array_push(reader->arena, words, word);
    }
}

/* Behind `noqa`. */
static void read_noqa(Reader *reader, uint32_t start, Directives *directives)
{
    Directive directive = {.kind = DIRECTIVE_NOQA};
    Words words = {0};
    uint32_t end = reader->at;
    skip_blanks(reader);
    if (take(reader, ":"))
        read_codes(reader, &words);
    directive.span = (Span){start, words.count ? reader->at : end};
    add(reader, directives, directive, &words);
}

void directive_read(Arena *arena, Str text, Span comment,
                    Directives *directives)
{
    Reader reader = {arena, text, comment.start, comment.end};
    while (reader.at < reader.end) {
        uint32_t start = reader.at++;
        if (text.data[start] != '#')
            continue;
        skip_blanks(&reader);
        if (take(&reader, "hotlint:"))
            read_own(&reader, start, directives);
        else if (take(&reader, "noqa") && !is_of_word(peek(&reader)))
            read_noqa(&reader, start, directives);
    }
}
