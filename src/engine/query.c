#include "engine/query.h"

#include "base/distance.h"
#include "engine/query_compiler.h"
#include "syntax/grammar.h"

enum { DEEPEST_PATTERN = 24, LONGEST_PATTERN = 400 };

bool query_fail(QueryCompiler *compiler, size_t offset)
{
    uint32_t line = 0;
    uint32_t column = 0;
    lexer_place(&compiler->lexer, offset, &line, &column);
    return error_at(compiler->error, compiler->place.path,
                    compiler->place.line + line - 1, column);
}

bool query_unexpected(QueryCompiler *compiler, const char *wanted)
{
    const Token *token = &compiler->lexer.token;
    if (token->kind == TOKEN_KIND_END)
        error_set(compiler->error, "the query ends here, %s is missing",
                  wanted);
    else
        error_set(compiler->error, "`%.*s` is not %s", STR_ARG(token->text),
                  wanted);
    return query_fail(compiler, token->start);
}

bool query_take(QueryCompiler *compiler, TokenKind kind)
{
    if (compiler->lexer.token.kind != kind)
        return false;
    lexer_next(&compiler->lexer);
    return true;
}

bool query_unknown(QueryCompiler *compiler, const char *what, Token token,
                   const Str *words, size_t count)
{
    error_set(
        compiler->error, "unknown %s `%.*s`%s", what, STR_ARG(token.text),
        distance_hint(compiler->builder->arena, token.text, words, count));
    return query_fail(compiler, token.start);
}

static bool find_kind(QueryCompiler *compiler, Token token, bool named,
                      uint16_t *kind)
{
    const Str *names = NULL;
    size_t count = grammar_kind_names(compiler->builder->arena, named, &names);
    *kind = grammar_kind(token.text, named);
    if (*kind)
        return true;
    return query_unknown(compiler, named ? "node kind" : "token", token, names,
                         count);
}

static bool find_field(QueryCompiler *compiler, Token token, uint8_t *field)
{
    const Str *names = NULL;
    size_t count = grammar_field_names(compiler->builder->arena, &names);
    *field = grammar_field(token.text);
    return *field ? true
                  : query_unknown(compiler, "field", token, names, count);
}

const Str *query_captures(const QueryCompiler *compiler)
{
    return compiler->builder->capture_names.items +
           compiler->pattern->captures.first;
}

/* 1 + the index of the capture, a new one if need be; 0: there is no room. */
uint8_t query_capture(QueryCompiler *compiler, Str name, bool create)
{
    Range *range = &compiler->pattern->captures;
    for (uint32_t i = 0; i < range->count; i++)
        if (str_equal(query_captures(compiler)[i], name))
            return (uint8_t)(i + 1);
    if (!create || range->count == CAPTURE_LIMIT)
        return 0;
    array_push(compiler->builder->arena, &compiler->builder->capture_names,
               name);
    return (uint8_t)++range->count;
}

PatternNode *query_node(const QueryCompiler *compiler, uint16_t index)
{
    return &compiler->builder->nodes
                .items[compiler->pattern->nodes.first + index];
}

static bool add_node(QueryCompiler *compiler, PatternNode node, uint16_t *index)
{
    if (compiler->pattern->nodes.count >= LONGEST_PATTERN) {
        error_set(compiler->error, "the pattern has more than %d nodes",
                  LONGEST_PATTERN);
        return query_fail(compiler, compiler->lexer.token.start);
    }
    *index = (uint16_t)compiler->pattern->nodes.count++;
    array_push(compiler->builder->arena, &compiler->builder->nodes, node);
    return true;
}

static bool read_step(QueryCompiler *compiler, uint8_t field, uint16_t *index);

/* Captures and `?` behind a node. */
static bool read_suffix(QueryCompiler *compiler, uint16_t index)
{
    for (;;) {
        Token token = compiler->lexer.token;
        if (query_take(compiler, TOKEN_KIND_OPTIONAL)) {
            query_node(compiler, index)->flags |= STEP_OPTIONAL;
        } else if (query_take(compiler, TOKEN_KIND_CAPTURE)) {
            uint8_t capture = query_capture(compiler, token.text, true);
            if (!capture || query_node(compiler, index)->capture) {
                error_set(compiler->error,
                          capture ? "a node has one capture at most"
                                  : "a pattern has 16 captures at most");
                return query_fail(compiler, token.start);
            }
            query_node(compiler, index)->capture = capture;
        } else {
            return true;
        }
    }
}

/* The fields of one node stand together, also when those of a child came in
 * between: then the node's begin anew. */
static void add_not_field(RuleBuilder *builder, Range *without, uint8_t field)
{
    uint32_t end = builder->fields.count;
    if (without->first + without->count != end) {
        for (uint32_t i = 0; i < without->count; i++)
            array_push(builder->arena, &builder->fields,
                       builder->fields.items[without->first + i]);
        without->first = end;
    }
    array_push(builder->arena, &builder->fields, field);
    without->count++;
}

static bool read_not_field(QueryCompiler *compiler, uint16_t index)
{
    Token token = compiler->lexer.token;
    uint8_t field = 0;
    lexer_next(&compiler->lexer);
    if (!find_field(compiler, token, &field))
        return false;
    add_not_field(compiler->builder, &query_node(compiler, index)->without,
                  field);
    return true;
}

/* One child, with what stands before it: `.`, `field:`. */
static bool read_child(QueryCompiler *compiler, bool anchored)
{
    uint8_t field = 0;
    Token token = compiler->lexer.token;
    if (query_take(compiler, TOKEN_KIND_FIELD) &&
        !find_field(compiler, token, &field))
        return false;
    uint16_t child = 0;
    if (!read_step(compiler, field, &child))
        return false;
    if (anchored)
        query_node(compiler, child)->flags |= STEP_ANCHORED;
    return true;
}

/* The last direct child that was read, 0: none. */
static uint16_t last_child(const QueryCompiler *compiler, uint16_t parent)
{
    uint16_t last = 0;
    uint16_t end = (uint16_t)compiler->pattern->nodes.count;
    for (uint16_t at = (uint16_t)(parent + 1); at < end;
         at = query_node(compiler, at)->next)
        last = at;
    return last;
}

static bool read_children(QueryCompiler *compiler, uint16_t parent)
{
    bool anchored = false;
    for (;;) {
        TokenKind kind = compiler->lexer.token.kind;
        if (kind == TOKEN_KIND_CLOSE || kind == TOKEN_KIND_END)
            break;
        if (query_take(compiler, TOKEN_KIND_DOT)) {
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
        query_node(compiler, last)->flags |= STEP_LAST;
    return query_take(compiler, TOKEN_KIND_CLOSE)
               ? true
               : query_unexpected(compiler, "`)`");
}

/* `(kind …)`, the bracket being taken. */
static bool read_named(QueryCompiler *compiler, uint8_t field, uint16_t *index)
{
    Token token = compiler->lexer.token;
    if (token.kind != TOKEN_KIND_WORD)
        return query_unexpected(compiler, "a node kind");
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

static bool read_alternation(QueryCompiler *compiler, uint8_t field,
                             uint16_t *index)
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
        return query_unexpected(compiler, "a choice");
    return query_take(compiler, TOKEN_KIND_CLOSE_LIST)
               ? true
               : query_unexpected(compiler, "`]`");
}

static bool read_token(QueryCompiler *compiler, uint8_t field, uint16_t *index)
{
    Token token = compiler->lexer.token;
    PatternNode node = {.field = field};
    lexer_next(&compiler->lexer);
    return find_kind(compiler, token, false, &node.kind) &&
           add_node(compiler, node, index);
}

static bool read_bare_step(QueryCompiler *compiler, uint8_t field,
                           uint16_t *index)
{
    if (query_take(compiler, TOKEN_KIND_OPEN))
        return read_named(compiler, field, index);
    if (query_take(compiler, TOKEN_KIND_OPEN_LIST))
        return read_alternation(compiler, field, index);
    if (compiler->lexer.token.kind == TOKEN_KIND_STRING)
        return read_token(compiler, field, index);
    if (compiler->lexer.token.kind == TOKEN_KIND_WORD &&
        str_is(compiler->lexer.token.text, "_")) {
        lexer_next(&compiler->lexer);
        PatternNode node = {.kind = PATTERN_ANY, .field = field};
        return add_node(compiler, node, index);
    }
    return query_unexpected(compiler, "a node");
}

static bool read_step(QueryCompiler *compiler, uint8_t field, uint16_t *index)
{
    if (++compiler->depth > DEEPEST_PATTERN) {
        error_set(compiler->error, "the pattern is nested too deeply");
        return query_fail(compiler, compiler->lexer.token.start);
    }
    if (!read_bare_step(compiler, field, index))
        return false;
    query_node(compiler, *index)->next =
        (uint16_t)compiler->pattern->nodes.count;
    compiler->depth--;
    return read_suffix(compiler, *index);
}

/* `(pattern (#predicate …) …)`, the bracket being taken. */
static bool read_group(QueryCompiler *compiler)
{
    uint16_t index = 0;
    if (!read_step(compiler, 0, &index))
        return false;
    while (query_take(compiler, TOKEN_KIND_OPEN))
        if (!query_read_predicate(compiler))
            return false;
    return query_take(compiler, TOKEN_KIND_CLOSE)
               ? true
               : query_unexpected(compiler, "`)`, since one query holds one "
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

static bool finish(QueryCompiler *compiler)
{
    if (compiler->lexer.token.kind != TOKEN_KIND_END)
        return query_unexpected(compiler,
                                "expected: a query holds one pattern");
    uint8_t report = query_capture(compiler, STR("report"), false);
    if (!report) {
        error_set(compiler->error, "no node is captured as `@report`");
        return query_fail(compiler, 0);
    }
    compiler->pattern->report = (uint8_t)(report - 1);
    compiler->pattern->loop = query_capture(compiler, STR("loop"), false);
    query_absorb_words(compiler);
    return true;
}

bool query_compile(RuleBuilder *builder, QueryPlace place, Str text,
                   Pattern *pattern, Error *error)
{
    QueryCompiler compiler = {
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
