#include "engine/query_compiler.h"

#include "base/distance.h"
#include "base/pcre.h"
#include "engine/predicate.h"
#include "syntax/grammar.h"

/* The name with `not-` taken off, if it is a predicate then. */
static bool find_predicate(QueryCompiler *compiler, Token token, Check *check)
{
    Str name = token.text;
    check->negated = str_starts_with(name, STR("not-"));
    if (check->negated)
        name = str_slice(name, 4, name.size);
    Str names[PREDICATE_COUNT];
    for (uint32_t i = 0; i < PREDICATE_COUNT; i++) {
        names[i] = predicate_infos[i].name;
        if (str_equal(names[i], name)) {
            check->predicate = (uint8_t)i;
            return true;
        }
    }
    token.text = name;
    return query_unknown(compiler, "predicate", token, names, PREDICATE_COUNT);
}

static bool add_capture(QueryCompiler *compiler, Token token)
{
    Argument argument = {
        .capture = query_capture(compiler, token.text, false),
    };
    if (!argument.capture)
        return query_unknown(compiler, "capture", token,
                             query_captures(compiler),
                             compiler->pattern->captures.count);
    array_push(compiler->builder->arena, &compiler->builder->arguments,
               argument);
    return true;
}

static void add_word(QueryCompiler *compiler, Token token)
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

static bool refuse_word(QueryCompiler *compiler, Token token, const char *what)
{
    error_set(compiler->error, "`%.*s` is no %s", STR_ARG(token.text), what);
    return query_fail(compiler, token.start);
}

static bool check_expression(QueryCompiler *compiler, Token token)
{
    Error error = {0};
    Pcre *pcre = pcre_compile(token.text, &error);
    pcre_free(pcre);
    if (pcre)
        return true;
    error_set(compiler->error, "%s", error.message);
    return query_fail(compiler, token.start);
}

static bool check_table(QueryCompiler *compiler, Token token)
{
    RuleBuilder *builder = compiler->builder;
    uint32_t count = builder->tables.count;
    Str *names = arena_alloc(builder->arena, count * sizeof *names);
    for (uint32_t i = 0; i < count; i++) {
        names[i] = builder->tables.items[i].name;
        if (str_equal(names[i], token.text))
            return true;
    }
    return query_unknown(compiler, "table", token, names, count);
}

static bool check_range(QueryCompiler *compiler, Token token)
{
    bool valid = false;
    (void)version_matches(VERSION_DEFAULT, token.text, &valid);
    return valid || refuse_word(compiler, token, "range such as `>=3.11`");
}

/* `<=8`: see predicate_size. */
static bool check_size(QueryCompiler *compiler, Token token)
{
    static const Str OPERATORS[] = {STR_INIT("<="), STR_INIT(">="),
                                    STR_INIT("=="), STR_INIT("<"),
                                    STR_INIT(">")};
    enum { MOST_DIGITS = 9 };
    Str digits = {0};
    for (size_t i = 0; i < 5 && !digits.size; i++)
        if (str_starts_with(token.text, OPERATORS[i]))
            digits = str_slice(token.text, OPERATORS[i].size, token.text.size);
    bool sound = digits.size > 0 && digits.size <= MOST_DIGITS;
    for (size_t i = 0; i < digits.size; i++)
        sound &= digits.data[i] >= '0' && digits.data[i] <= '9';
    return sound || refuse_word(compiler, token, "comparison such as `<=8`");
}

static bool check_listed(QueryCompiler *compiler, const char *what, Token token,
                         const Str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(words[i], token.text))
            return true;
    return query_unknown(compiler, what, token, words, count);
}

/* A word that could never be right is a slip of the page. */
static bool check_word(QueryCompiler *compiler, PredicateId predicate,
                       Token token)
{
    static const Str PLACES[] = {STR_INIT("local"),  STR_INIT("captured"),
                                 STR_INIT("module"), STR_INIT("attribute"),
                                 STR_INIT("item"),   STR_INIT("nowhere")};
    static const Str POSITIONS[] = {STR_INIT("first"), STR_INIT("later"),
                                    STR_INIT("nowhere")};
    switch (predicate) {
    case PREDICATE_match:
        return check_expression(compiler, token);
    case PREDICATE_target:
        return check_range(compiler, token);
    case PREDICATE_size:
        return check_size(compiler, token);
    case PREDICATE_in_table:
    case PREDICATE_loaded:
        return check_table(compiler, token);
    case PREDICATE_stored:
        return check_listed(compiler, "kind of place", token, PLACES, 6);
    case PREDICATE_concatenates:
        return check_listed(compiler, "position", token, POSITIONS, 3);
    default:
        return true;
    }
}

static bool read_argument(QueryCompiler *compiler, const Check *check)
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
        return query_fail(compiler, token.start);
    }
    lexer_next(&compiler->lexer);
    if (capture)
        return add_capture(compiler, token);
    if (!check_word(compiler, (PredicateId)check->predicate, token))
        return false;
    add_word(compiler, token);
    return true;
}

bool query_read_predicate(QueryCompiler *compiler)
{
    Token token = compiler->lexer.token;
    uint32_t line = 0;
    uint32_t column = 0;
    lexer_place(&compiler->lexer, token.start, &line, &column);
    Check check = {.line = compiler->place.line + line - 1};
    if (!query_take(compiler, TOKEN_KIND_PREDICATE))
        return query_unexpected(compiler, "a predicate");
    if (!find_predicate(compiler, token, &check))
        return false;
    check.arguments.first = compiler->builder->arguments.count;
    while (compiler->lexer.token.kind != TOKEN_KIND_CLOSE) {
        if (compiler->lexer.token.kind == TOKEN_KIND_END)
            return query_unexpected(compiler, "`)`");
        if (!read_argument(compiler, &check))
            return false;
        check.arguments.count++;
    }
    Str arguments = predicate_infos[check.predicate].arguments;
    if (check.arguments.count < least_arguments(arguments))
        return query_unexpected(compiler, "one more argument");
    array_push(compiler->builder->arena, &compiler->builder->checks, check);
    compiler->pattern->checks.count++;
    return query_take(compiler, TOKEN_KIND_CLOSE);
}

/* The pattern's only node with the capture, 0xFFFF: none or several. */
static uint16_t only_node(const QueryCompiler *compiler, uint8_t capture)
{
    uint16_t found = UINT16_MAX;
    for (uint32_t i = 0; i < compiler->pattern->nodes.count; i++) {
        if (query_node(compiler, (uint16_t)i)->capture != capture)
            continue;
        if (found != UINT16_MAX)
            return UINT16_MAX;
        found = (uint16_t)i;
    }
    return found;
}

/* It, or a node around it, may be passed over. */
static bool is_optional(const QueryCompiler *compiler, uint16_t index)
{
    for (uint16_t i = 0; i <= index; i++)
        if ((query_node(compiler, i)->flags & STEP_OPTIONAL) &&
            query_node(compiler, i)->next > index)
            return true;
    return false;
}

/* `#eq?` and `#any-of?` on an identifier become a part of its node. */
static bool absorb(QueryCompiler *compiler, const Check *check)
{
    bool words = check->predicate == PREDICATE_eq ||
                 check->predicate == PREDICATE_any_of;
    const Argument *arguments =
        &compiler->builder->arguments.items[check->arguments.first];
    uint16_t index =
        words ? only_node(compiler, arguments[0].capture) : UINT16_MAX;
    if (index == UINT16_MAX)
        return false;
    PatternNode *node = query_node(compiler, index);
    if (node->kind != grammar_kind(STR("identifier"), true) ||
        node->words.count || is_optional(compiler, index))
        return false;
    node->words.first = compiler->builder->word_lists.count;
    node->words.count = check->arguments.count - 1;
    node->word_is_wrong = check->negated;
    for (uint32_t i = 1; i < check->arguments.count; i++)
        array_push(compiler->builder->arena, &compiler->builder->word_lists,
                   arguments[i].word);
    return true;
}

void query_absorb_words(QueryCompiler *compiler)
{
    if (!compiler->pattern->checks.count)
        return;
    Check *checks =
        &compiler->builder->checks.items[compiler->pattern->checks.first];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < compiler->pattern->checks.count; i++)
        if (!absorb(compiler, &checks[i]))
            checks[kept++] = checks[i];
    compiler->pattern->checks.count = kept;
    compiler->builder->checks.count = compiler->pattern->checks.first + kept;
}
