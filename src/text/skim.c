#include "text/skimmer.h"

#include <string.h>

static const Bits *bits_of(const Want *want, const Found *found)
{
    return want->in_loop ? &found->loop : &found->any;
}

/* Are the clauses met within `lines` lines from `first` on? */
static bool meets_from(const Want *want, const Unit *unit, uint32_t first)
{
    Bits found = {{0}};
    for (uint32_t i = first; i < unit->lines.count && i < first + want->lines;
         i++)
        bits_add(&found, bits_of(want, &unit->lines.items[i]));
    return bits_hold(&found, &want->clauses);
}

/* Lines where nothing was found are not there, so a window may be longer
 * than asked: too much is no harm. */
static bool is_met(const Want *want, const Unit *unit)
{
    bool met = bits_hold(bits_of(want, &unit->all), &want->clauses);
    if (!met || !want->lines)
        return met;
    for (uint32_t i = 0; i < unit->lines.count; i++)
        if (meets_from(want, unit, i))
            return true;
    return false;
}

/* Wants that may be met where these clauses are. */
static Bits wants_by(const Vocabulary *vocabulary, Bits clauses)
{
    Bits wants = vocabulary->by_none;
    uint32_t clause = 0;
    while (bits_take(&clauses, &clause))
        bits_add(&wants, &vocabulary->by_clause[clause]);
    return wants;
}

static Bits met_in(const Vocabulary *vocabulary, const Unit *unit, bool outside)
{
    Bits met = {{0}};
    Bits wants = wants_by(vocabulary, unit->all.any);
    uint32_t i = 0;
    while (bits_take(&wants, &i))
        if (!(outside && vocabulary->wants.items[i].in_function) &&
            is_met(&vocabulary->wants.items[i], unit))
            bits_set(&met, i);
    return met;
}

static void add_line(Skimmer *skimmer, Unit *unit, const Found *found)
{
    bits_add(&unit->all.any, &found->any);
    bits_add(&unit->all.loop, &found->loop);
    array_push(skimmer->arena, &unit->lines, *found);
}

static void clear_unit(Unit *unit)
{
    unit->all = (Found){.any = {{0}}};
    unit->lines.count = 0;
}

/* Imports may stand behind the lines that they mean something to. */
static void grant_outside(Skimmer *skimmer)
{
    Unit *outside = &skimmer->outside;
    Found granted = {skimmer->granted, skimmer->granted};
    for (uint32_t i = 0; i < outside->lines.count; i++) {
        bits_add(&outside->lines.items[i].any, &granted.any);
        bits_add(&outside->lines.items[i].loop, &granted.loop);
    }
    add_line(skimmer, outside, &granted);
    bits_add(&skimmer->file, &granted.any);
}

static bool is_empty(const Bits *bits)
{
    const Bits none = {{0}};
    return bits_hold(&none, bits);
}

static void end_line(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    skim_waiting_ends(skimmer);
    bool twice = skimmer->again_count > 1 || line->in_loop;
    if (line->calls_again && twice)
        skim_find(skimmer, &skimmer->vocabulary->again);
    if (is_empty(&line->found))
        return;
    bits_add(&skimmer->file, &line->found);
    bits_add(&line->found, &skimmer->given);
    Found found = {.any = line->found, .loop = skimmer->given};
    if (line->in_loop)
        found.loop = line->found;
    if (skimmer->open)
        add_line(skimmer, &skimmer->inside, &found);
    if (!skimmer->open || line->header)
        add_line(skimmer, &skimmer->outside, &found);
}

/* The offset behind the line end that follows `at`. */
static uint32_t next_line(Str text, size_t at)
{
    size_t end = str_find_byte(text, '\n', at);
    return (uint32_t)(end < text.size ? end + 1 : end);
}

/* Where a body ends, of which `last` is the end of the last line: a comment
 * that is indented no more than the head is none of it. */
static uint32_t code_end(const Skimmer *skimmer, size_t last, size_t end)
{
    Str text = skimmer->scanner.text;
    uint32_t line = next_line(text, last);
    for (; line < end; line = next_line(text, line)) {
        uint32_t width = 0;
        size_t at = scanner_indent(text, line, &width);
        if (text.data[at] == '#' && width <= skimmer->indent)
            return line;
    }
    return (uint32_t)end;
}

/* The head's words end, and its lines, at `end`. */
static void end_head(Skimmer *skimmer, size_t end)
{
    uint32_t words = skimmer->skim.words.count;
    skimmer->head.span.end = (uint32_t)end;
    skimmer->head.words.end = words;
    skimmer->body.span.start = (uint32_t)end;
    skimmer->body.words.start = words;
}

static void close_function(Skimmer *skimmer, size_t end)
{
    SkimPart *body = &skimmer->body;
    skimmer->open = false;
    if (!body->span.start)
        end_head(skimmer, end);
    skimmer->head.met = met_in(skimmer->vocabulary, &skimmer->inside, false);
    array_push(skimmer->arena, &skimmer->skim.parts, skimmer->head);
    body->met = skimmer->head.met;
    body->span.end = (uint32_t)end;
    body->end = code_end(skimmer, skimmer->line.end, end);
    body->words.end = skimmer->skim.words.count;
    if (body->span.start < end)
        array_push(skimmer->arena, &skimmer->skim.parts, *body);
}

static void close_statement(Skimmer *skimmer, size_t end)
{
    const Line *line = &skimmer->line;
    Span from = skimmer->statement;
    uint32_t words = skimmer->skim.words.count;
    SkimPart part = {
        .kind = SKIM_STATEMENT,
        .span = {from.start, (uint32_t)end},
        .kept =
            line->fixed || line->compound || line->opens || skimmer->in_suite,
        .words = {from.end, words},
        .names = {from.end, line->imports ? words : line->names},
    };
    array_push(skimmer->arena, &skimmer->skim.parts, part);
}

/* The line that ends before `at` was the last of a statement or a function,
 * if what follows, with this indentation, is not a part of it. */
static void close_part(Skimmer *skimmer, size_t at, uint32_t indent)
{
    const Line *line = &skimmer->line;
    if (skimmer->open && indent <= skimmer->indent)
        close_function(skimmer, at);
    else if (skimmer->open && line->header)
        end_head(skimmer, next_line(skimmer->scanner.text, line->end));
    else if (!skimmer->open && skimmer->begun && !line->decorates)
        close_statement(skimmer, at);
}

void skim_open_function(Skimmer *skimmer)
{
    Span from = skimmer->statement;
    if (skimmer->open)
        return;
    skimmer->open = true;
    if (!skimmer->opened)
        skimmer->given = skimmer->granted;
    skimmer->opened = true;
    skimmer->head = (SkimPart){
        .kind = SKIM_HEAD,
        .span = {from.start, 0},
        .start = skimmer->begin,
        .kept = skimmer->in_suite,
        .words = {from.end, 0},
    };
    skimmer->body = (SkimPart){.kind = SKIM_BODY, .start = skimmer->begin};
    skimmer->indent = skimmer->scanner.indent;
    skimmer->name_count = 0;
    skimmer->receiver_count = 0;
    skimmer->again_count = 0;
    skimmer->line.header = true;
    clear_unit(&skimmer->inside);
    add_line(skimmer, &skimmer->inside,
             &(Found){skimmer->given, skimmer->given});
}

/* Suites of classes are no suites here. */
static void track_suites(Skimmer *skimmer, uint32_t indent)
{
    const Line *line = &skimmer->line;
    bool begins = (line->compound || line->opens) && !line->is_class;
    if (skimmer->open)
        return;
    if (skimmer->in_suite && indent <= skimmer->suite_indent)
        skimmer->in_suite = false;
    if (begins && !skimmer->in_suite && indent > skimmer->line_indent) {
        skimmer->in_suite = true;
        skimmer->suite_indent = skimmer->line_indent;
    }
}

static void forget_indents(Skimmer *skimmer, uint32_t indent)
{
    while (skimmer->name_count &&
           skimmer->indents[skimmer->name_count - 1] >= indent)
        skimmer->name_count--;
    while (skimmer->loop_count &&
           skimmer->loops[skimmer->loop_count - 1] >= indent)
        skimmer->loop_count--;
}

static void begin_line(Skimmer *skimmer)
{
    const Scanner *scanner = &skimmer->scanner;
    end_line(skimmer);
    close_part(skimmer, scanner->line, scanner->indent);
    track_suites(skimmer, scanner->indent);
    forget_indents(skimmer, scanner->indent);
    if (!skimmer->line.decorates)
        skimmer->statement =
            (Span){(uint32_t)scanner->line, skimmer->skim.words.count};
    skimmer->line = (Line){
        .first = true,
        .in_loop = skimmer->loop_count > 0,
        .names = skimmer->statement.end,
    };
    skimmer->begun = true;
    skimmer->line_indent = scanner->indent;
    skimmer->begin = (uint32_t)scanner->at;
    skimmer->line.end = scanner->at;
}

/* One lexeme of a line; `after_word`: so was the one before. */
static void take(Skimmer *skimmer, ScanKind kind, bool after_word)
{
    if (skim_waits(skimmer))
        skim_waiting(skimmer);
    if (kind == SCAN_MARK)
        skim_mark(skimmer, after_word);
    else if (kind == SCAN_WORD)
        skim_word(skimmer);
    else
        skim_value(skimmer);
    skimmer->line.end = skimmer->scanner.at;
}

/* What cannot be read may hold anything. False: the text ends. */
static bool skip_broken(Skimmer *skimmer)
{
    skimmer->skim.broken = true;
    skimmer->head.kept = true;
    skimmer->body.kept = true;
    skimmer->line.fixed = true;
    skimmer->line.end = skimmer->scanner.at;
    return scanner_resume(&skimmer->scanner);
}

static void skim_lines(Skimmer *skimmer)
{
    ScanKind before = SCAN_LINE;
    for (;;) {
        ScanKind kind = scanner_next(&skimmer->scanner);
        if (kind < SCAN_LINE)
            take(skimmer, kind, before == SCAN_WORD);
        else if (kind == SCAN_LINE)
            begin_line(skimmer);
        else if (kind == SCAN_END || !skip_broken(skimmer))
            break;
        before = kind;
    }
    end_line(skimmer);
    close_part(skimmer, skimmer->scanner.text.size, 0);
}

/* Wants that other parts of the file do not rule out. */
static Bits possible(const Skimmer *skimmer)
{
    const Vocabulary *vocabulary = skimmer->vocabulary;
    Bits rest = wants_by(vocabulary, skimmer->file);
    Bits wants = {{0}};
    uint32_t i = 0;
    while (bits_take(&rest, &i))
        if (bits_hold(&skimmer->file, &vocabulary->wants.items[i].in_file))
            bits_set(&wants, i);
    return wants;
}

static bool intersect(Bits *bits, const Bits *others)
{
    for (int i = 0; i < BIT_WORDS; i++)
        bits->words[i] &= others->words[i];
    return !is_empty(bits);
}

static void ask_whole(Skimmer *skimmer, Bits *met, const Bits *wants)
{
    for (uint32_t i = 0; i < skimmer->vocabulary->wants.count; i++) {
        const Want *want = &skimmer->vocabulary->wants.items[i];
        if (!want->whole || !bits_test(wants, i) ||
            !bits_hold(&skimmer->file, &want->clauses))
            continue;
        bits_set(met, i);
        skimmer->skim.whole = true;
    }
}

static void finish(Skimmer *skimmer)
{
    Skim *skim = &skimmer->skim;
    grant_outside(skimmer);
    Bits wants = possible(skimmer);
    Bits met = met_in(skimmer->vocabulary, &skimmer->outside, true);
    bool outside = intersect(&met, &wants);
    for (uint32_t i = 0; i < skim->parts.count; i++) {
        SkimPart *part = &skim->parts.items[i];
        part->kept |= intersect(&part->met, &wants) ||
                      (outside && part->kind != SKIM_BODY);
        bits_add(&met, &part->met);
    }
    ask_whole(skimmer, &met, &wants);
    for (uint32_t i = 0; i < skimmer->vocabulary->wants.count; i++)
        if (skim->broken || bits_test(&met, i))
            bits_set(&skim->met, skimmer->vocabulary->wants.items[i].id);
    skim->needed = !is_empty(&skim->met);
    if (skim->needed)
        skim_keep_named(skim);
}

static bool begins_with(Str text, const char *word)
{
    size_t at = 0;
    while (word[at] && at < text.size && str_lower(text.data[at]) == word[at])
        at++;
    return !word[at];
}

static bool holds_from(Str text, const char *word, char first)
{
    for (size_t at = str_find_byte(text, first, 0); at < text.size;
         at = str_find_byte(text, first, at + 1))
        if (begins_with(str_slice(text, at, text.size), word))
            return true;
    return false;
}

/* In small letters or in large ones? */
static bool holds(Str text, const char *word)
{
    char large = (char)(word[0] - 'a' + 'A');
    return holds_from(text, word, word[0]) || holds_from(text, word, large);
}

static void watch(void *context, Span comment)
{
    Skimmer *skimmer = context;
    const char *const *word = skimmer->vocabulary->watched;
    Str text = str_slice(skimmer->scanner.text, comment.start, comment.end);
    array_push(skimmer->arena, &skimmer->skim.comments, comment);
    while (word && *word && !holds(text, *word))
        word++;
    if (word && *word)
        array_push(skimmer->arena, &skimmer->skim.watched, comment);
}

static void skim_once(Skimmer *skimmer, Str text)
{
    skimmer->file = (Bits){{0}};
    skimmer->given = (Bits){{0}};
    skimmer->opened = false;
    skimmer->skim = (Skim){.sure = true};
    skimmer->line = (Line){.first = false};
    skimmer->begun = false;
    skimmer->open = false;
    skimmer->in_suite = false;
    skimmer->loop_count = 0;
    memset(skimmer->unknown, 0, sizeof skimmer->unknown);
    clear_unit(&skimmer->outside);
    scanner_init(&skimmer->scanner, text);
    skimmer->scanner.on_comment = watch;
    skimmer->scanner.context = skimmer;
    skim_lines(skimmer);
}

/* May an object have been called like a class that came behind it? */
static bool is_class_late(const Skimmer *skimmer)
{
    for (uint32_t i = 0; i < skimmer->class_count; i++) {
        uint32_t hash = skimmer->classes[i].hash;
        if (skimmer->unknown[hash / 64 % UNKNOWN_WORDS] >> (hash % 64) & 1)
            return true;
    }
    return false;
}

/* Did something turn up that counts in functions before it, too? */
static bool is_late(const Skimmer *skimmer)
{
    return is_class_late(skimmer) ||
           (skimmer->opened && !bits_hold(&skimmer->given, &skimmer->granted));
}

Skim skim_text(Arena *arena, const Vocabulary *vocabulary, Str text, Str path)
{
    Skimmer skimmer = {
        .arena = arena,
        .vocabulary = vocabulary,
        .path = path,
    };
    skim_once(&skimmer, text);
    if (skimmer.skim.sure && is_late(&skimmer))
        skim_once(&skimmer, text);
    if (skimmer.skim.sure)
        finish(&skimmer);
    return skimmer.skim;
}
