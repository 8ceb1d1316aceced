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
    line->assigns_item |= line->mark == ']';
    if (unknown || (!after_word && line->mark != ']'))
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
    if (line->mark == ']')
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

/* The word just read stands before a bracket. */
static void take_call(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    const Lexeme *lexeme = line->lexeme;
    WordForm form = line->last_is_part ? WORD_METHOD : WORD_FUNCTION;
    line->calls_again |= line->word_is_again;
    skimmer->again_count += line->word_is_again;
    if (!lexeme || !lexeme->has_forms)
        return;
    skim_find(skimmer, &lexeme->clauses[WORD_CALLED]);
    skim_find(skimmer, &lexeme->clauses[form]);
}

static void take_item(Skimmer *skimmer, bool after_word)
{
    Line *line = &skimmer->line;
    if ((after_word && line->word_is_target) ||
        (line->mark == ']' && line->assigns_item))
        skim_find(skimmer, &skimmer->vocabulary->self_item);
    if (line->naming != NAMES_RECEIVER)
        return;
    skim_find(skimmer, &skimmer->vocabulary->again);
    line->naming = NAMES_NOTHING;
}

static void take_dot(Skimmer *skimmer, bool after_word)
{
    Line *line = &skimmer->line;
    bool is_name = after_word && !line->last_is_part;
    line->object = is_name ? line->last : (Word){{0}, 0};
    if (!line->imports)
        skim_grant(skimmer);
}

static void take_delimiter(Skimmer *skimmer, char mark, bool after_word)
{
    Line *line = &skimmer->line;
    switch (mark) {
    case '(':
        if (after_word)
            take_call(skimmer);
        break;
    case '[':
        take_item(skimmer, after_word);
        break;
    case ']':
        if (line->mark == ':')
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
        take_dot(skimmer, after_word);
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
}

/* `=` is a keyword's, `:` a slice's or a pair's only within brackets. */
static bool is_outer(const Skimmer *skimmer, char mark)
{
    return (mark == '=' || mark == LEXEME_PART[0]) && is_outside(skimmer);
}

void skim_mark(Skimmer *skimmer, bool after_word)
{
    Line *line = &skimmer->line;
    Str text = scanner_text(&skimmer->scanner);
    char mark = text.size == 1 ? text.data[0] : '\0';
    const Lexeme *lexeme =
        mark ? vocabulary_mark(skimmer->vocabulary, mark)
             : vocabulary_find(skimmer->vocabulary, text, scan_hash(text));
    if (lexeme && !is_outer(skimmer, mark))
        skim_find(skimmer, &lexeme->clauses[WORD_ANYHOW]);
    line->opens = false;
    if (mark)
        take_delimiter(skimmer, mark, after_word);
    else
        take_operator(skimmer, text);
    line->mark = mark;
    line->first = false;
}

/* The words of a text, which may be an annotation. */
static void take_text(Skimmer *skimmer)
{
    Str text = scanner_text(&skimmer->scanner);
    const char *at = text.data;
    const char *last = text.data + text.size - 1;
    uint32_t hash = 0;
    if (text.size > LONGEST_ANNOTATION || (*last != '"' && *last != '\''))
        return;
    while (scan_next_hash(&at, last, &hash))
        array_push(skimmer->arena, &skimmer->skim.words, hash);
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
    if (skimmer->scanner.nested) /* its first braces came */
        skim_find(skimmer, &skimmer->vocabulary->format);
    skimmer->line.opens = false;
    skimmer->line.first = false;
    skimmer->line.mark = '\0';
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
