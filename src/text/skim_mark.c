/* Operators, brackets and values of a line, and what stands behind them. */

#include "text/skimmer.h"

enum { LONGEST_ANNOTATION = 200 /* bytes of one that is in quotes */ };

void skim_in(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    if (line->loops) {
        line->loops--;
        return;
    }
    skim_find(skimmer, &skimmer->vocabulary->in);
    if (line->operand) /* one within the other: who knows */
        skim_find(skimmer, &skimmer->vocabulary->in_name);
    line->operand = OPERAND_BEGINS;
    line->operand_depth = skimmer->scanner.depth;
}

static bool is_mark(const Skimmer *skimmer, const char *marks)
{
    Str text = scanner_text(&skimmer->scanner);
    return skimmer->scanner.kind == SCAN_MARK && text.size == 1 &&
           (text.data[0] == marks[0] || text.data[0] == marks[1]);
}

/* What follows an operand that is complete so far. */
static Operand operand_goes_on(const Skimmer *skimmer)
{
    if (is_mark(skimmer, ".."))
        return OPERAND_DOT;
    return is_mark(skimmer, "([") ? OPERAND_OPEN : OPERAND_NONE;
}

static Operand operand_begins(const Skimmer *skimmer)
{
    ScanKind kind = skimmer->scanner.kind;
    if (kind == SCAN_WORD)
        return OPERAND_NAME;
    if (kind == SCAN_VALUE)
        return OPERAND_CLOSED;
    return is_mark(skimmer, "([") || is_mark(skimmer, "{{") ? OPERAND_OPEN
                                                            : OPERAND_NONE;
}

/* Reads on in the operand behind `in`: is it a name or an attribute? */
static void take_operand(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    bool closed = skimmer->scanner.depth <= line->operand_depth;
    switch (line->operand) {
    case OPERAND_BEGINS:
        line->operand = operand_begins(skimmer);
        break;
    case OPERAND_DOT:
        line->operand = OPERAND_NAME;
        break;
    case OPERAND_OPEN:
        line->operand = closed ? OPERAND_CLOSED : OPERAND_OPEN;
        break;
    case OPERAND_NAME:
        line->operand = operand_goes_on(skimmer);
        if (!line->operand)
            skim_find(skimmer, &skimmer->vocabulary->in_name);
        break;
    case OPERAND_CLOSED:
        line->operand = operand_goes_on(skimmer);
        break;
    case OPERAND_NONE:
        break;
    }
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Reads on behind `+=`: is it more than a number? */
static void take_growth(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    Str text = scanner_text(&skimmer->scanner);
    bool number = skimmer->scanner.kind == SCAN_VALUE && is_digit(text.data[0]);
    if (line->growth == GROWTH_BEGINS && number) {
        line->growth = GROWTH_NUMBER;
        return;
    }
    skim_find(skimmer, &skimmer->vocabulary->grow);
    line->growth = GROWTH_NONE;
}

/* What is assigned: `x` of `x = `, and of `x: int = `. */
static void take_target(Skimmer *skimmer, bool after_word)
{
    Line *line = &skimmer->line;
    Word target = line->annotated.text.size ? line->annotated : line->last;
    bool unknown = line->compound || !target.text.size ||
                   line->target_count == MOST_TARGETS;
    if (unknown)
        skim_find(skimmer, &skimmer->vocabulary->self);
    else
        line->targets[line->target_count++] = target;
    line->assigns_item |= line->after_item;
    if (unknown || (!after_word && !line->after_item))
        skim_find(skimmer, &skimmer->vocabulary->self_item);
}

/* Not in brackets, so that `=` assigns and `:` annotates or opens a suite. */
static bool is_outside(const Skimmer *skimmer)
{
    return !skimmer->scanner.depth && !skimmer->scanner.nested;
}

/* What stands before `=` or the `:` of an annotation. */
static void take_left(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    skim_find(skimmer, &skimmer->vocabulary->assign);
    if (line->after_item)
        skim_find(skimmer, &skimmer->vocabulary->item);
    line->names = skimmer->skim.words.count;
}

static void take_colon(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    if (!line->compound)
        take_left(skimmer);
    line->opens = true;
    if (!line->annotated.text.size)
        line->annotated = line->last;
}

static void take_again(Skimmer *skimmer)
{
    if (!skimmer->line.word_is_again)
        return;
    skimmer->line.calls_again = true;
    skimmer->again_count++;
}

static void take_item(Skimmer *skimmer, bool after_word)
{
    const Line *line = &skimmer->line;
    if ((after_word && line->word_is_target) ||
        (line->after_item && line->assigns_item))
        skim_find(skimmer, &skimmer->vocabulary->self_item);
}

static void take_delimiter(Skimmer *skimmer, char mark, bool after_word)
{
    Line *line = &skimmer->line;
    line->opens = false;
    switch (mark) {
    case '(':
        take_again(skimmer);
        break;
    case '[':
        take_item(skimmer, after_word);
        break;
    case ']':
        if (line->after_colon)
            skim_find(skimmer, &skimmer->vocabulary->open_slice);
        break;
    case '=':
        if (is_outside(skimmer)) {
            take_left(skimmer);
            take_target(skimmer, after_word);
        }
        break;
    case ':':
        if (is_outside(skimmer))
            take_colon(skimmer);
        break;
    case '.':
        if (!line->imports)
            skim_grant(skimmer);
        break;
    case ';':
        line->fixed = true;
        line->annotated = (Word){{0}, 0};
        break;
    case '@':
        line->decorates |= line->first;
        break;
    case '*':
        line->fixed |= line->imports;
        break;
    default:
        break;
    }
}

/* An operator of more than one character. */
static void take_operator(Skimmer *skimmer, Str text)
{
    Line *line = &skimmer->line;
    bool assigns =
        text.data[text.size - 1] == '=' && !str_has_byte("=!<>", text.data[0]);
    if (text.data[0] == '+')
        line->growth = GROWTH_BEGINS; /* `+=` */
    if (assigns)
        line->names = skimmer->skim.words.count;
    line->fixed |= str_equal(text, STR(":="));
    line->opens = false;
}

/* `=` is a keyword's, `:` a slice's or a pair's only within brackets. */
static bool is_outer(const Skimmer *skimmer, char mark)
{
    return (mark == '=' || mark == LEXEME_PART[0]) && is_outside(skimmer);
}

static void take_dot(Skimmer *skimmer, bool dot, bool after_word)
{
    Line *line = &skimmer->line;
    line->after_dot = dot;
    line->object =
        dot && after_word && !line->last_is_part ? line->last : (Word){{0}, 0};
}

/* The word just read stands before a bracket. */
static void take_call(Skimmer *skimmer)
{
    const Line *line = &skimmer->line;
    if (!line->lexeme || !line->lexeme->has_forms)
        return;
    skim_find(skimmer, &line->lexeme->clauses[WORD_CALLED]);
    skim_find(skimmer,
              &line->lexeme
                   ->clauses[line->last_is_part ? WORD_METHOD : WORD_FUNCTION]);
}

void skim_mark(Skimmer *skimmer, bool after_word)
{
    Line *line = &skimmer->line;
    Str text = scanner_text(&skimmer->scanner);
    char mark = text.size == 1 ? text.data[0] : '\0';
    const Lexeme *lexeme =
        vocabulary_find(skimmer->vocabulary, text, scan_hash(text));
    if (lexeme && !is_outer(skimmer, mark))
        skim_find(skimmer, &lexeme->clauses[WORD_ANYHOW]);
    if (mark == '(' && after_word)
        take_call(skimmer);
    if (mark)
        take_delimiter(skimmer, mark, after_word);
    else
        take_operator(skimmer, text);
    if (line->names_receiver && mark == '[') {
        skim_find(skimmer, &skimmer->vocabulary->again);
        line->names_receiver = false;
    }
    take_dot(skimmer, mark == '.', after_word);
    line->after_item = mark == ']';
    line->after_colon = mark == ':';
    line->word_is_again = false;
    line->first = false;
}

/* The words of a text, which may be an annotation. */
static void take_text(Skimmer *skimmer)
{
    Str text = scanner_text(&skimmer->scanner);
    Str word = {0};
    if (text.size > LONGEST_ANNOTATION ||
        !str_has_byte("'\"", text.data[text.size - 1]))
        return;
    while (scan_next_word(&text, &word))
        array_push(skimmer->arena, &skimmer->skim.words, scan_hash(word));
}

/* One that is looked out for, like the `0` of `x.pop(0)`. */
static void take_number(Skimmer *skimmer)
{
    Str text = scanner_text(&skimmer->scanner);
    const Lexeme *lexeme =
        vocabulary_find(skimmer->vocabulary, text, scan_hash(text));
    if (lexeme)
        skim_find(skimmer, &lexeme->clauses[WORD_ANYHOW]);
}

void skim_value(Skimmer *skimmer)
{
    if (is_digit(scanner_text(&skimmer->scanner).data[0]))
        take_number(skimmer);
    else
        take_text(skimmer);
    skimmer->line.opens = false;
    skimmer->line.first = false;
    skimmer->line.after_dot = false;
    skimmer->line.after_item = false;
    skimmer->line.after_colon = false;
    skimmer->line.word_is_again = false;
}

void skim_waiting(Skimmer *skimmer)
{
    if (skimmer->line.operand)
        take_operand(skimmer);
    if (skimmer->line.growth)
        take_growth(skimmer);
}

void skim_waiting_ends(Skimmer *skimmer)
{
    if (skimmer->line.operand == OPERAND_NAME)
        skim_find(skimmer, &skimmer->vocabulary->in_name);
}
