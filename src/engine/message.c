#include "engine/message.h"

#include "base/distance.h"
#include "engine/question.h"
#include "model/load.h"

#include <string.h>

static const Str specials[] = {
    STR_INIT("gain"), STR_INIT("python"), STR_INIT("cost"),
    STR_INIT("key"),  STR_INIT("detail"),
};

enum { SPECIAL_COUNT = sizeof specials / sizeof specials[0] };

/* One line, each run of white space one blank. */
static Str one_line(Arena *arena, Str text)
{
    char *line = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool blank = text.data[i] == ' ' ||
                     (text.data[i] >= '\t' && text.data[i] <= '\r');
        if (!blank)
            line[size++] = text.data[i];
        else if (size && line[size - 1] != ' ')
            line[size++] = ' ';
    }
    return (Str){line, size};
}

static Str quoted(Arena *arena, Str text)
{
    Str line =
        one_line(arena, str_first_code_points(text, 4 * (size_t)MESSAGE_QUOTE));
    Str head = str_first_code_points(line, MESSAGE_QUOTE);
    if (head.size == line.size && text.size <= line.size)
        return line;
    if (head.size == line.size &&
        str_code_points(text) <= 4 * (size_t)MESSAGE_QUOTE)
        return line;
    head = str_first_code_points(line, MESSAGE_QUOTE - 1);
    return str_from(arena_format(arena, "%.*s…", STR_ARG(head)));
}

static bool is_import(const Tree *tree, Node node)
{
    Node around = tree_parent(tree, node);
    if (tree_kind(tree, around) == KIND_aliased_import)
        around = tree_parent(tree, around);
    return tree_kind(tree, around) == KIND_import_statement ||
           tree_kind(tree, around) == KIND_import_from_statement;
}

/* The row's first column; of a module what is left to load. */
static Str row_cost(const Question *question)
{
    Str rest = {0};
    TableRow row = question_row(question);
    (void)table_find(row.table, row.key, &rest);
    Str text = str_take(&rest, '\t');
    if (!row.key.size || !is_import(question->tree, row.node))
        return text;
    LoadCost cost = load_cost(question->model, row.table, row.node, row.key,
                              question->inquiry->path);
    return cost.whole ? str_from(arena_format(question->inquiry->arena, "%u",
                                              (unsigned)cost.rest))
                      : text;
}

/* A capture comes first: its name is the page's own choice. */
static Str value_of(const Question *question, Str name, Str gain)
{
    Arena *arena = question->inquiry->arena;
    Node node =
        question_capture(question, arena_copy(arena, name.data, name.size));
    if (node)
        return quoted(arena, tree_text(question->tree, node));
    if (str_is(name, "gain"))
        return gain;
    if (str_is(name, "cost"))
        return row_cost(question);
    if (str_is(name, "detail"))
        return question->related ? question->related->detail : (Str){0};
    if (str_is(name, "key"))
        return question_row(question).key;
    if (str_is(name, "python"))
        return str_from(
            arena_format(arena, "3.%u", question->inquiry->target % 100U));
    return (Str){0};
}

/* `…: {gain}` ends before the colon where nothing was measured. */
static Str without_colon(Str text)
{
    return str_ends_with(text, STR(": ")) ? str_slice(text, 0, text.size - 2)
                                          : text;
}

Str message_fill(const Question *question, Str message, Str gain)
{
    Arena *arena = question->inquiry->arena;
    Str filled = {0};
    while (message.size) {
        Str before = str_take(&message, '{');
        bool placeholder = message.size > 0;
        Str name = placeholder ? str_take(&message, '}') : (Str){0};
        Str value = placeholder ? value_of(question, name, gain) : (Str){0};
        if (str_is(name, "gain") && !value.size)
            before = without_colon(before);
        filled = str_from(arena_format(arena, "%.*s%.*s%.*s", STR_ARG(filled),
                                       STR_ARG(before), STR_ARG(value)));
    }
    return filled;
}

static bool is_known(const Str *captures, uint32_t count, Str name)
{
    for (uint32_t i = 0; i < SPECIAL_COUNT; i++)
        if (str_equal(specials[i], name))
            return true;
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(captures[i], name))
            return true;
    return false;
}

/* Refuses `{name}`; near words are captures and specials. */
static bool refuse(Arena *arena, const Str *captures, uint32_t count, Str name,
                   Error *error)
{
    Str *words = arena_alloc(arena, (count + SPECIAL_COUNT) * sizeof *words);
    for (uint32_t i = 0; i < count; i++)
        words[i] = captures[i];
    for (uint32_t i = 0; i < SPECIAL_COUNT; i++)
        words[count + i] = specials[i];
    return error_set(error, "unknown placeholder `{%.*s}`%s", STR_ARG(name),
                     distance_hint(arena, name, words, count + SPECIAL_COUNT));
}

bool message_check(Arena *arena, const Str *captures, uint32_t count,
                   Str message, Error *error)
{
    size_t open = str_find_byte(message, '{', 0);
    while (open < message.size) {
        size_t close = str_find_byte(message, '}', open);
        Str name = str_slice(message, open + 1, close);
        if (close == message.size)
            return error_set(error, "the placeholder `{%.*s` is not closed",
                             STR_ARG(name));
        if (!is_known(captures, count, name))
            return refuse(arena, captures, count, name, error);
        open = str_find_byte(message, '{', close);
    }
    return true;
}
