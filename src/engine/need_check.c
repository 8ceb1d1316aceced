/* What predicates ask of the text. */

#include "engine/needs.h"

#include "syntax/tree.h"

/* Does every match set the capture? */
static bool always_sets(const Needs *needs, uint16_t at, uint8_t capture)
{
    const PatternNode *node = &needs->nodes[at];
    bool choice = node->kind == PATTERN_ALTERNATION;
    bool all = true;
    bool any = false;
    if (node->flags & STEP_OPTIONAL)
        return false;
    if (node->capture == capture)
        return true;
    for (uint16_t child = at + 1; child < node->next;
         child = needs->nodes[child].next) {
        bool sets = always_sets(needs, child, capture);
        all &= sets;
        any |= sets;
    }
    return choice ? all && any : any;
}

Str needs_last_part(const Needs *needs, Str dotted)
{
    Str last = str_last_part(dotted, '.');
    Arena *arena = needs->vocabulary->arena;
    if (!needs->calls)
        return last;
    if (last.size == dotted.size) /* a builtin */
        return str_from(arena_format(arena, "%.*s(", STR_ARG(last)));
    return str_from(arena_format(arena, "?%.*s(", STR_ARG(last)));
}

static bool is_always_called(const Needs *needs, uint8_t capture)
{
    for (uint32_t i = 0; i < needs->pattern->nodes.count; i++)
        if (needs->nodes[i].capture == capture &&
            !needs_is_called(needs, (uint16_t)i))
            return false;
    return true;
}

/* `re.search` is called by its last part, and imported by its first. */
static void require_names(Needs *needs, const Str *names, uint32_t count)
{
    Clause called;
    Clause imported;
    needs_clear(&called);
    needs_clear(&imported);
    for (uint32_t i = 0; i < count; i++) {
        Str rest = names[i];
        needs_add(&called, needs_last_part(needs, names[i]));
        needs_add(&imported, str_take(&rest, '.'));
    }
    needs_require(needs, &called, &needs->want->clauses);
    needs_require(needs, &imported, &needs->want->in_file);
    needs->names = names;
    needs->name_count = count;
}

static void require_listed(Needs *needs, const Check *check)
{
    uint32_t count = check->arguments.count - 1;
    Str *names = arena_alloc(needs->vocabulary->arena, count * sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = needs_word(needs, needs_argument(needs, check, i + 1)->word);
    require_names(needs, names, count);
}

static const Table *table_of(const Needs *needs, const Check *check)
{
    Str name = needs_word(needs, needs_argument(needs, check, 1)->word);
    return rule_table(needs->rules, name);
}

static void require_table(Needs *needs, const Check *check)
{
    const Table *table = table_of(needs, check);
    if (!table)
        return;
    Str *names =
        arena_alloc(needs->vocabulary->arena, table->count * sizeof *names);
    for (uint32_t i = 0; i < table->count; i++)
        names[i] = table_key(table, i);
    require_names(needs, names, table->count);
}

static bool is_import(uint16_t kind)
{
    return kind == KIND_import_statement || kind == KIND_import_from_statement;
}

/* What is imported is told by its first part, and is there already if a folder
 * around the file is called so. */
static void require_foreign(const Needs *needs, const Check *check)
{
    const Table *table = table_of(needs, check);
    Clause clause;
    needs_clear(&clause);
    for (uint32_t i = 0; table && i < table->count; i++) {
        Str head = table_key(table, i);
        head = str_take(&head, '.');
        needs_add(&clause, str_from(arena_format(needs->vocabulary->arena,
                                                 "~%.*s", STR_ARG(head))));
    }
    needs_require(needs, &clause, &needs->want->clauses);
}

/* `#eq?` and `#any-of?` that are no part of a node: only what is a word or a
 * number as a whole is looked out for. */
static void require_texts(const Needs *needs, const Check *check)
{
    Clause clause;
    needs_clear(&clause);
    uint8_t capture = needs_argument(needs, check, 0)->capture;
    for (uint32_t i = 0; i < needs->pattern->nodes.count; i++)
        if (needs->nodes[i].capture == capture &&
            needs->nodes[i].kind != KIND_identifier &&
            needs->nodes[i].kind != KIND_integer)
            return;
    needs_add_listed(needs, check, &clause);
    needs_require(needs, &clause, &needs->want->clauses);
}

/* `a += x`, or `a` among the operands of a sum or a text put together. */
static void require_sum(const Needs *needs)
{
    static const char *const lexemes[] = {"+=",   "+",      "%",
                                          "join", "format", LEXEME_FORMAT};
    Clause clause;
    needs_clear(&clause);
    for (size_t i = 0; i < sizeof lexemes / sizeof *lexemes; i++)
        needs_add(&clause, str_from(lexemes[i]));
    needs_require(needs, &clause, &needs->want->clauses);
}

/* What accumulates is then the target of the statement itself. */
static bool is_always_left(const Needs *needs, uint8_t capture)
{
    for (uint32_t i = 0; i < needs->pattern->nodes.count; i++)
        if (needs->nodes[i].capture == capture &&
            needs->nodes[i].field != FIELD_left)
            return false;
    return true;
}

/* What is denied mostly asks for nothing. */
static void of_denial(const Needs *needs, const Check *check)
{
    if (check->predicate == PREDICATE_loaded && needs_root_is(needs, is_import))
        require_foreign(needs, check);
}

void needs_of_check(Needs *needs, const Check *check)
{
    const Argument *first = needs_argument(needs, check, 0);
    if (!check->arguments.count || !first->capture ||
        !always_sets(needs, 0, first->capture))
        return;
    if (check->negated) {
        of_denial(needs, check);
        return;
    }
    switch (check->predicate) {
    case PREDICATE_calls:
        needs->calls = is_always_called(needs, first->capture);
        require_listed(needs, check);
        break;
    case PREDICATE_in_table:
        needs->calls = is_always_called(needs, first->capture);
        require_table(needs, check);
        break;
    case PREDICATE_concatenates:
        require_sum(needs);
        break;
    case PREDICATE_accumulates:
        needs->want->in_loop = true;
        if (is_always_left(needs, first->capture))
            require_sum(needs);
        break;
    case PREDICATE_branches:
        needs_require_text(needs, STR(LEXEME_AGAIN));
        break;
    case PREDICATE_eq:
    case PREDICATE_any_of:
        require_texts(needs, check);
        break;
    case PREDICATE_in_function:
    case PREDICATE_in_async:
        needs->want->in_function = true;
        break;
    default:
        needs->want->in_loop |= predicate_asks_for_loop(check);
        break;
    }
}
