#include "base/glob.h"

typedef unsigned char Byte;

/* A walk through a pattern; `is_broken` ends it. */
typedef struct Cursor {
    Str pattern;
    size_t at;
    bool is_broken;
} Cursor;

/* Where to go on after a mismatch: the rest of the pattern behind a star, and
 * the first byte of the path that the star did not take. */
typedef struct Retry {
    size_t pattern;
    size_t path;
    bool is_set;
} Retry;

static bool is_between(Byte byte, Byte first, Byte last)
{
    return byte >= first && byte <= last;
}

static bool is_alpha(Byte byte)
{
    return is_between(byte, 'a', 'z') || is_between(byte, 'A', 'Z');
}

static bool is_digit(Byte byte)
{
    return is_between(byte, '0', '9');
}

static bool is_alnum(Byte byte)
{
    return is_alpha(byte) || is_digit(byte);
}

static bool is_blank(Byte byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_cntrl(Byte byte)
{
    return byte < 0x20 || byte == 0x7F;
}

static bool is_graph(Byte byte)
{
    return is_between(byte, '!', '~');
}

static bool is_lower(Byte byte)
{
    return is_between(byte, 'a', 'z');
}

static bool is_print(Byte byte)
{
    return is_between(byte, ' ', '~');
}

static bool is_punct(Byte byte)
{
    return is_graph(byte) && !is_alnum(byte);
}

static bool is_space(Byte byte)
{
    return is_blank(byte) || byte == '\n' || byte == '\r';
}

static bool is_upper(Byte byte)
{
    return is_between(byte, 'A', 'Z');
}

static bool is_xdigit(Byte byte)
{
    return is_digit(byte) || is_between(byte, 'a', 'f') ||
           is_between(byte, 'A', 'F');
}

static const struct {
    const char *name;
    bool (*contains)(Byte byte);
} NAMED_CLASSES[] = {
    {"alnum", is_alnum}, {"alpha", is_alpha}, {"blank", is_blank},
    {"cntrl", is_cntrl}, {"digit", is_digit}, {"graph", is_graph},
    {"lower", is_lower}, {"print", is_print}, {"punct", is_punct},
    {"space", is_space}, {"upper", is_upper}, {"xdigit", is_xdigit},
};

/* `[:name:]` at the cursor: the name, and the cursor moves to its `]`. Else
 * empty, and the cursor stays. */
static Str take_class_name(Cursor *cursor)
{
    Str pattern = cursor->pattern;
    size_t start = cursor->at + 2;
    size_t end = str_find_byte(pattern, ']', start);
    if (!str_starts_with(str_slice(pattern, cursor->at, pattern.size),
                         STR("[:")) ||
        end == pattern.size || end < start + 1 || pattern.data[end - 1] != ':')
        return (Str){0};
    cursor->at = end;
    return str_slice(pattern, start, end - 1);
}

static bool is_in_named_class(Cursor *cursor, Str name, Byte byte)
{
    size_t count = sizeof NAMED_CLASSES / sizeof NAMED_CLASSES[0];
    for (size_t i = 0; i < count; i++)
        if (str_is(name, NAMED_CLASSES[i].name))
            return NAMED_CLASSES[i].contains(byte);
    cursor->is_broken = true;
    return false;
}

/* The byte at the cursor, or the one behind a backslash there. The cursor
 * stays on the last byte read. */
static Byte take_member(Cursor *cursor)
{
    if (cursor->pattern.data[cursor->at] == '\\')
        cursor->at++;
    if (cursor->at < cursor->pattern.size)
        return (Byte)cursor->pattern.data[cursor->at];
    cursor->is_broken = true;
    return 0;
}

/* Is the cursor on the dash of a range that `previous` begins? */
static bool is_range(const Cursor *cursor, Byte previous)
{
    Str rest = str_slice(cursor->pattern, cursor->at, cursor->pattern.size);
    return previous && rest.size > 1 && rest.data[0] == '-' &&
           rest.data[1] != ']';
}

/* One member of a class: a byte, a range's second half, or a named class.
 * `*previous` is the byte that may begin a range, 0 for none. */
static bool member_matches(Cursor *cursor, Byte *previous, Byte byte)
{
    Byte first = *previous;
    *previous = 0;
    if (is_range(cursor, first)) {
        cursor->at++;
        return is_between(byte, first, take_member(cursor));
    }
    size_t start = cursor->at;
    Str name = take_class_name(cursor);
    if (cursor->at != start)
        return is_in_named_class(cursor, name, byte);
    *previous = take_member(cursor);
    return *previous == byte;
}

/* The cursor is behind `[`, and moves behind `]`; the first member may be a
 * `]` itself. */
static bool class_matches(Cursor *cursor, Byte byte)
{
    Str pattern = cursor->pattern;
    bool is_negated =
        cursor->at < pattern.size &&
        (pattern.data[cursor->at] == '!' || pattern.data[cursor->at] == '^');
    cursor->at += is_negated;
    bool is_member = false;
    Byte previous = 0;
    size_t first = cursor->at;
    for (; cursor->at < pattern.size; cursor->at++) {
        if (pattern.data[cursor->at] == ']' && cursor->at > first) {
            cursor->at++;
            return is_member != is_negated && byte != '/';
        }
        is_member |= member_matches(cursor, &previous, byte);
        if (cursor->is_broken)
            return false;
    }
    cursor->is_broken = true;
    return false;
}

/* Takes what stands for one byte off the pattern. */
static bool byte_matches(Cursor *cursor, Byte byte)
{
    Byte wanted = (Byte)cursor->pattern.data[cursor->at++];
    if (wanted == '?')
        return byte != '/';
    if (wanted == '[')
        return class_matches(cursor, byte);
    if (wanted != '\\')
        return wanted == byte;
    if (cursor->at == cursor->pattern.size) {
        cursor->is_broken = true;
        return false;
    }
    return (Byte)cursor->pattern.data[cursor->at++] == byte;
}

/* Are the stars in [start, end) two or more, and a whole part? */
static bool is_deep(Str pattern, size_t start, size_t end)
{
    return end - start > 1 && (start == 0 || pattern.data[start - 1] == '/') &&
           (end == pattern.size || pattern.data[end] == '/');
}

static bool goes_on(Str path, Retry *star, Retry *deep)
{
    if (star->is_set && star->path < path.size &&
        path.data[star->path] != '/') {
        star->path++;
        return true;
    }
    *star = (Retry){0};
    if (!deep->is_set)
        return false;
    deep->path = str_find_byte(path, '/', deep->path) + 1;
    return deep->path <= path.size;
}

/* Only the last `*` of a part, and before it the last `**`, are worth another
 * try: whatever an earlier one takes more, the rest has less to choose from. */
bool glob_matches(Str pattern, Str path)
{
    Cursor cursor = {.pattern = pattern};
    Retry star = {0};
    Retry deep = {0};
    size_t at = 0;
    while (cursor.at < pattern.size || at < path.size) {
        size_t stars = cursor.at;
        while (stars < pattern.size && pattern.data[stars] == '*')
            stars++;
        if (is_deep(pattern, cursor.at, stars)) {
            if (stars == pattern.size)
                return true;
            cursor.at = stars + 1;
            star.is_set = false;
            deep = (Retry){cursor.at, at, true};
            continue;
        }
        if (stars > cursor.at) {
            cursor.at = stars;
            star = (Retry){stars, at, true};
            continue;
        }
        if (cursor.at < pattern.size && at < path.size &&
            byte_matches(&cursor, (Byte)path.data[at])) {
            if (path.data[at++] == '/')
                star.is_set = false;
            continue;
        }
        if (cursor.is_broken || !goes_on(path, &star, &deep))
            return false;
        const Retry *retry = star.is_set ? &star : &deep;
        cursor.at = retry->pattern;
        at = retry->path;
    }
    return true;
}

bool glob_is_valid(Str pattern)
{
    Cursor cursor = {.pattern = pattern};
    while (cursor.at < pattern.size && !cursor.is_broken)
        (void)byte_matches(&cursor, 'a');
    return !cursor.is_broken;
}

size_t glob_literal_size(Str pattern)
{
    size_t size = 0;
    for (; size < pattern.size; size++) {
        char byte = pattern.data[size];
        if (byte == '*' || byte == '?' || byte == '[' || byte == '\\')
            break;
    }
    return size;
}
