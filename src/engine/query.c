#include "engine/query.h"

#include "base/distance.h"
#include "engine/lexer.h"
#include "engine/predicate.h"
#include "syntax/grammar.h"

#include <string.h>

enum { DEEPEST_PATTERN = 24, LONGEST_PATTERN = 400 };

typedef struct Compiler {
    RuleBuilder *builder;
    QueryPlace place;
    Lexer lexer;
    Pattern *pattern;
    Error *error;
    uint32_t depth;
} Compiler;

static bool fail(Compiler *compiler, size_t offset)
{
    uint32_t line = 0;
    uint32_t column = 0;
    lexer_place(&compiler->lexer, offset, &line, &column);
    return error_at(compiler->error, compiler->place.path,
                    compiler->place.line + line - 1, column);
}

static bool unexpected(Compiler *compiler, const char *wanted)
{
    const Token *token = &compiler->lexer.token;
    if (token->kind == TOKEN_KIND_END)
        error_set(compiler->error, "the query ends here, %s is missing",
                  wanted);
    else
        error_set(compiler->error, "`%.*s` is not %s", STR_ARG(token->text),
                  wanted);
    return fail(compiler, token->start);
}

static bool take(Compiler *compiler, TokenKind kind)
{
    if (compiler->lexer.token.kind != kind)
        return false;
    lexer_next(&compiler->lexer);
    return true;
}

static bool unknown(Compiler *compiler, const char *what, Token token,
                    const Str *words, size_t count)
{
    error_set(
        compiler->error, "unknown %s `%.*s`%s", what, STR_ARG(token.text),
        distance_hint(compiler->builder->arena, token.text, words, count));
    return fail(compiler, token.start);
}

static bool find_kind(Compiler *compiler, Token token, bool named,
                      uint16_t *kind)
{
    const Str *names = NULL;
    size_t count = grammar_kind_names(compiler->builder->arena, named, &names);
    *kind = grammar_kind(token.text, named);
    if (*kind)
        return true;
    return unknown(compiler, named ? "node kind" : "token", token, names,
                   count);
}

static bool find_field(Compiler *compiler, Token token, uint8_t *field)
{
    const Str *names = NULL;
    size_t count = grammar_field_names(compiler->builder->arena, &names);
    *field = grammar_field(token.text);
    return *field ? true : unknown(compiler, "field", token, names, count);
}

static const Str *capture_names(const Compiler *compiler)
{
    return compiler->builder->capture_names.items +
           compiler->pattern->captures.first;
}

/* 1 + the index of the capture, a new one if need be; 0: there is no room. */
static uint8_t capture_index(Compiler *compiler, Str name, bool create)
{
    Range *range = &compiler->pattern->captures;
    for (uint32_t i = 0; i < range->count; i++)
        if (str_equal(capture_names(compiler)[i], name))
            return (uint8_t)(i + 1);
    if (!create || range->count == CAPTURE_LIMIT)
        return 0;
    array_push(compiler->builder->arena, &compiler->builder->capture_names,
               name);
    return (uint8_t)++range->count;
}

static PatternNode *node_at(const Compiler *compiler, uint16_t index)
{
    return &compiler->builder->nodes
                .items[compiler->pattern->nodes.first + index];
}

static bool add_node(Compiler *compiler, PatternNode node, uint16_t *index)
{
    if (compiler->pattern->nodes.count >= LONGEST_PATTERN) {
        error_set(compiler->error, "the pattern has more than %d nodes",
                  LONGEST_PATTERN);
        return fail(compiler, compiler->lexer.token.start);
    }
    *index = (uint16_t)compiler->pattern->nodes.count++;
    array_push(compiler->builder->arena, &compiler->builder->nodes, node);
    return true;
}

static bool read_step(Compiler *compiler, uint8_t field, uint16_t *index);
static bool read_predicate(Compiler *compiler);

/* Captures and `?` behind a node. */
static bool read_suffix(Compiler *compiler, uint16_t index)
{
    for (;;) {
        Token token = compiler->lexer.token;
        if (take(compiler, TOKEN_KIND_OPTIONAL)) {
            node_at(compiler, index)->flags |= STEP_OPTIONAL;
        } else if (take(compiler, TOKEN_KIND_CAPTURE)) {
            uint8_t capture = capture_index(compiler, token.text, true);
            if (!capture || node_at(compiler, index)->capture) {
                error_set(compiler->error,
                          capture ? "a node has one capture at most"
                                  : "a pattern has 16 captures at most");
                return fail(compiler, token.start);
            }
            node_at(compiler, index)->capture = capture;
        } else {
            return true;
        }
    }
}

static bool read_not_field(Compiler *compiler, uint16_t index)
{
    Token token = compiler->lexer.token;
    uint8_t field = 0;
    lexer_next(&compiler->lexer);
    if (!find_field(compiler, token, &field))
        return false;
    Range *without = &node_at(compiler, index)->without;
    if (!without->count)
        without->first = compiler->builder->fields.count;
    array_push(compiler->builder->arena, &compiler->builder->fields, field);
    without->count++;
    return true;
}

/* One child, with what stands before it: `.`, `field:`. */
static bool read_child(Compiler *compiler, bool anchored)
{
    uint8_t field = 0;
    Token token = compiler->lexer.token;
    if (take(compiler, TOKEN_KIND_FIELD) &&
        !find_field(compiler, token, &field))
        return false;
    uint16_t child = 0;
    if (!read_step(compiler, field, &child))
        return false;
    if (anchored)
        node_at(compiler, child)->flags |= STEP_ANCHORED;
    return true;
}

/* The last direct child that was read, 0: none. */
static uint16_t last_child(const Compiler *compiler, uint16_t parent)
{
    uint16_t last = 0;
    uint16_t end = (uint16_t)compiler->pattern->nodes.count;
    for (uint16_t at = (uint16_t)(parent + 1); at < end;
         at = node_at(compiler, at)->next)
        last = at;
    return last;
}

static bool read_children(Compiler *compiler, uint16_t parent)
{
    bool anchored = false;
    for (;;) {
        TokenKind kind = compiler->lexer.token.kind;
        if (kind == TOKEN_KIND_CLOSE || kind == TOKEN_KIND_END)
            break;
        if (take(compiler, TOKEN_KIND_DOT)) {
            anchored = true;
            continue;
        }
        if (kind == TOKEN_KIND_NOT_FIELD) {
            if (!read_not_field(compiler, parent))
                return false;
            continue;
        }
        if (!read_child(compiler, anchored))
            return false;
        anchored = false;
    }
    uint16_t last = last_child(compiler, parent);
    if (anchored && last)
        node_at(compiler, last)->flags |= STEP_LAST;
    return take(compiler, TOKEN_KIND_CLOSE) ? true
                                            : unexpected(compiler, "`)`");
}

/* `(kind …)`, the bracket being taken. */
static bool read_named(Compiler *compiler, uint8_t field, uint16_t *index)
{
    Token token = compiler->lexer.token;
    if (token.kind != TOKEN_KIND_WORD)
        return unexpected(compiler, "a node kind");
    lexer_next(&compiler->lexer);
    PatternNode node = {.field = field};
    if (str_is(token.text, "_"))
        node.kind = PATTERN_ANY_NAMED;
    else if (str_is(token.text, "MISSING"))
        node.kind = PATTERN_MISSING;
    else if (str_is(token.text, "ERROR"))
        node.kind = grammar_error_kind();
    else if (!find_kind(compiler, token, true, &node.kind))
        return false;
    return add_node(compiler, node, index) && read_children(compiler, *index);
}

static bool read_alternation(Compiler *compiler, uint8_t field, uint16_t *index)
{
    PatternNode node = {.kind = PATTERN_ALTERNATION, .field = field};
    if (!add_node(compiler, node, index))
        return false;
    while (compiler->lexer.token.kind != TOKEN_KIND_CLOSE_LIST &&
           compiler->lexer.token.kind != TOKEN_KIND_END) {
        uint16_t choice = 0;
        if (!read_step(compiler, 0, &choice))
            return false;
    }
    if (last_child(compiler, *index) == 0)
        return unexpected(compiler, "a choice");
    return take(compiler, TOKEN_KIND_CLOSE_LIST) ? true
                                                 : unexpected(compiler, "`]`");
}

static bool read_token(Compiler *compiler, uint8_t field, uint16_t *index)
{
    Token token = compiler->lexer.token;
    PatternNode node = {.field = field};
    lexer_next(&compiler->lexer);
    return find_kind(compiler, token, false, &node.kind) &&
           add_node(compiler, node, index);
}

static bool read_bare_step(Compiler *compiler, uint8_t field, uint16_t *index)
{
    if (take(compiler, TOKEN_KIND_OPEN))
        return read_named(compiler, field, index);
    if (take(compiler, TOKEN_KIND_OPEN_LIST))
        return read_alternation(compiler, field, index);
    if (compiler->lexer.token.kind == TOKEN_KIND_STRING)
        return read_token(compiler, field, index);
    if (compiler->lexer.token.kind == TOKEN_KIND_WORD &&
        str_is(compiler->lexer.token.text, "_")) {
        lexer_next(&compiler->lexer);
        PatternNode node = {.kind = PATTERN_ANY, .field = field};
        return add_node(compiler, node, index);
    }
    return unexpected(compiler, "a node");
}

static bool read_step(Compiler *compiler, uint8_t field, uint16_t *index)
{
    if (++compiler->depth > DEEPEST_PATTERN) {
        error_set(compiler->error, "the pattern is nested too deeply");
        return fail(compiler, compiler->lexer.token.start);
    }
    if (!read_bare_step(compiler, field, index))
        return false;
    node_at(compiler, *index)->next = (uint16_t)compiler->pattern->nodes.count;
    compiler->depth--;
    return read_suffix(compiler, *index);
}

/* The name with `not-` taken off, if it is a predicate then. */
static bool find_predicate(Compiler *compiler, Token token, Check *check)
{
    Str name = token.text;
    check->negated = str_starts_with(name, STR("not-"));
    if (check->negated)
        name = str_slice(name, 4, name.size);
    Str names[PREDICATE_COUNT];
    for (uint8_t i = 0; i < PREDICATE_COUNT; i++) {
        names[i] = predicate_infos[i].name;
        if (str_equal(names[i], name)) {
            check->predicate = i;
            return true;
        }
    }
    token.text = name;
    return unknown(compiler, "predicate", token, names, PREDICATE_COUNT);
}

static bool add_capture(Compiler *compiler, Token token)
{
    Argument argument = {
        .capture = capture_index(compiler, token.text, false),
    };
    if (!argument.capture)
        return unknown(compiler, "capture", token, capture_names(compiler),
                       compiler->pattern->captures.count);
    array_push(compiler->builder->arena, &compiler->builder->arguments,
               argument);
    return true;
}

static void add_word(Compiler *compiler, Token token)
{
    Argument argument = {.word = intern(&compiler->builder->words, token.text)};
    array_push(compiler->builder->arena, &compiler->builder->arguments,
               argument);
}

/* The kind that argument `index` of a predicate must have: c, s, or 0. */
static char wanted_argument(Str arguments, uint32_t index)
{
    size_t at = 0;
    char last = '\0';
    for (uint32_t i = 0; at < arguments.size; at++) {
        char byte = arguments.data[at];
        if (byte == '+')
            return last;
        last = byte;
        if (i++ == index)
            return byte;
    }
    return '\0';
}

static uint32_t least_arguments(Str arguments)
{
    size_t plus = str_find_byte(arguments, '+', 0);
    return (uint32_t)plus;
}

static bool read_argument(Compiler *compiler, const Check *check)
{
    Token token = compiler->lexer.token;
    const PredicateInfo *info = &predicate_infos[check->predicate];
    char wanted = wanted_argument(info->arguments, check->arguments.count);
    bool capture = token.kind == TOKEN_KIND_CAPTURE;
    if (!wanted || (wanted == 'c') != capture ||
        (!capture && token.kind != TOKEN_KIND_STRING)) {
        error_set(compiler->error, "#%.*s takes %s here", STR_ARG(info->name),
                  !wanted ? "no more arguments"
                          : (wanted == 'c' ? "a capture" : "a string"));
        return fail(compiler, token.start);
    }
    lexer_next(&compiler->lexer);
    if (capture)
        return add_capture(compiler, token);
    add_word(compiler, token);
    return true;
}

static bool read_predicate(Compiler *compiler)
{
    Token token = compiler->lexer.token;
    uint32_t line = 0;
    uint32_t column = 0;
    lexer_place(&compiler->lexer, token.start, &line, &column);
    Check check = {.line = compiler->place.line + line - 1};
    if (!take(compiler, TOKEN_KIND_PREDICATE))
        return unexpected(compiler, "a predicate");
    if (!find_predicate(compiler, token, &check))
        return false;
    check.arguments.first = compiler->builder->arguments.count;
    while (compiler->lexer.token.kind != TOKEN_KIND_CLOSE) {
        if (!read_argument(compiler, &check))
            return false;
        check.arguments.count++;
    }
    Str arguments = predicate_infos[check.predicate].arguments;
    if (check.arguments.count < least_arguments(arguments))
        return unexpected(compiler, "one more argument");
    array_push(compiler->builder->arena, &compiler->builder->checks, check);
    compiler->pattern->checks.count++;
    return take(compiler, TOKEN_KIND_CLOSE);
}

/* `(pattern (#predicate …) …)`, the bracket being taken. */
static bool read_group(Compiler *compiler)
{
    uint16_t index = 0;
    if (!read_step(compiler, 0, &index))
        return false;
    while (take(compiler, TOKEN_KIND_OPEN))
        if (!read_predicate(compiler))
            return false;
    return take(compiler, TOKEN_KIND_CLOSE)
               ? true
               : unexpected(compiler, "`)`, since one query holds one "
                                      "pattern and its predicates");
}

static bool opens_group(const Lexer *lexer)
{
    Lexer ahead = *lexer;
    lexer_next(&ahead);
    TokenKind kind = ahead.token.kind;
    return lexer->token.kind == TOKEN_KIND_OPEN &&
           (kind == TOKEN_KIND_OPEN || kind == TOKEN_KIND_OPEN_LIST ||
            kind == TOKEN_KIND_STRING);
}

/* The pattern's only node with the capture, 0xFFFF: none or several. */
static uint16_t only_node(const Compiler *compiler, uint8_t capture)
{
    uint16_t found = UINT16_MAX;
    for (uint16_t i = 0; i < compiler->pattern->nodes.count; i++) {
        if (node_at(compiler, i)->capture != capture)
            continue;
        if (found != UINT16_MAX)
            return UINT16_MAX;
        found = i;
    }
    return found;
}

/* `#eq?` and `#any-of?` on an identifier become a part of its node. */
static bool absorb(Compiler *compiler, const Check *check)
{
    bool words = check->predicate == PREDICATE_eq ||
                 check->predicate == PREDICATE_any_of;
    const Argument *arguments =
        &compiler->builder->arguments.items[check->arguments.first];
    uint16_t index =
        words ? only_node(compiler, arguments[0].capture) : UINT16_MAX;
    if (index == UINT16_MAX)
        return false;
    PatternNode *node = node_at(compiler, index);
    if (node->kind != grammar_kind(STR("identifier"), true) ||
        node->words.count)
        return false;
    node->words.first = compiler->builder->word_lists.count;
    node->words.count = check->arguments.count - 1;
    node->word_is_wrong = check->negated;
    for (uint32_t i = 1; i < check->arguments.count; i++)
        array_push(compiler->builder->arena, &compiler->builder->word_lists,
                   arguments[i].word);
    return true;
}

static void absorb_words(Compiler *compiler)
{
    Check *checks =
        &compiler->builder->checks.items[compiler->pattern->checks.first];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < compiler->pattern->checks.count; i++)
        if (!absorb(compiler, &checks[i]))
            checks[kept++] = checks[i];
    compiler->pattern->checks.count = kept;
    compiler->builder->checks.count = compiler->pattern->checks.first + kept;
}

static bool finish(Compiler *compiler)
{
    if (compiler->lexer.token.kind != TOKEN_KIND_END)
        return unexpected(compiler, "expected: a query holds one pattern");
    uint8_t report = capture_index(compiler, STR("report"), false);
    if (!report) {
        error_set(compiler->error, "no node is captured as `@report`");
        return fail(compiler, 0);
    }
    compiler->pattern->report = (uint8_t)(report - 1);
    compiler->pattern->loop = capture_index(compiler, STR("loop"), false);
    absorb_words(compiler);
    return true;
}

bool query_compile(RuleBuilder *builder, QueryPlace place, Str text,
                   Pattern *pattern, Error *error)
{
    Compiler compiler = {
        .builder = builder,
        .place = place,
        .pattern = pattern,
        .error = error,
    };
    pattern->nodes.first = builder->nodes.count;
    pattern->checks.first = builder->checks.count;
    pattern->captures.first = builder->capture_names.count;
    lexer_init(&compiler.lexer, builder->arena, text);
    uint16_t root = 0;
    bool read = false;
    if (opens_group(&compiler.lexer)) {
        lexer_next(&compiler.lexer);
        read = read_group(&compiler);
    } else {
        read = read_step(&compiler, 0, &root);
    }
    return read && finish(&compiler);
}
