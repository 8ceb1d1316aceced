#include "model/regex_reader.h"

#include <stddef.h>

enum { TYPE_FLAGS = REGEX_ASCII | REGEX_LOCALE | REGEX_UNICODE };

/* Text up to `terminator`, which is taken as well. Wrong if it is empty, or
 * if the pattern ends before. */
static RegexName read_name(RegexReader *reader, char terminator)
{
    RegexName name = {.start = reader->at};
    while (reader->next != REGEX_NOTHING && !regex_is_next(reader, terminator))
        regex_advance(reader);
    name.end = reader->at;
    if (!regex_take(reader, terminator) || name.start == name.end)
        regex_fail(reader);
    return name;
}

static bool is_word(uint32_t point)
{
    uint32_t small = point | 0x20U;
    return point == '_' || regex_is_digit(point) ||
           (small >= 'a' && small <= 'z');
}

/* Is it an identifier? Of other letters than English ones nothing is known
 * here, and bytes may not have them from 3.12 on. */
static bool check_name(RegexReader *reader, RegexName name)
{
    const uint32_t *points = reader->text.points;
    bool is_ascii = true;
    for (uint32_t i = name.start; i < name.end; i++) {
        is_ascii = is_ascii && points[i] < 128;
        if (points[i] < 128 && !is_word(points[i]))
            return regex_fail(reader) != NULL;
    }
    if (name.start == name.end || regex_is_digit(points[name.start]))
        return regex_fail(reader) != NULL;
    if (is_ascii)
        return true;
    if (reader->text.is_bytes && reader->version >= 312)
        return regex_fail(reader) != NULL;
    return regex_give_up(reader) != NULL;
}

static bool same_name(const RegexReader *reader, RegexName left,
                      RegexName right)
{
    const uint32_t *points = reader->text.points;
    if (left.end - left.start != right.end - right.start)
        return false;
    for (uint32_t i = 0; i < left.end - left.start; i++)
        if (points[left.start + i] != points[right.start + i])
            return false;
    return true;
}

/* The number of the group with this name, or 0. */
static uint32_t group_named(const RegexReader *reader, RegexName name)
{
    for (uint32_t i = 0; i < reader->names.count; i++)
        if (same_name(reader, reader->names.items[i], name))
            return reader->names.items[i].group;
    return 0;
}

static bool is_closed(const RegexReader *reader, uint32_t group)
{
    return group < reader->groups.count &&
           reader->groups.items[group].low <= reader->groups.items[group].high;
}

bool regex_check_group(RegexReader *reader, uint32_t group)
{
    return is_closed(reader, group) || regex_fail(reader);
}

bool regex_check_look_behind(RegexReader *reader, uint32_t group)
{
    uint32_t before = reader->look_behind_groups;
    return !before || (is_closed(reader, group) && group < before) ||
           regex_fail(reader);
}

/* A group that is open from here on; its number. */
static uint32_t open_group(RegexReader *reader, RegexName name)
{
    uint32_t group = reader->groups.count;
    array_push(reader->arena, &reader->groups, (RegexWidth){1, 0});
    if (name.start == name.end)
        return group;
    if (group_named(reader, name))
        regex_fail(reader);
    name.group = group;
    array_push(reader->arena, &reader->names, name);
    return group;
}

/* What is inside, and the closing parenthesis. */
static RegexNode *read_inside(RegexReader *reader, bool verbose, uint32_t depth)
{
    RegexNode *inside = regex_read_branch(reader, verbose, depth + 1);
    if (!regex_take(reader, ')'))
        regex_fail(reader);
    return inside;
}

static RegexNode *capture(RegexReader *reader, uint32_t start, RegexName name,
                          bool verbose, uint32_t depth)
{
    uint32_t group = open_group(reader, name);
    RegexNode *inside = read_inside(reader, verbose, depth);
    RegexNode *node = regex_node(reader, REGEX_GROUP, start);
    RegexWidth width = regex_width(reader, inside);
    reader->groups.items[group] = width;
    node->value = group;
    node->child = inside;
    node->low = width.low;
    node->high = width.high;
    return node;
}

static RegexNode *read_look_around(RegexReader *reader, uint32_t start,
                                   bool verbose, uint32_t depth)
{
    bool is_behind = regex_take(reader, '<');
    bool is_negative = regex_is_next(reader, '!');
    uint32_t before = reader->look_behind_groups;
    if (!regex_take(reader, '!') && !regex_take(reader, '='))
        return regex_fail(reader);
    if (is_behind && !before)
        reader->look_behind_groups = reader->groups.count;
    RegexNode *inside = read_inside(reader, verbose, depth);
    reader->look_behind_groups = before;
    RegexOp op = is_negative ? REGEX_ASSERT_NOT : REGEX_ASSERT;
    if (is_negative && !inside && reader->version >= 313)
        op = REGEX_FAILURE;
    RegexNode *node = regex_node(reader, op, start);
    RegexWidth width = regex_width(reader, inside);
    if (is_behind && op != REGEX_FAILURE &&
        (width.low != width.high || width.low > REGEX_MANY))
        regex_fail(reader);
    node->is_behind = is_behind;
    node->child = inside;
    return node;
}

/* A number as Python's int() reads one: ` +1_0 `. Up to 3.11 a condition may
 * be written so; from 3.12 on it has digits alone. */
static bool read_int(const RegexReader *reader, RegexName name,
                     uint32_t *number)
{
    const uint32_t *points = reader->text.points;
    uint64_t value = 0;
    uint32_t at = name.start;
    uint32_t end = name.end;
    bool is_loose = reader->version < 312;
    while (is_loose && at < end && regex_is_white(points[at]))
        at++;
    while (is_loose && at < end && regex_is_white(points[end - 1]))
        end--;
    bool is_negative = is_loose && at < end && points[at] == '-';
    if (is_loose && at < end && (points[at] == '+' || is_negative))
        at++;
    bool after_digit = false;
    for (; at < end; at++) {
        bool is_gap = is_loose && points[at] == '_' && after_digit;
        if (!is_gap && !regex_is_digit(points[at]))
            return false;
        after_digit = !is_gap;
        if (!is_gap && value < REGEX_MANY)
            value = value * 10 + (points[at] - '0');
    }
    *number = value < REGEX_MANY ? (uint32_t)value : REGEX_MANY;
    return after_digit && !(is_negative && value);
}

/* `1` or a name; 0: neither. */
static uint32_t read_condition(RegexReader *reader)
{
    RegexName name = read_name(reader, ')');
    uint32_t group = 0;
    if (reader->status != REGEX_READ)
        return 0;
    if (read_int(reader, name, &group)) {
        if (group > reader->last_condition)
            reader->last_condition = group;
    } else if (check_name(reader, name)) {
        group = group_named(reader, name);
    }
    if (!group)
        regex_fail(reader);
    return group;
}

static RegexNode *read_arm(RegexReader *reader, bool verbose, uint32_t depth)
{
    RegexNode *arm = regex_node(reader, REGEX_SEQUENCE, reader->at);
    if (depth > REGEX_DEEPEST)
        return regex_give_up(reader);
    arm->child = regex_read_sequence(reader, verbose, depth + 1, false);
    arm->end = reader->at;
    return arm;
}

static RegexNode *read_conditional(RegexReader *reader, uint32_t start,
                                   bool verbose, uint32_t depth)
{
    uint32_t group = read_condition(reader);
    RegexList arms = {0};
    if (!regex_check_look_behind(reader, group))
        return NULL;
    regex_append(&arms, read_arm(reader, verbose, depth));
    if (regex_take(reader, '|'))
        regex_append(&arms, read_arm(reader, verbose, depth));
    if (!regex_take(reader, ')'))
        regex_fail(reader);
    RegexNode *node = regex_node(reader, REGEX_CONDITIONAL, start);
    node->value = group;
    node->child = arms.first;
    reader->has_reference = true;
    return node;
}

static RegexNode *read_comment(RegexReader *reader)
{
    while (reader->next != REGEX_NOTHING && !regex_is_next(reader, ')'))
        regex_advance(reader);
    return regex_take(reader, ')') ? NULL : regex_fail(reader);
}

static RegexNode *read_named(RegexReader *reader, uint32_t start, bool verbose,
                             uint32_t depth)
{
    if (regex_take(reader, '<')) {
        RegexName name = read_name(reader, '>');
        if (reader->status != REGEX_READ || !check_name(reader, name))
            return NULL;
        return capture(reader, start, name, verbose, depth);
    }
    if (!regex_take(reader, '='))
        return regex_fail(reader);
    RegexName name = read_name(reader, ')');
    uint32_t group = reader->status == REGEX_READ && check_name(reader, name)
                         ? group_named(reader, name)
                         : 0;
    if (!group)
        return regex_fail(reader);
    if (!regex_check_group(reader, group) ||
        !regex_check_look_behind(reader, group))
        return NULL;
    RegexNode *node = regex_node(reader, REGEX_REFERENCE, start);
    node->value = group;
    reader->has_reference = true;
    return node;
}

/* The flag of a letter, or 0. */
static uint32_t flag_of(const RegexReader *reader)
{
    static const struct {
        char letter;
        uint16_t flag;
    } flags[] = {
        {'i', REGEX_IGNORECASE}, {'L', REGEX_LOCALE},   {'m', REGEX_MULTILINE},
        {'s', REGEX_DOTALL},     {'x', REGEX_VERBOSE},  {'a', REGEX_ASCII},
        {'u', REGEX_UNICODE},    {'t', REGEX_TEMPLATE},
    };
    size_t count = sizeof flags / sizeof flags[0];
    for (size_t i = 0; i < count; i++)
        if (regex_is_next(reader, flags[i].letter))
            return flags[i].flag == REGEX_TEMPLATE && reader->version >= 313
                       ? 0
                       : flags[i].flag;
    return 0;
}

/* Letters in front of `-`, `:` or `)`. */
static uint32_t read_added(RegexReader *reader)
{
    uint32_t flags = 0;
    uint32_t wrong = reader->text.is_bytes ? REGEX_UNICODE : REGEX_LOCALE;
    for (uint32_t flag = flag_of(reader); flag; flag = flag_of(reader)) {
        flags |= flag;
        if (flag == wrong ||
            ((flag & TYPE_FLAGS) && (flags & TYPE_FLAGS) != flag))
            regex_fail(reader);
        regex_advance(reader);
    }
    return flags;
}

/* Letters behind `-`, at least one. */
static uint32_t read_removed(RegexReader *reader)
{
    uint32_t flags = 0;
    for (uint32_t flag = flag_of(reader); flag; flag = flag_of(reader)) {
        flags |= flag;
        regex_advance(reader);
    }
    if (!flags || (flags & (TYPE_FLAGS | REGEX_TEMPLATE)))
        regex_fail(reader);
    return flags;
}

/* `(?x)`: from 3.11 on at the very start alone; before that anywhere, and
 * then all is read again as verbose. */
static RegexNode *set_flags(RegexReader *reader, uint32_t flags, bool *verbose,
                            bool may_set_flags)
{
    reader->flags |= flags;
    bool is_verbose = (reader->flags & REGEX_VERBOSE) != 0;
    if (reader->version >= 311) {
        *verbose = is_verbose;
        return may_set_flags ? NULL : regex_fail(reader);
    }
    if (is_verbose && !*verbose && reader->status == REGEX_READ) {
        regex_give_up(reader);
        reader->restarts = true;
    }
    return NULL;
}

static RegexNode *read_flags(RegexReader *reader, uint32_t start, bool *verbose,
                             uint32_t depth, bool may_set_flags)
{
    uint32_t added = read_added(reader);
    if (added && regex_take(reader, ')'))
        return set_flags(reader, added, verbose, may_set_flags);
    uint32_t removed = regex_take(reader, '-') ? read_removed(reader) : 0;
    if (!regex_take(reader, ':') || (added & removed) ||
        (added & REGEX_TEMPLATE))
        return regex_fail(reader);
    bool inner =
        (*verbose || (added & REGEX_VERBOSE)) && !(removed & REGEX_VERBOSE);
    RegexNode *inside = read_inside(reader, inner, depth);
    RegexNode *node = regex_node(reader, REGEX_GROUP, start);
    RegexWidth width = regex_width(reader, inside);
    node->add_flags = (uint16_t)added;
    node->del_flags = (uint16_t)removed;
    node->child = inside;
    node->low = width.low;
    node->high = width.high;
    return node;
}

/* A group that captures nothing. */
static RegexNode *read_bare(RegexReader *reader, RegexOp op, uint32_t start,
                            bool verbose, uint32_t depth)
{
    RegexNode *inside = read_inside(reader, verbose, depth);
    RegexNode *node = regex_node(reader, op, start);
    RegexWidth width = {0, 0};
    if (op == REGEX_ATOMIC)
        width = regex_width(reader, inside);
    node->child = inside;
    node->low = width.low;
    node->high = width.high;
    return node;
}

RegexNode *regex_read_group(RegexReader *reader, uint32_t start, bool *verbose,
                            uint32_t depth, bool may_set_flags)
{
    if (!regex_take(reader, '?'))
        return capture(reader, start, (RegexName){0}, *verbose, depth);
    if (regex_take(reader, ':'))
        return read_bare(reader, REGEX_GROUP, start, *verbose, depth);
    if (regex_take(reader, 'P'))
        return read_named(reader, start, *verbose, depth);
    if (regex_take(reader, '#'))
        return read_comment(reader);
    if (regex_take(reader, '('))
        return read_conditional(reader, start, *verbose, depth);
    if (reader->version >= 311 && regex_take(reader, '>'))
        return read_bare(reader, REGEX_ATOMIC, start, *verbose, depth);
    if (regex_is_next(reader, '=') || regex_is_next(reader, '!') ||
        regex_is_next(reader, '<'))
        return read_look_around(reader, start, *verbose, depth);
    return read_flags(reader, start, verbose, depth, may_set_flags);
}
