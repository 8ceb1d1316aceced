/* Words of a line. */

#include "text/skimmer.h"

static void add_loop(Skimmer *skimmer)
{
    skimmer->line.in_loop = true;
    if (!skimmer->line.first)
        return;
    if (skimmer->loop_count == MOST_LOOPS)
        skimmer->skim.sure = false;
    else
        skimmer->loops[skimmer->loop_count++] = skimmer->scanner.indent;
}

/* `from re import search as find`: `find` is not looked out for, and neither
 * is what `from a.b import c` takes out of a package that is. */
void skim_grant(Skimmer *skimmer)
{
    const Line *line = &skimmer->line;
    for (int form = 0; line->import && line->lexeme && form < WORD_FOREIGN;
         form++)
        bits_add(&skimmer->granted, &line->lexeme->clauses[form]);
}

static void take_keyword(Skimmer *skimmer, Keyword keyword)
{
    Line *line = &skimmer->line;
    switch (keyword) {
    case KEYWORD_DEF:
        if (line->first)
            skim_open_function(skimmer);
        line->naming = NAMES_FUNCTION;
        break;
    case KEYWORD_FOR:
        add_loop(skimmer);
        line->loops++;
        break;
    case KEYWORD_WHILE:
        add_loop(skimmer);
        break;
    case KEYWORD_IN:
        skim_in(skimmer);
        break;
    case KEYWORD_FROM:
        line->import |= line->first;
        break;
    case KEYWORD_IMPORT:
        skim_grant(skimmer);
        line->import = true;
        line->imports = true;
        break;
    case KEYWORD_AS:
        skim_grant(skimmer);
        break;
    case KEYWORD_CLASS:
        line->is_class |= line->first;
        if (line->first)
            line->naming = NAMES_CLASS;
        break;
    case KEYWORD_GLOBAL:
        skimmer->head.kept = true;
        skimmer->body.kept = true;
        break;
    default:
        break;
    }
    line->compound |= line->first && keyword != KEYWORD_GLOBAL &&
                      keyword != KEYWORD_FROM && keyword != KEYWORD_IMPORT;
    line->first = line->first && keyword == KEYWORD_ASYNC;
}

/* Is a folder of the file's path called so? */
static bool is_folder(Str path, Str word)
{
    while (path.size) {
        Str part = str_take(&path, '/');
        if (path.size && str_equal(part, word))
            return true;
    }
    return false;
}

static void find_lexeme(Skimmer *skimmer, const Lexeme *lexeme)
{
    skim_find(skimmer, &lexeme->clauses[WORD_ANYHOW]);
    if (lexeme->is_foreign && !is_folder(skimmer->path, lexeme->text))
        skim_find(skimmer, &lexeme->clauses[WORD_FOREIGN]);
}

/* Is it one that Python looks up on its own, like `__eq__`? */
static bool is_special(const Word *word)
{
    Str text = word->text;
    return text.size >= 2 && text.data[0] == '_' && text.data[1] == '_';
}

static void name_function(Skimmer *skimmer, const Word *word)
{
    skimmer->line.naming = NAMES_RECEIVER;
    if (!skimmer->name_count) {
        uint32_t end = skimmer->skim.words.count;
        skimmer->head.names = (Span){end - 1, end};
        skimmer->head.kept |= is_special(word);
    }
    if (skimmer->name_count < MOST_NAMES) {
        skimmer->indents[skimmer->name_count] = skimmer->scanner.indent;
        skimmer->names[skimmer->name_count++] = *word;
    } else {
        skim_find(skimmer, &skimmer->vocabulary->again);
    }
}

static void name_receiver(Skimmer *skimmer, const Word *word)
{
    if (skimmer->receiver_count < MOST_NAMES)
        skimmer->receivers[skimmer->receiver_count++] = *word;
}

static void name_class(Skimmer *skimmer, const Word *word)
{
    if (skim_is_in(skimmer->classes, skimmer->class_count, word))
        return;
    if (skimmer->class_count < MOST_CLASSES)
        skimmer->classes[skimmer->class_count++] = *word;
    else
        bits_add(&skimmer->granted, &skimmer->vocabulary->again);
}

/* Is it `f`, or `self.f`, `cls.f`, `Class.f`, of a function around? */
static bool names_function(Skimmer *skimmer, const Word *word)
{
    const Word *object = &skimmer->line.object;
    if (!skimmer->open ||
        !skim_is_in(skimmer->names, skimmer->name_count, word))
        return false;
    if (skimmer->line.mark != '.' ||
        skim_is_in(skimmer->receivers, skimmer->receiver_count, object) ||
        skim_is_in(skimmer->classes, skimmer->class_count, object))
        return true;
    if (object->text.size)
        skimmer->unknown[object->hash / 64 % UNKNOWN_WORDS] |=
            (uint64_t)1 << (object->hash % 64);
    return false;
}

static void name(Skimmer *skimmer, const Word *word)
{
    Naming naming = skimmer->line.naming;
    skimmer->line.naming = NAMES_NOTHING;
    if (naming == NAMES_FUNCTION)
        name_function(skimmer, word);
    else if (naming == NAMES_RECEIVER)
        name_receiver(skimmer, word);
    else
        name_class(skimmer, word);
}

/* Words that are looked out for since earlier in the part or line. */
static void compare_word(Skimmer *skimmer, const Word *word)
{
    Line *line = &skimmer->line;
    line->word_is_again = !line->naming && names_function(skimmer, word);
    if (line->naming)
        name(skimmer, word);
    line->word_is_target = skim_is_in(line->targets, line->target_count, word);
    if (line->word_is_target)
        skim_find(skimmer, &skimmer->vocabulary->self);
}

static void take_lexeme(Skimmer *skimmer, const Lexeme *lexeme)
{
    if (lexeme->keyword)
        take_keyword(skimmer, lexeme->keyword);
    else
        skimmer->line.first = false;
    find_lexeme(skimmer, lexeme);
}

void skim_word(Skimmer *skimmer)
{
    Line *line = &skimmer->line;
    Word word = {scanner_text(&skimmer->scanner), skimmer->scanner.hash};
    const Lexeme *lexeme =
        vocabulary_find(skimmer->vocabulary, word.text, word.hash);
    array_push(skimmer->arena, &skimmer->skim.words, word.hash);
    line->fixed |= !skimmer->open && is_special(&word);
    compare_word(skimmer, &word);
    if (lexeme)
        take_lexeme(skimmer, lexeme);
    else
        line->first = false;
    line->lexeme = lexeme;
    line->opens = false;
    line->last = word;
    line->last_is_part = line->mark == '.';
    line->mark = '\0';
}
