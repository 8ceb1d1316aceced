/* What nodes of a pattern cannot be written without. */

#include "engine/needs.h"

#include "syntax/spelling.h"
#include "syntax/tree.h"

/* The node around, 0 at the root. */
static uint16_t parent_of(const Needs *needs, uint16_t at)
{
    uint16_t parent = at;
    while (parent > 0 && (parent == at || needs->nodes[parent].next <= at))
        parent--;
    return parent;
}

/* Is the node, or the alternation that it is a choice of, the child by this
 * field of a node of this kind? `*parent` is that one. */
static bool is_child(const Needs *needs, uint16_t at, uint8_t field,
                     uint16_t kind, uint16_t *parent)
{
    *parent = parent_of(needs, at);
    while (at > 0 && needs->nodes[*parent].kind == PATTERN_ALTERNATION) {
        at = *parent;
        *parent = parent_of(needs, at);
    }
    return at > 0 && needs->nodes[at].field == field &&
           needs->nodes[*parent].kind == kind;
}

bool needs_is_called(const Needs *needs, uint16_t at)
{
    uint16_t call = 0;
    return is_child(needs, at, FIELD_function, KIND_call, &call);
}

/* An identifier's words as they stand: `f(`, `.f(` or alone. */
static Str form_word(const Needs *needs, uint16_t at, Str word)
{
    Arena *arena = needs->vocabulary->arena;
    uint16_t attribute = 0;
    if (needs_is_called(needs, at))
        return str_from(arena_format(arena, "%.*s(", STR_ARG(word)));
    if (is_child(needs, at, FIELD_attribute, KIND_attribute, &attribute) &&
        needs_is_called(needs, attribute))
        return str_from(arena_format(arena, ".%.*s(", STR_ARG(word)));
    return word;
}

static bool holds_capture(const Needs *needs, uint16_t at, uint8_t capture)
{
    for (uint16_t i = at; i < needs->nodes[at].next; i++)
        if (capture && needs->nodes[i].capture == capture)
            return true;
    return false;
}

/* Does a predicate ask that what is assigned to `left` holds it? */
static bool mentions_itself(const Needs *needs, uint8_t left, uint16_t right)
{
    Range checks = needs->pattern->checks;
    for (uint32_t i = 0; left && i < checks.count; i++) {
        const Check *check = &needs->rules->checks[checks.first + i];
        if (check->negated)
            continue;
        if (check->predicate == PREDICATE_concatenates &&
            needs_is_about(needs, check, 1, left))
            return true;
        if (check->predicate == PREDICATE_accumulates &&
            needs_is_about(needs, check, 0, left))
            return true;
        if (check->predicate != PREDICATE_same)
            continue;
        uint8_t one = needs_argument(needs, check, 0)->capture;
        uint8_t other = needs_argument(needs, check, 1)->capture;
        if ((one == left && holds_capture(needs, right, other)) ||
            (other == left && holds_capture(needs, right, one)))
            return true;
    }
    return false;
}

/* The child by this field, or 0. */
static uint16_t child_by(const Needs *needs, uint16_t at, uint8_t field)
{
    const PatternNode *node = &needs->nodes[at];
    for (uint16_t child = at + 1; child < node->next;
         child = needs->nodes[child].next)
        if (needs->nodes[child].field == field &&
            !(needs->nodes[child].flags & STEP_OPTIONAL))
            return child;
    return 0;
}

/* Is it an item or a slice of what `left` captures? */
static bool is_item_of(const Needs *needs, uint16_t right, uint8_t left)
{
    uint16_t value = child_by(needs, right, FIELD_value);
    return needs->nodes[right].kind == KIND_subscript && value &&
           needs->nodes[value].kind != PATTERN_ALTERNATION &&
           mentions_itself(needs, left, value);
}

static Str assignment_spelling(const Needs *needs, uint16_t at)
{
    uint16_t left = child_by(needs, at, FIELD_left);
    uint16_t right = child_by(needs, at, FIELD_right);
    bool itself = left && right &&
                  mentions_itself(needs, needs->nodes[left].capture, right);
    if (!itself && left && needs->nodes[left].kind == KIND_subscript)
        return STR(LEXEME_ITEM);
    if (itself && is_item_of(needs, right, needs->nodes[left].capture))
        return STR(LEXEME_SELF_ITEM);
    return itself ? STR(LEXEME_SELF) : STR(LEXEME_ASSIGN);
}

/* Are all the classes that a `#type?` lists ones that add no numbers? */
static bool adds_no_number(const Needs *needs, uint8_t capture)
{
    static const char *const classes[] = {"str", "bytes", "list", "bytearray",
                                          "tuple"};
    Range checks = needs->pattern->checks;
    for (uint32_t i = 0; capture && i < checks.count; i++) {
        const Check *check = &needs->rules->checks[checks.first + i];
        bool all = check->predicate == PREDICATE_type && !check->negated &&
                   needs_is_about(needs, check, 0, capture);
        for (uint32_t j = 1; all && j < check->arguments.count; j++)
            all = STR_IS_ANY(
                needs_word(needs, needs_argument(needs, check, j)->word),
                classes);
        if (all)
            return true;
    }
    return false;
}

static bool has_operator(const Needs *needs, uint16_t at, uint16_t kind)
{
    uint16_t operator= child_by(needs, at, FIELD_operator);
    return operator&& needs->nodes[operator].kind == kind;
}

static Str augmented_spelling(const Needs *needs, uint16_t at)
{
    uint16_t left = child_by(needs, at, FIELD_left);
    bool grows = has_operator(needs, at, TOKEN_plus_equal) && left &&
                 adds_no_number(needs, needs->nodes[left].capture);
    return grows ? STR(LEXEME_GROW) : (Str){0};
}

/* Is it a name or an attribute, whatever is chosen? */
static bool is_name(const Needs *needs, uint16_t at)
{
    const PatternNode *node = &needs->nodes[at];
    if (node->kind != PATTERN_ALTERNATION)
        return node->kind == KIND_identifier || node->kind == KIND_attribute;
    for (uint16_t child = at + 1; child < node->next;
         child = needs->nodes[child].next)
        if (!is_name(needs, child))
            return false;
    return true;
}

/* The sibling that stands right behind, or 0. */
static uint16_t anchored_behind(const Needs *needs, uint16_t at)
{
    uint16_t next = needs->nodes[at].next;
    bool sibling = at > 0 && next < needs->nodes[parent_of(needs, at)].next;
    return sibling && (needs->nodes[next].flags & STEP_ANCHORED) ? next : 0;
}

/* The operator `in`, or all choices for it, being at `at`. */
static Str in_spelling(const Needs *needs, uint16_t at)
{
    uint16_t behind = anchored_behind(needs, at);
    return behind && is_name(needs, behind) ? STR(LEXEME_IN_NAME)
                                            : STR(LEXEME_IN);
}

/* `in` between a loop's target and its iterable is not the operator. `whole`
 * is the node, or the alternation that it is a choice of. */
static Str node_spelling(const Needs *needs, uint16_t at, uint16_t whole)
{
    const PatternNode *node = &needs->nodes[at];
    bool in = node->kind == TOKEN_in || node->kind == TOKEN_not_in;
    if (node->kind == KIND_assignment)
        return assignment_spelling(needs, at);
    if (node->kind == KIND_augmented_assignment)
        return augmented_spelling(needs, at);
    if (in && needs->nodes[whole].field == FIELD_operators)
        return in_spelling(needs, whole);
    if (node->kind == TOKEN_colon && (node->flags & STEP_LAST) &&
        needs->nodes[parent_of(needs, at)].kind == KIND_slice)
        return STR(LEXEME_OPEN_SLICE);
    if (node->kind >= PATTERN_MISSING) /* KIND_ERROR, too */
        return (Str){0};
    return spelling_of(node->kind);
}

/* The texts that `#eq?` or `#any-of?` leave to a number. */
static void number_texts(const Needs *needs, uint16_t at, Clause *clause)
{
    const PatternNode *node = &needs->nodes[at];
    Range checks = needs->pattern->checks;
    for (uint32_t i = 0; node->kind == KIND_integer && i < checks.count; i++) {
        const Check *check = &needs->rules->checks[checks.first + i];
        bool lists = check->predicate == PREDICATE_eq ||
                     check->predicate == PREDICATE_any_of;
        if (!lists || check->negated || !node->capture ||
            !needs_is_about(needs, check, 0, node->capture))
            continue;
        needs_add_listed(needs, check, clause);
        return;
    }
}

static void node_words(const Needs *needs, uint16_t at, Clause *clause)
{
    const PatternNode *node = &needs->nodes[at];
    needs_clear(clause);
    for (uint32_t i = 0; !node->word_is_wrong && i < node->words.count; i++) {
        Symbol symbol = needs->rules->word_lists[node->words.first + i];
        needs_add(clause, form_word(needs, at, needs_word(needs, symbol)));
    }
}

/* How much a lexeme tells: brackets are everywhere. */
static int weight_of(Str lexeme)
{
    if (!lexeme.size)
        return 0;
    if (str_is(lexeme, "(") || str_is(lexeme, "["))
        return 1;
    return lexeme.data[0] == '<' && lexeme.size > 2 ? 3 : 2;
}

/* The most telling thing that a choice cannot be without: words, or else the
 * last mark. Adds it to `clause`; false: there is none. */
static bool add_choice(const Needs *needs, uint16_t at, uint16_t whole,
                       Clause *clause)
{
    Str mark = {0};
    Clause words;
    for (uint16_t i = at; i < needs->nodes[at].next;) {
        const PatternNode *node = &needs->nodes[i];
        if ((node->flags & STEP_OPTIONAL) ||
            node->kind == PATTERN_ALTERNATION) {
            i = node->next;
            continue;
        }
        node_words(needs, i, &words);
        if (i == at)
            number_texts(needs, at, &words);
        for (uint32_t j = 0; j < words.count; j++)
            needs_add(clause, words.lexemes[j]);
        if (words.count)
            return true;
        Str own = node_spelling(needs, i, i == at ? whole : i);
        if (weight_of(own) > weight_of(mark))
            mark = own;
        i++;
    }
    if (mark.size)
        needs_add(clause, mark);
    return mark.size > 0;
}

static void require_choices(const Needs *needs, uint16_t at)
{
    Clause clause;
    needs_clear(&clause);
    for (uint16_t child = at + 1; child < needs->nodes[at].next;
         child = needs->nodes[child].next)
        if (!add_choice(needs, child, at, &clause))
            return;
    needs_require(needs, &clause, &needs->want->clauses);
}

void needs_of_nodes(const Needs *needs)
{
    Clause words;
    for (uint16_t at = 0; at < needs->pattern->nodes.count;) {
        const PatternNode *node = &needs->nodes[at];
        if (node->kind == PATTERN_ALTERNATION && !(node->flags & STEP_OPTIONAL))
            require_choices(needs, at);
        if ((node->flags & STEP_OPTIONAL) ||
            node->kind == PATTERN_ALTERNATION) {
            at = node->next;
            continue;
        }
        node_words(needs, at, &words);
        needs_require(needs, &words, &needs->want->clauses);
        needs_require_text(needs, node_spelling(needs, at, at));
        at++;
    }
}
