#include "model/regex_reader.h"

/* To the end of the line; a backslash takes the line's end with it. */
static void skip_comment(RegexReader *reader)
{
    while (reader->next != REGEX_NOTHING && !regex_is_next(reader, '\n'))
        regex_advance(reader);
    regex_advance(reader);
}

/* White space and comments of a verbose pattern. */
static bool skip_layout(RegexReader *reader)
{
    if (reader->is_escaped)
        return false;
    if (regex_is_white(reader->next)) {
        regex_advance(reader);
        return true;
    }
    if (reader->next != '#')
        return false;
    skip_comment(reader);
    return true;
}

typedef struct Bounds {
    uint32_t min, max;
} Bounds;

/* Digits as a number, REGEX_MANY and above as REGEX_MANY. */
static uint32_t read_number(RegexReader *reader, bool *is_there)
{
    uint64_t number = 0;
    for (*is_there = false; regex_next_is_digit(reader); *is_there = true) {
        number = number * 10 + (reader->next - '0');
        if (number > REGEX_MANY)
            number = REGEX_MANY;
        regex_advance(reader);
    }
    return (uint32_t)number;
}

/* Behind `{`: false when it is no repetition but a brace. */
static bool read_braces(RegexReader *reader, Bounds *bounds)
{
    uint32_t here = reader->at;
    bool has_min = false;
    bool has_max = false;
    if (regex_is_next(reader, '}'))
        return false;
    uint32_t min = read_number(reader, &has_min);
    uint32_t max = min;
    if (regex_take(reader, ','))
        max = read_number(reader, &has_max);
    else
        has_max = has_min;
    if (!regex_take(reader, '}')) {
        regex_seek(reader, here);
        return false;
    }
    *bounds = (Bounds){has_min ? min : 0, has_max ? max : REGEX_MANY};
    bool too_large =
        (has_min && min == REGEX_MANY) || (has_max && max == REGEX_MANY);
    if (too_large || (has_max && bounds->max < bounds->min))
        regex_fail(reader);
    return true;
}

/* Takes a quantifier. */
static bool read_quantifier(RegexReader *reader, Bounds *bounds)
{
    *bounds = (Bounds){0, REGEX_MANY};
    if (regex_take(reader, '*'))
        return true;
    if (regex_take(reader, '+')) {
        bounds->min = 1;
        return true;
    }
    if (regex_take(reader, '?')) {
        bounds->max = 1;
        return true;
    }
    return regex_take(reader, '{') && read_braces(reader, bounds);
}

static RegexOp read_mode(RegexReader *reader)
{
    if (regex_take(reader, '?'))
        return REGEX_LAZY;
    if (reader->version >= 311 && regex_take(reader, '+'))
        return REGEX_POSSESSIVE;
    return REGEX_GREEDY;
}

/* Does it neither capture nor change flags? */
static bool is_bare(const RegexNode *node)
{
    return node->op == REGEX_GROUP && !node->value && !node->add_flags &&
           !node->del_flags;
}

static bool is_repeat(const RegexNode *node)
{
    return node->op == REGEX_GREEDY || node->op == REGEX_LAZY ||
           node->op == REGEX_POSSESSIVE;
}

/* Puts the last node of the list into a repetition of it. */
static void repeat(RegexReader *reader, RegexList *list, Bounds bounds)
{
    RegexNode *item = list->last;
    if (!item || item->op == REGEX_AT || is_repeat(item)) {
        regex_fail(reader);
        return;
    }
    RegexOp mode = read_mode(reader);
    RegexNode *node = regex_node(reader, mode, item->start);
    node->min = bounds.min;
    node->max = bounds.max;
    node->child = is_bare(item) ? item->child : item;
    reader->has_repeat = true;
    if (list->before)
        list->before->next = node;
    else
        list->first = node;
    list->last = node;
}

/* A token that is no group: its node. */
static RegexNode *read_atom(RegexReader *reader)
{
    uint32_t start = reader->at;
    uint32_t point = reader->next;
    bool is_escaped = reader->is_escaped;
    regex_advance(reader);
    if (is_escaped)
        return regex_read_escape(reader, start, point);
    if (point == '[')
        return regex_read_set(reader, start);
    if (point == '.')
        return regex_node(reader, REGEX_ANY, start);
    bool is_place = point == '^' || point == '$';
    RegexNode *node =
        regex_node(reader, is_place ? REGEX_AT : REGEX_LITERAL, start);
    node->value = point;
    if (is_place)
        node->value = point == '^' ? REGEX_BEGINNING : REGEX_END;
    return node;
}

static bool is_quantifier(const RegexReader *reader)
{
    return regex_is_next(reader, '*') || regex_is_next(reader, '+') ||
           regex_is_next(reader, '?') || regex_is_next(reader, '{');
}

/* A quantifier for what is before it; `{` may be a character. */
static void read_repeat(RegexReader *reader, RegexList *list)
{
    uint32_t start = reader->at;
    Bounds bounds;
    if (read_quantifier(reader, &bounds)) {
        repeat(reader, list, bounds);
        return;
    }
    RegexNode *brace = regex_node(reader, REGEX_LITERAL, start);
    brace->value = '{';
    brace->end = start + 1;
    regex_append(list, brace);
}

/* Puts the nodes of bare groups in the place of the groups. */
static RegexNode *unpack(const RegexList *list)
{
    RegexNode *first = NULL;
    RegexNode **end = &first;
    for (RegexNode *node = list->first; node;) {
        RegexNode *next = node->next;
        *end = is_bare(node) ? node->child : node;
        while (*end && is_bare(node))
            end = &(*end)->next;
        if (!is_bare(node))
            end = &node->next;
        node = next;
    }
    *end = NULL;
    return first;
}

RegexNode *regex_read_sequence(RegexReader *reader, bool verbose,
                               uint32_t depth, bool is_first)
{
    RegexList list = {0};
    while (reader->next != REGEX_NOTHING && !regex_is_next(reader, '|') &&
           !regex_is_next(reader, ')')) {
        if (verbose && skip_layout(reader))
            continue;
        uint32_t start = reader->at;
        if (is_quantifier(reader))
            read_repeat(reader, &list);
        else if (regex_take(reader, '('))
            regex_append(&list, regex_read_group(reader, start, &verbose, depth,
                                                 is_first && !list.first));
        else
            regex_append(&list, read_atom(reader));
    }
    return unpack(&list);
}

RegexNode *regex_read_branch(RegexReader *reader, bool verbose, uint32_t depth)
{
    if (depth > REGEX_DEEPEST)
        return regex_give_up(reader);
    uint32_t start = reader->at;
    RegexList sequences = {0};
    do {
        RegexNode *sequence = regex_node(reader, REGEX_SEQUENCE, reader->at);
        if (sequences.first && !depth && reader->version >= 311)
            verbose = (reader->flags & REGEX_VERBOSE) != 0;
        sequence->child = regex_read_sequence(reader, verbose, depth,
                                              !depth && !sequences.first);
        sequence->end = reader->at;
        regex_append(&sequences, sequence);
    } while (regex_take(reader, '|'));
    if (!sequences.first->next)
        return sequences.first->child;
    return regex_merge(reader, sequences.first, start);
}

/* The flag that a pattern has from its type; two that exclude each other are
 * wrong. */
static uint32_t implied_flags(RegexReader *reader)
{
    uint32_t flags = reader->flags;
    bool ascii = (flags & REGEX_ASCII) != 0;
    bool unicode = (flags & REGEX_UNICODE) != 0;
    bool locale = (flags & REGEX_LOCALE) != 0;
    bool is_bytes = reader->text.is_bytes;
    if (is_bytes ? unicode || (locale && ascii) : locale || (ascii && unicode))
        regex_fail(reader);
    return is_bytes || ascii ? flags : flags | REGEX_UNICODE;
}

static RegexReader reader_new(Arena *arena, RegexText text, uint32_t flags,
                              Version version)
{
    RegexReader reader = {
        .arena = arena, .text = text, .version = version, .flags = flags};
    array_push(arena, &reader.groups, (RegexWidth){0, 0});
    regex_seek(&reader, 0);
    return reader;
}

Regex regex_parse(Arena *arena, RegexText text, uint32_t flags, Version version)
{
    RegexReader reader = reader_new(arena, text, flags, version);
    bool verbose = (flags & REGEX_VERBOSE) != 0;
    RegexNode *first = regex_read_branch(&reader, verbose, 0);
    if (reader.restarts) {
        reader = reader_new(arena, text, flags | REGEX_VERBOSE, version);
        first = regex_read_branch(&reader, true, 0);
    }
    if (reader.next != REGEX_NOTHING ||
        reader.last_condition >= reader.groups.count ||
        (reader.has_repeat && version < 313 && (reader.flags & REGEX_TEMPLATE)))
        regex_fail(&reader);
    uint32_t all = implied_flags(&reader);
    return (Regex){
        .status = reader.status,
        .flags = all,
        .groups = reader.groups.count - 1,
        .has_reference = reader.has_reference,
        .first = first,
    };
}
