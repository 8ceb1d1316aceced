#include "engine/lexer.h"

void lexer_init(Lexer *lexer, Arena *arena, Str text)
{
    *lexer = (Lexer){.arena = arena, .text = text};
    lexer_next(lexer);
}

static bool is_word_byte(char byte)
{
    return byte == '_' || byte == '-' || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void skip_blank(Lexer *lexer)
{
    const Str text = lexer->text;
    while (lexer->at < text.size) {
        char byte = text.data[lexer->at];
        if (byte == ';')
            lexer->at = str_find_byte(text, '\n', lexer->at);
        else if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
            lexer->at++;
        else
            break;
    }
}

static Str take_word(Lexer *lexer)
{
    size_t start = lexer->at;
    while (lexer->at < lexer->text.size &&
           is_word_byte(lexer->text.data[lexer->at]))
        lexer->at++;
    return str_slice(lexer->text, start, lexer->at);
}

static bool take_byte(Lexer *lexer, char byte)
{
    if (lexer->at >= lexer->text.size || lexer->text.data[lexer->at] != byte)
        return false;
    lexer->at++;
    return true;
}

/* A backslash keeps the byte behind it. */
static void read_string(Lexer *lexer)
{
    size_t start = lexer->at;
    char *text = arena_alloc(lexer->arena, lexer->text.size - start + 1);
    size_t size = 0;
    while (lexer->at < lexer->text.size) {
        char byte = lexer->text.data[lexer->at++];
        if (byte == '"') {
            lexer->token.kind = TOKEN_KIND_STRING;
            lexer->token.text = (Str){text, size};
            return;
        }
        if (byte == '\\' && lexer->at < lexer->text.size)
            byte = lexer->text.data[lexer->at++];
        text[size++] = byte;
    }
    lexer->token.text = str_slice(lexer->text, start - 1, lexer->at);
}

static void read_word(Lexer *lexer)
{
    lexer->token.text = take_word(lexer);
    if (lexer->token.text.size == 0) {
        Str rest = str_slice(lexer->text, lexer->at, lexer->text.size);
        lexer->token.text = str_first_code_points(rest, 1);
        lexer->at += lexer->token.text.size;
        return;
    }
    lexer->token.kind =
        take_byte(lexer, ':') ? TOKEN_KIND_FIELD : TOKEN_KIND_WORD;
}

static TokenKind single(char byte)
{
    switch (byte) {
    case '(':
        return TOKEN_KIND_OPEN;
    case ')':
        return TOKEN_KIND_CLOSE;
    case '[':
        return TOKEN_KIND_OPEN_LIST;
    case ']':
        return TOKEN_KIND_CLOSE_LIST;
    case '.':
        return TOKEN_KIND_DOT;
    case '?':
        return TOKEN_KIND_OPTIONAL;
    default:
        return TOKEN_KIND_BAD;
    }
}

static void read_marked(Lexer *lexer, TokenKind kind)
{
    lexer->at++;
    size_t start = lexer->at;
    lexer->token.text = take_word(lexer);
    if (kind == TOKEN_KIND_PREDICATE && take_byte(lexer, '?'))
        lexer->token.text = str_slice(lexer->text, start, lexer->at);
    lexer->token.kind = kind;
    if (lexer->token.text.size)
        return;
    lexer->token.kind = TOKEN_KIND_BAD;
    lexer->token.text = str_slice(lexer->text, start - 1, start);
}

void lexer_next(Lexer *lexer)
{
    skip_blank(lexer);
    lexer->token = (Token){TOKEN_KIND_BAD, {0}, lexer->at};
    if (lexer->at >= lexer->text.size) {
        lexer->token.kind = TOKEN_KIND_END;
        return;
    }
    char byte = lexer->text.data[lexer->at];
    TokenKind kind = single(byte);
    if (kind != TOKEN_KIND_BAD) {
        lexer->token.kind = kind;
        lexer->token.text = str_slice(lexer->text, lexer->at, lexer->at + 1);
        lexer->at++;
    } else if (byte == '"') {
        lexer->at++;
        read_string(lexer);
    } else if (byte == '@') {
        read_marked(lexer, TOKEN_KIND_CAPTURE);
    } else if (byte == '#') {
        read_marked(lexer, TOKEN_KIND_PREDICATE);
    } else if (byte == '!') {
        read_marked(lexer, TOKEN_KIND_NOT_FIELD);
    } else {
        read_word(lexer);
    }
}

void lexer_place(const Lexer *lexer, size_t offset, uint32_t *line,
                 uint32_t *column)
{
    size_t start = 0;
    *line = 1;
    for (size_t i = 0; i < offset && i < lexer->text.size; i++) {
        if (lexer->text.data[i] == '\n') {
            (*line)++;
            start = i + 1;
        }
    }
    Str before = str_slice(lexer->text, start, offset);
    *column = (uint32_t)str_code_points(before) + 1;
}
