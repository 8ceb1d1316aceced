/* `!WORD …`: results that the arguments of the call decide. */

#include "model/library_type.h"

#include "model/infer.h"

/* The TYPE that is the word at `index` of `words`. */
static const Type *word_type(LibraryContext *context, Str words, int index)
{
    Str word = str_take(&words, ' ');
    while (index-- > 0)
        word = str_take(&words, ' ');
    return library_type(context, word);
}

static Argument argument_at(const LibraryContext *context, Str word)
{
    bool more = false;
    TypeReader reader = {.rest = word};
    Parameter parameter = library_type_parameter(&reader, &more);
    return argument_of(model_tree(context->model), context->call, parameter);
}

static Argument keyword_of(const LibraryContext *context, Str name)
{
    Parameter parameter = {-1, name};
    return argument_of(model_tree(context->model), context->call, parameter);
}

/* !unless I T */
static const Type *unless_result(LibraryContext *context, Str words)
{
    Argument argument = argument_at(context, str_take(&words, ' '));
    return argument.state == ARGUMENT_ABSENT ? library_type(context, words)
                                             : NULL;
}

/* !args N T N T * T */
static const Type *counted_result(LibraryContext *context, Str words)
{
    int count = argument_count(model_tree(context->model), context->call);
    while (count >= 0 && words.size) {
        Str number = str_take(&words, ' ');
        Str type = str_take(&words, ' ');
        TypeReader reader = {.rest = number};
        if (str_is(number, "*") || type_reader_number(&reader) == count)
            return library_type(context, type);
    }
    return NULL;
}

/* !str I T T */
static const Type *text_result(LibraryContext *context, Str words)
{
    TypeReader reader = {.rest = str_take(&words, ' ')};
    const Type *text = library_type_text(context, &reader);
    if (!text)
        return NULL;
    return word_type(context, words, text->name == WORD_bytes);
}

typedef enum Answer { NO, YES, UNKNOWN } Answer;

/* Is it given, and not False or None? One `by_value` must be a literal. */
static Answer is_set(const LibraryContext *context, Str name, bool by_value)
{
    const Tree *tree = model_tree(context->model);
    Argument argument = keyword_of(context, name);
    if (argument.state == ARGUMENT_ABSENT)
        return NO;
    if (argument.state == ARGUMENT_UNKNOWN)
        return UNKNOWN;
    switch (tree_kind(tree, value_behind(context->model, argument.value))) {
    case KIND_none:
    case KIND_false:
        return NO;
    case KIND_true:
        return YES;
    default:
        return by_value ? UNKNOWN : YES;
    }
}

/* !text T T */
static const Type *process_result(LibraryContext *context, Str words)
{
    const Answer answers[] = {
        is_set(context, STR("text"), true),
        is_set(context, STR("universal_newlines"), true),
        is_set(context, STR("encoding"), false),
        is_set(context, STR("errors"), false),
    };
    bool unknown = false;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        if (answers[i] == YES)
            return word_type(context, words, 0);
        unknown |= answers[i] == UNKNOWN;
    }
    return unknown ? NULL : word_type(context, words, 1);
}

static bool has_byte(Str text, char byte)
{
    return str_find_byte(text, byte, 0) < text.size;
}

/* The text of the mode, or the empty view. */
static Str mode_of(const LibraryContext *context, Str parameter, Str otherwise)
{
    Argument argument = argument_at(context, parameter);
    if (argument.state == ARGUMENT_ABSENT)
        return otherwise;
    if (argument.state == ARGUMENT_UNKNOWN)
        return (Str){0};
    Node value = value_behind(context->model, argument.value);
    return value_string(model_tree(context->model), value);
}

/* !mode I L MODE T R W U */
static const Type *mode_result(LibraryContext *context, Str words)
{
    Str parameter = str_take(&words, ' ');
    Str letter = str_take(&words, ' ');
    Str mode = mode_of(context, parameter, str_take(&words, ' '));
    if (!mode.size)
        return NULL;
    bool has_letter = has_byte(mode, letter.data[0]);
    if (has_letter == str_is(letter, "t"))
        return word_type(context, words, 0);
    if (keyword_of(context, STR("buffering")).state != ARGUMENT_ABSENT)
        return NULL;
    if (has_byte(mode, '+'))
        return word_type(context, words, 3);
    return word_type(context, words, has_byte(mode, 'r') ? 1 : 2);
}

const Type *library_result(LibraryContext *context, Str fact)
{
    if (!str_starts_with(fact, STR("!")))
        return library_type(context, fact);
    Str words = fact;
    Str word = str_take(&words, ' ');
    if (str_is(word, "!index"))
        return word_type(context, words, context->by_slice);
    if (str_is(word, "!unless"))
        return unless_result(context, words);
    if (str_is(word, "!args"))
        return counted_result(context, words);
    if (str_is(word, "!str"))
        return text_result(context, words);
    if (str_is(word, "!text"))
        return process_result(context, words);
    return str_is(word, "!mode") ? mode_result(context, words) : NULL;
}
