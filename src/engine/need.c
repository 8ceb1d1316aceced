#include "engine/needs.h"

#include "syntax/spelling.h"
#include "syntax/tree.h"

void needs_add(Clause *clause, Str lexeme)
{
    for (uint32_t i = 0; i < clause->count; i++)
        if (str_equal(clause->lexemes[i], lexeme))
            return;
    if (clause->count == MOST_LEXEMES)
        clause->full = true;
    else
        clause->lexemes[clause->count++] = lexeme;
}

void needs_require(const Needs *needs, const Clause *clause, Bits *bits)
{
    if (!clause->count || clause->full)
        return;
    int index =
        vocabulary_clause(needs->vocabulary, clause->lexemes, clause->count);
    if (index != CLAUSE_FULL)
        bits_set(bits, (uint32_t)index);
}

void needs_require_text(const Needs *needs, Str lexeme)
{
    Clause clause;
    needs_clear(&clause);
    if (!lexeme.size)
        return;
    needs_add(&clause, lexeme);
    needs_require(needs, &clause, &needs->want->clauses);
}

const Argument *needs_argument(const Needs *needs, const Check *check,
                               uint32_t index)
{
    return &needs->rules->arguments[check->arguments.first + index];
}

void needs_add_listed(const Needs *needs, const Check *check, Clause *clause)
{
    for (uint32_t i = 1; i < check->arguments.count; i++)
        needs_add(clause,
                  needs_word(needs, needs_argument(needs, check, i)->word));
}

Str needs_word(const Needs *needs, Symbol symbol)
{
    return needs->rules->words[symbol];
}

bool needs_is_about(const Needs *needs, const Check *check, uint32_t index,
                    uint8_t capture)
{
    return index < check->arguments.count &&
           needs_argument(needs, check, index)->capture == capture;
}

bool needs_root_is(const Needs *needs, bool (*is)(uint16_t kind))
{
    const PatternNode *root = needs->nodes;
    if (root->kind != PATTERN_ALTERNATION)
        return is(root->kind);
    for (uint16_t child = 1; child < root->next;
         child = needs->nodes[child].next)
        if (!is(needs->nodes[child].kind))
            return false;
    return true;
}

/* What stands around a loop of the pattern need not be in a loop. */
static void place(const Needs *needs)
{
    Want *want = needs->want;
    uint32_t lines = needs_line_count(needs, 0);
    want->lines = lines <= MOST_LINES ? (uint8_t)lines : 0;
    for (uint32_t i = 0; i < needs->pattern->nodes.count; i++) {
        uint16_t kind = needs->nodes[i].kind;
        if (spelling_spans_lines(kind) && spelling_is_loop(kind))
            want->in_loop = false;
        if (spelling_spans_functions(kind) ||
            (kind == KIND_function_definition && i > 0))
            want->whole = true;
    }
    want->in_loop |= needs_root_is(needs, spelling_is_loop);
}

static bool is_about_broken_code(const Needs *needs)
{
    return needs->nodes->kind == KIND_ERROR ||
           needs->nodes->kind == PATTERN_MISSING;
}

static void add_want(const Needs *needs)
{
    vocabulary_want(needs->vocabulary, needs->want);
}

static Str head_of(Str name)
{
    return str_take(&name, '.');
}

static bool is_first_of_head(const Needs *needs, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++)
        if (str_equal(head_of(needs->names[i]), head_of(needs->names[index])))
            return false;
    return true;
}

/* A want for each package that the names are of: `json` and `dumps`, or
 * `copy` and `deepcopy`, but not `json` and `deepcopy`. */
static void add_wants_by_head(Needs *needs)
{
    const Want base = *needs->want;
    for (uint32_t i = 0; i < needs->name_count; i++) {
        Clause called;
        Clause head;
        needs_clear(&called);
        needs_clear(&head);
        if (!is_first_of_head(needs, i))
            continue;
        *needs->want = base;
        needs_add(&head, head_of(needs->names[i]));
        for (uint32_t j = i; j < needs->name_count; j++)
            if (str_equal(head_of(needs->names[j]), head.lexemes[0]))
                needs_add(&called, needs_last_part(needs, needs->names[j]));
        needs_require(needs, &called, &needs->want->clauses);
        needs_require(needs, &head, &needs->want->in_file);
        add_want(needs);
    }
}

static uint32_t count_heads(const Needs *needs)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < needs->name_count; i++)
        count += is_first_of_head(needs, i);
    return count;
}

static void add_pattern(const RuleSet *rules, uint32_t index, const bool *named,
                        Vocabulary *vocabulary)
{
    const Pattern *pattern = &rules->patterns[index];
    uint32_t left = rules->pattern_count - index;
    Want want = {.id = index, .lines = 1};
    Needs needs = {
        .rules = rules,
        .pattern = pattern,
        .nodes = &rules->nodes[pattern->nodes.first],
        .vocabulary = vocabulary,
        .want = &want,
    };
    if (is_about_broken_code(&needs)) {
        want.whole = named && named[pattern->rule];
        if (want.whole)
            add_want(&needs);
        return;
    }
    needs_of_nodes(&needs);
    for (uint32_t i = 0; i < pattern->checks.count; i++)
        needs_of_check(&needs, &rules->checks[pattern->checks.first + i]);
    place(&needs);
    uint32_t heads = count_heads(&needs);
    if (needs.calls && heads > 1 &&
        vocabulary->wants.count + heads + left <= BIT_LIMIT)
        add_wants_by_head(&needs);
    else
        add_want(&needs);
}

bool need_vocabulary(const RuleSet *rules, const bool *enabled,
                     const bool *named, Vocabulary *vocabulary)
{
    if (rules->pattern_count > BIT_LIMIT)
        return false;
    for (uint32_t i = 0; i < rules->pattern_count; i++)
        if (!enabled || enabled[rules->patterns[i].rule])
            add_pattern(rules, i, named, vocabulary);
    return true;
}
