#include "model/regex_reader.h"

void regex_seek(RegexReader *reader, uint32_t at)
{
    RegexText text = reader->text;
    reader->at = at;
    reader->is_escaped = false;
    reader->next = REGEX_NOTHING;
    if (reader->status != REGEX_READ || reader->restarts || at >= text.count)
        return;
    reader->next = text.points[at];
    if (reader->next != '\\')
        return;
    reader->is_escaped = true;
    if (at + 1 < text.count)
        reader->next = text.points[at + 1];
    else
        regex_fail(reader);
}

void regex_advance(RegexReader *reader)
{
    if (reader->next != REGEX_NOTHING)
        regex_seek(reader, reader->at + (reader->is_escaped ? 2 : 1));
}

bool regex_is_next(const RegexReader *reader, char byte)
{
    return !reader->is_escaped && reader->next == (unsigned char)byte;
}

bool regex_take(RegexReader *reader, char byte)
{
    if (!regex_is_next(reader, byte))
        return false;
    regex_advance(reader);
    return true;
}

bool regex_next_is_digit(const RegexReader *reader)
{
    return !reader->is_escaped && regex_is_digit(reader->next);
}

static RegexNode *stop(RegexReader *reader, RegexStatus status)
{
    if (reader->status == REGEX_READ && !reader->restarts)
        reader->status = status;
    reader->next = REGEX_NOTHING;
    reader->is_escaped = false;
    return NULL;
}

RegexNode *regex_fail(RegexReader *reader)
{
    return stop(reader, REGEX_WRONG);
}

RegexNode *regex_give_up(RegexReader *reader)
{
    return stop(reader, REGEX_UNKNOWN);
}

RegexNode *regex_node(RegexReader *reader, RegexOp op, uint32_t start)
{
    RegexNode *node = arena_alloc(reader->arena, sizeof *node);
    node->op = op;
    node->start = start;
    node->end = reader->at;
    return node;
}

void regex_append(RegexList *list, RegexNode *node)
{
    if (!node)
        return;
    if (list->last)
        list->last->next = node;
    else
        list->first = node;
    list->before = list->last;
    list->last = node;
}
