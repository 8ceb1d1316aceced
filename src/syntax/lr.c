#include "syntax/lr.h"

#include "syntax/reading.h"

#include <stdlib.h>

enum { START_STATE = 1, GROUND = 0 };

static uint32_t add_subtree(Lr *lr, Subtree subtree)
{
    array_push(&lr->arena, &lr->subtrees, subtree);
    return lr->subtrees.count - 1;
}

/* What was above the top is nobody's while there is but one reading. */
static void push(Lr *lr, LrReading *reading, LrPlace place)
{
    if (lr->count == 1)
        lr->places.count = place.below + 1;
    array_push(&lr->arena, &lr->places, place);
    reading->top = lr->places.count - 1;
}

static void shift(Lr *lr, LrReading *reading, const Token *token,
                  const TSParseAction *action)
{
    const LrPlace *top = &lr->places.items[reading->top];
    LrPlace place = *top;
    bool is_extra = action->shift.extra;
    place.below = reading->top;
    place.state = is_extra ? top->state : action->shift.state;
    place.subtree = add_subtree(lr, (Subtree){.symbol = token->symbol,
                                              .is_extra = is_extra,
                                              .start = token->start,
                                              .end = token->end});
    push(lr, reading, place);
}

/* ---- reducing ---- */

/* Takes the extras from the top, unless nothing is to be taken below them;
 * returns the place that is on top then. */
static uint32_t take_extras(Lr *lr, uint32_t top, uint32_t wanted)
{
    lr->extras.count = 0;
    while (wanted && place_subtree(lr, top)->is_extra) {
        array_push(&lr->arena, &lr->extras, lr->places.items[top].subtree);
        top = lr->places.items[top].below;
    }
    return top;
}

/* The children are `wanted` subtrees and the extras between them; returns the
 * place below them. */
static uint32_t take_children(Lr *lr, uint32_t top, uint32_t wanted)
{
    while (wanted) {
        const LrPlace *place = &lr->places.items[top];
        wanted -= !lr->subtrees.items[place->subtree].is_extra;
        array_push(&lr->arena, &lr->children, place->subtree);
        top = place->below;
    }
    return top;
}

/* The node of children[first..], which end at the place `top`. */
static uint32_t add_node(Lr *lr, const TSParseAction *action, uint32_t first,
                         uint32_t top)
{
    uint32_t count = lr->children.count - first;
    uint32_t end = place_subtree(lr, top)->end;
    uint32_t start = end;
    if (count)
        start = lr->subtrees.items[lr->children.items[lr->children.count - 1]]
                    .start;
    return add_subtree(lr, (Subtree){.symbol = action->reduce.symbol,
                                     .production = action->reduce.production_id,
                                     .start = start,
                                     .end = end,
                                     .children = first,
                                     .count = count});
}

static void reduce(Lr *lr, LrReading *reading, const TSParseAction *action)
{
    uint32_t first = lr->children.count;
    uint32_t wanted = action->reduce.child_count;
    uint32_t top = take_extras(lr, reading->top, wanted);
    uint32_t below = take_children(lr, top, wanted);
    LrPlace place = {
        .below = below,
        .subtree = add_node(lr, action, first, top),
        .precedence = lr->places.items[top].precedence +
                      action->reduce.dynamic_precedence,
        .state = parse_table_next(&lr->table, lr->places.items[below].state,
                                  action->reduce.symbol),
    };
    push(lr, reading, place);
    for (uint32_t i = lr->extras.count; i > 0; i--) {
        place.below = reading->top;
        place.subtree = lr->extras.items[i - 1];
        push(lr, reading, place);
    }
}

/* ---- the end ---- */

/* The end of the text is the last extra. */
static void accept(Lr *lr, LrReading *reading, const Token *token)
{
    Subtree end = {.is_extra = true, .start = token->start, .end = token->end};
    LrPlace place = lr->places.items[reading->top];
    place.below = reading->top;
    place.subtree = add_subtree(lr, end);
    push(lr, reading, place);
    reading->is_done = true;
}

/* The root has what the module has and the extras around it. */
static void add_root(Lr *lr, uint32_t top)
{
    uint32_t first = lr->children.count;
    Subtree root = {.end = place_subtree(lr, top)->end, .children = first};
    for (uint32_t at = top; at != GROUND; at = lr->places.items[at].below) {
        uint32_t subtree = lr->places.items[at].subtree;
        Subtree it = lr->subtrees.items[subtree];
        if (it.is_extra) {
            array_push(&lr->arena, &lr->children, subtree);
            continue;
        }
        root.symbol = it.symbol;
        root.production = it.production;
        for (uint32_t i = 0; i < it.count; i++)
            array_push(&lr->arena, &lr->children,
                       lr->children.items[it.children + i]);
    }
    root.count = lr->children.count - first;
    root.start =
        lr->subtrees.items[lr->children.items[first + root.count - 1]].start;
    lr->root = add_subtree(lr, root);
}

/* ---- the run ---- */

typedef enum Outcome { AGAIN, SHIFTED, FAILED } Outcome;

/* Is nothing more to be done behind action `i`? To shift into a repetition is
 * for the library to parse again. */
static bool is_last(Actions actions, uint32_t i)
{
    while (++i < actions.count) {
        const TSParseAction *action = &actions.entries[i].action;
        if (action->type != TSParseActionTypeShift || !action->shift.repetition)
            return false;
    }
    return true;
}

/* Does all that the state has for a token. Each reduction but the last action
 * begins a reading of its own, which has not had the token. */
static Outcome act(Lr *lr, LrReading *reading, const Token *token,
                   Actions actions)
{
    for (uint32_t i = 0; i < actions.count; i++) {
        const TSParseAction *action = &actions.entries[i].action;
        if (action->type == TSParseActionTypeAccept) {
            accept(lr, reading, token);
            return SHIFTED;
        }
        if (action->type == TSParseActionTypeRecover)
            return FAILED;
        if (action->type == TSParseActionTypeReduce) {
            bool last = is_last(actions, i);
            LrReading *its = last ? reading : reading_split(lr, reading);
            if (!its)
                return FAILED;
            reduce(lr, its, action);
            if (last)
                return AGAIN;
        } else if (!action->shift.repetition) {
            shift(lr, reading, token, action);
            return SHIFTED;
        }
    }
    return FAILED;
}

/* Takes a keyword that is none in this state as a name. */
static bool take_as_name(Lr *lr, TSStateId state, Token *token)
{
    TSSymbol name = lr->table.language->keyword_capture_token;
    if (!token->is_keyword || token->symbol == name ||
        parse_table_is_reserved(&lr->table, state, token->symbol))
        return false;
    token->symbol = name;
    return parse_table_actions(&lr->table, state, name).count > 0;
}

/* Is a node to be made that is nothing but the subtree on top? While there are
 * several readings it counts, as they are compared by it. */
static bool is_plain(const Lr *lr, const LrPlace *top, Actions actions)
{
    const TSParseAction *action = &actions.entries[0].action;
    return lr->count == 1 && actions.count == 1 &&
           action->type == TSParseActionTypeReduce &&
           action->reduce.child_count == 1 && !action->reduce.production_id &&
           !action->reduce.dynamic_precedence &&
           lr->is_plain[action->reduce.symbol] &&
           !lr->subtrees.items[top->subtree].is_extra;
}

/* Does so: the state becomes another one, and nothing else. */
static void make_plain(Lr *lr, LrPlace *top, Actions actions)
{
    top->state =
        parse_table_next(&lr->table, lr->places.items[top->below].state,
                         actions.entries[0].action.reduce.symbol);
}

/* Reads one token more. */
static Outcome step(Lr *lr, LrReading *reading)
{
    Token token;
    const ScannerState *scanner = reading->scanner;
    Outcome outcome = AGAIN;
    if (!tokens_read(&lr->tokens, lr->places.items[reading->top].state,
                     reading_position(lr, reading), &scanner, &token))
        return FAILED;
    while (outcome == AGAIN) {
        LrPlace *top = &lr->places.items[reading->top];
        Actions actions =
            parse_table_actions(&lr->table, top->state, token.symbol);
        if (!actions.count)
            outcome = take_as_name(lr, top->state, &token) ? AGAIN : FAILED;
        else if (is_plain(lr, top, actions))
            make_plain(lr, top, actions);
        else
            outcome = act(lr, reading, &token, actions);
    }
    reading->scanner = scanner;
    return outcome;
}

static void begin(Lr *lr, Str text)
{
    lr->subtrees.count = 0;
    lr->children.count = 0;
    lr->places.count = 0;
    lr->is_stuck = false;
    lr->count = 1;
    lr->readings[0] = (LrReading){.scanner = tokens_begin(&lr->tokens, text)};
    (void)add_subtree(lr, (Subtree){0});
    array_push(&lr->arena, &lr->places, (LrPlace){.state = START_STATE});
}

/* Reads a token more of a reading, and drops it if there is none. */
static void go_on(Lr *lr, LrReading *reading)
{
    if (step(lr, reading) == FAILED) {
        lr->is_stuck |= lr->count == 1;
        reading_drop(lr, reading);
    }
    lr->is_stuck |= lr->tokens.input.is_odd;
    if (!lr->is_stuck && lr->count > 1)
        readings_meet(lr);
}

bool lr_parse(Lr *lr, Str text)
{
    begin(lr, text);
    LrReading *reading = lr->readings;
    while (reading && !lr->is_stuck) {
        go_on(lr, reading);
        reading = reading_next(lr);
    }
    if (lr->is_stuck || lr->count != 1)
        return false;
    add_root(lr, lr->readings[0].top);
    return true;
}

/* A node that is not seen, has no fields, and is called nothing else. */
static uint8_t *find_plain(const TSLanguage *language)
{
    uint8_t *is_plain = memory_alloc(language->symbol_count);
    for (uint32_t i = 0; i < language->symbol_count; i++)
        is_plain[i] = !language->symbol_metadata[i].visible;
    for (const uint16_t *at = language->alias_map; *at; at += 2 + at[1])
        is_plain[at[0]] = false;
    return is_plain;
}

void lr_init(Lr *lr, const TSLanguage *language)
{
    lr->table.language = language;
    lr->is_plain = find_plain(language);
    tokens_init(&lr->tokens, &lr->table);
}

void lr_free(Lr *lr)
{
    if (lr->is_plain)
        tokens_free(&lr->tokens);
    arena_free(&lr->arena);
    arena_free(&lr->scratch);
    free(lr->is_plain);
}
