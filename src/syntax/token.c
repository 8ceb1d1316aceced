#include "syntax/token.h"

#include "syntax/token_class.h"

#include <stdlib.h>
#include <string.h>

/* The order of `externals` in the grammar. */
enum { STRING_START = 3, STRING_CONTENT = 4, STRING_END = 6 };

/* Of the scanner's states, in bytes; its own is 1,024. */
enum { SCANNER_LIMIT = 256 };

static const uint64_t FACTOR = 0x9E3779B97F4A7C15U;
static const uint32_t MARK_FACTOR = 0x9E3779B1U;
enum { WORD_BITS = 64, KEY_BITS = 32 };

/* ---- the scanner's states ---- */

/* What the scanner remembers now; it stays what it was unless that differs. */
static const ScannerState *save(Tokens *tokens, bool is_triple)
{
    char bytes[TREE_SITTER_SERIALIZATION_BUFFER_SIZE];
    uint32_t size = tokens->table->language->external_scanner.serialize(
        tokens->scanner, bytes);
    const ScannerState *last = tokens->state;
    tokens->input.is_odd |= size > SCANNER_LIMIT;
    if (last && last->size == size && memcmp(last->bytes, bytes, size) == 0)
        return last;
    ScannerState *state = arena_alloc(&tokens->arena, sizeof *state + size);
    state->size = size;
    state->is_triple = is_triple;
    memcpy(state->bytes, bytes, size);
    tokens->state = state;
    return state;
}

static void restore(Tokens *tokens, const ScannerState *state)
{
    if (tokens->state == state)
        return;
    tokens->state = state;
    tokens->table->language->external_scanner.deserialize(
        tokens->scanner, state->bytes, state->size);
}

static void forget_scanner(Tokens *tokens)
{
    if (tokens->scanner)
        tokens->table->language->external_scanner.destroy(tokens->scanner);
    tokens->scanner = NULL;
    tokens->state = NULL;
    arena_reset(&tokens->arena);
}

void tokens_init(Tokens *tokens, ParseTable *table)
{
    tokens->table = table;
    tokens->input = lexer_input();
}

void tokens_free(Tokens *tokens)
{
    forget_scanner(tokens);
    arena_free(&tokens->arena);
}

const ScannerState *tokens_begin(Tokens *tokens, Str text)
{
    forget_scanner(tokens);
    tokens->input.text = text;
    tokens->input.is_odd = false;
    tokens->search = (TokenSearch){0};
    tokens->scanner = tokens->table->language->external_scanner.create();
    return save(tokens, false);
}

/* ---- reading ---- */

static uint8_t class_at(const Tokens *tokens, uint32_t at)
{
    return at < tokens->input.text.size
               ? CLASS[(unsigned char)tokens->input.text.data[at]]
               : SCANNED;
}

static uint32_t skip(const Tokens *tokens, uint32_t at, uint8_t class)
{
    while (at < tokens->input.text.size && class_at(tokens, at) & class)
        at++;
    return at;
}

/* Can the scanner find a token at `at`, which is behind blanks? In a string
 * anything may be one; elsewhere it is the end of a line, or of the text, or
 * a string. */
static bool is_scanned(const Tokens *tokens, const bool *valid, uint32_t at)
{
    for (uint32_t i = STRING_CONTENT; i <= STRING_END; i++)
        if (valid[i])
            return true;
    return class_at(tokens, skip(tokens, at, PREFIX)) & SCANNED;
}

/* The scanner reads a string byte by byte; most of them say nothing to it, but
 * that there is one. */
static uint32_t skip_content(const Tokens *tokens, uint32_t at)
{
    uint32_t end =
        skip(tokens, at, tokens->state->is_triple ? PLAIN | LINE_END : PLAIN);
    return end > at ? end - 1 : at;
}

/* The start of a string that goes over lines: `rb'''`. */
static bool has_three_quotes(const Tokens *tokens)
{
    const char *end = tokens->input.text.data + tokens->input.end;
    return tokens->input.end - tokens->input.start >= 3 && end[-1] == end[-2] &&
           end[-1] == end[-3];
}

static bool scan(Tokens *tokens, const bool *valid, uint32_t at,
                 const ScannerState **scanner)
{
    const TSLanguage *language = tokens->table->language;
    restore(tokens, *scanner);
    lexer_input_begin(&tokens->input,
                      valid[STRING_CONTENT] ? skip_content(tokens, at) : at);
    if (!language->external_scanner.scan(tokens->scanner, &tokens->input.lexer,
                                         valid))
        return false;
    if (valid[STRING_CONTENT])
        tokens->input.start = at;
    lexer_input_finish(&tokens->input);
    bool begins = tokens->input.lexer.result_symbol == STRING_START;
    *scanner = save(tokens, begins && has_three_quotes(tokens));
    tokens->input.lexer.result_symbol =
        language->external_scanner
            .symbol_map[tokens->input.lexer.result_symbol];
    return true;
}

/* Is the comment at `at` indented as that at `other`, both alone on a line? */
static bool is_indented_alike(const Tokens *tokens, uint32_t at, uint32_t other)
{
    const char *text = tokens->input.text.data;
    while (at && other && text[at - 1] == text[other - 1] &&
           class_at(tokens, at - 1) & BLANK) {
        at--;
        other--;
    }
    return at && other && text[at - 1] == '\n' && text[other - 1] == '\n';
}

/* Before a comment that follows another one the scanner would look again over
 * all that follow, to find what it found before that one; so it would between
 * lines that are joined. */
static bool is_searched(const Tokens *tokens, TSStateId valid, uint32_t at,
                        const ScannerState *scanner)
{
    const TokenSearch *search = &tokens->search;
    if (at <= search->start || at >= search->end || search->valid != valid ||
        search->state != scanner)
        return false;
    uint32_t comment = skip(tokens, at, SPACE);
    return search->is_joined ||
           (comment < search->end && tokens->input.text.data[comment] == '#' &&
            is_indented_alike(tokens, comment, search->comment));
}

/* Behind the blanks and joined lines at `at`. */
static uint32_t skip_joined(const Tokens *tokens, uint32_t at)
{
    const char *text = tokens->input.text.data;
    for (;;) {
        at = skip(tokens, at, BLANK);
        if (at + 1 >= tokens->input.text.size || text[at] != '\\' ||
            text[at + 1] != '\n')
            return at;
        at += 2;
    }
}

static void note_search(Tokens *tokens, TSStateId valid, uint32_t at,
                        const ScannerState *scanner)
{
    uint32_t end = tokens->input.at;
    uint32_t comment = skip(tokens, at, SPACE);
    bool is_joined = skip_joined(tokens, at) == end;
    if (is_joined || (comment < end && tokens->input.text.data[comment] == '#'))
        tokens->search =
            (TokenSearch){at, end, comment, is_joined, valid, scanner};
}

static bool lex(Tokens *tokens, TSStateId lex_state, uint32_t at)
{
    lexer_input_begin(&tokens->input, at);
    bool found =
        tokens->table->language->lex_fn(&tokens->input.lexer, lex_state);
    lexer_input_finish(&tokens->input);
    return found;
}

/* Are words read as names, and spaces before them skipped, in this state of
 * the lexer? (Not where text follows, as in the format of an f-string.) */
static bool has_words(Tokens *tokens, TSStateId lex_state)
{
    if (lex_state >= TOKEN_LEX_STATES)
        return false;
    uint8_t *known = &tokens->has_words[lex_state];
    if (!*known) {
        Str text = tokens->input.text;
        tokens->input.text = STR(" \n\t\r\f\vzq_9 ");
        bool found = lex(tokens, lex_state, 0);
        found = found && tokens->input.start == 6 && tokens->input.end == 10 &&
                tokens->input.lexer.result_symbol ==
                    tokens->table->language->keyword_capture_token;
        *known = found ? 2 : 1;
        tokens->input.text = text;
    }
    return *known == 2;
}

/* The name or keyword at `at`, if it is of ASCII. */
static bool read_word(Tokens *tokens, uint32_t at)
{
    if (!(class_at(tokens, at) & LETTER))
        return false;
    uint32_t end = skip(tokens, at, LETTER | DIGIT);
    if (end < tokens->input.text.size &&
        (unsigned char)tokens->input.text.data[end] >= 128)
        return false;
    tokens->input.start = at;
    tokens->input.end = end;
    tokens->input.lexer.result_symbol =
        tokens->table->language->keyword_capture_token;
    return true;
}

/* What the lexer makes of a mark of one byte hangs on the byte behind it, which
 * is the last that it looks at; so it is remembered. */
static bool read_mark(Tokens *tokens, TSStateId lex_state, uint32_t at)
{
    if (at + 1 >= tokens->input.text.size)
        return lex(tokens, lex_state, at);
    unsigned char mark = (unsigned char)tokens->input.text.data[at];
    unsigned char behind = (unsigned char)tokens->input.text.data[at + 1];
    uint32_t key = (uint32_t)lex_state << 16 | (uint32_t)mark << 8 | behind;
    uint32_t slot = (key * MARK_FACTOR) >> (KEY_BITS - TOKEN_MARK_BITS);
    if (tokens->marks[slot].key == key) {
        tokens->input.start = at;
        tokens->input.end = at + 1;
        tokens->input.lexer.result_symbol = tokens->marks[slot].symbol;
        return true;
    }
    if (!lex(tokens, lex_state, at))
        return false;
    if (tokens->input.start == at && tokens->input.end == at + 1 &&
        tokens->input.at == at + 1 && mark < 128 && behind < 128) {
        tokens->marks[slot].key = key;
        tokens->marks[slot].symbol = tokens->input.lexer.result_symbol;
    }
    return true;
}

/* The keyword that is the whole token, or 0. */
static TSSymbol lex_keyword(Tokens *tokens)
{
    uint32_t start = tokens->input.start;
    uint32_t end = tokens->input.end;
    lexer_input_begin(&tokens->input, start);
    bool found =
        tokens->table->language->keyword_lex_fn(&tokens->input.lexer, 0);
    lexer_input_finish(&tokens->input);
    found = found && tokens->input.end == end;
    tokens->input.start = start;
    tokens->input.end = end;
    return found ? tokens->input.lexer.result_symbol : 0;
}

static TSSymbol find_keyword(Tokens *tokens)
{
    uint64_t word = 0;
    uint32_t size = tokens->input.end - tokens->input.start;
    if (size > sizeof word)
        return lex_keyword(tokens);
    memcpy(&word, tokens->input.text.data + tokens->input.start, size);
    uint32_t slot =
        (uint32_t)((word * FACTOR) >> (WORD_BITS - TOKEN_WORD_BITS));
    if (tokens->keywords[slot].word != word) {
        tokens->keywords[slot].word = word;
        tokens->keywords[slot].symbol = lex_keyword(tokens);
    }
    return tokens->keywords[slot].symbol;
}

/* A keyword is one where it is allowed, or a reserved one. */
static void choose_keyword(Tokens *tokens, TSStateId state, Token *token)
{
    TSSymbol keyword = find_keyword(tokens);
    token->is_keyword = keyword != 0;
    if (keyword && (parse_table_actions(tokens->table, state, keyword).count ||
                    parse_table_is_reserved(tokens->table, state, keyword)))
        token->symbol = keyword;
}

/* Asks the scanner, if it may find something; `behind` is behind blanks. */
static bool ask_scanner(Tokens *tokens, TSStateId valid_set, uint32_t at,
                        uint32_t behind, const ScannerState **scanner)
{
    const TSLanguage *language = tokens->table->language;
    const bool *valid = language->external_scanner.states +
                        (size_t)valid_set * language->external_token_count;
    if (!valid_set || !is_scanned(tokens, valid, behind) ||
        is_searched(tokens, valid_set, at, *scanner))
        return false;
    if (scan(tokens, valid, at, scanner))
        return true;
    if (!valid[STRING_CONTENT])
        note_search(tokens, valid_set, at, *scanner);
    return false;
}

/* Reads by the scanner, as a word, or by the lexer, in this order. */
static bool read(Tokens *tokens, TSLexerMode mode, uint32_t at,
                 const ScannerState **scanner, bool *is_scanners)
{
    uint32_t behind = skip(tokens, at, BLANK);
    *is_scanners =
        ask_scanner(tokens, mode.external_lex_state, at, behind, scanner);
    if (*is_scanners)
        return true;
    if (!has_words(tokens, mode.lex_state))
        return lex(tokens, mode.lex_state, at);
    behind = skip(tokens, behind, SPACE);
    return read_word(tokens, behind) ||
           read_mark(tokens, mode.lex_state, behind);
}

bool tokens_read(Tokens *tokens, TSStateId state, uint32_t at,
                 const ScannerState **scanner, Token *token)
{
    const TSLanguage *language = tokens->table->language;
    TSLexerMode mode = language->lex_modes[state];
    bool is_scanners = false;
    if (mode.lex_state == UINT16_MAX ||
        !read(tokens, mode, at, scanner, &is_scanners) || tokens->input.is_odd)
        return false;
    *token = (Token){tokens->input.lexer.result_symbol, false,
                     tokens->input.start, tokens->input.end};
    if (!is_scanners && token->symbol == language->keyword_capture_token)
        choose_keyword(tokens, state, token);
    return true;
}
