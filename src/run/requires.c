#include "run/requires.h"

enum { PARTS = 3, PART_LIMIT = 10000, MINORS = 64 };

/* `3.11.2`, or `3.11.*`, which has two parts and any third. */
typedef struct Release {
    uint32_t parts[PARTS];
    uint32_t count;
    bool any;
} Release;

/* Releases [low, high), as numbers, without some minor versions of 3. */
typedef struct Allowed {
    uint64_t low;
    uint64_t high;
    uint64_t without; /* bit N: 3.N */
} Allowed;

static uint64_t number_of(const uint32_t *parts)
{
    return ((uint64_t)parts[0] * PART_LIMIT + parts[1]) * PART_LIMIT + parts[2];
}

/* The first release behind all that share `count` parts with this one. */
static uint64_t number_behind(const Release *release, uint32_t count)
{
    uint32_t parts[PARTS] = {0};
    for (uint32_t i = 0; i < count; i++)
        parts[i] = release->parts[i];
    if (!count)
        return UINT64_MAX;
    parts[count - 1]++;
    return number_of(parts);
}

static char peek(Str text)
{
    return text.size ? text.data[0] : '\0';
}

static void drop(Str *text, size_t count)
{
    *text = str_slice(*text, count, text->size);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void skip(Str *text, const char *set)
{
    for (const char *at = set; *at && text->size;) {
        if (peek(*text) == *at) {
            drop(text, 1);
            at = set;
        } else {
            at++;
        }
    }
}

static uint32_t take_part(Str *text)
{
    uint32_t part = 0;
    while (is_digit(peek(*text))) {
        part = part * 10 + (uint32_t)(text->data[0] - '0');
        if (part >= PART_LIMIT)
            part = PART_LIMIT - 1;
        drop(text, 1);
    }
    return part;
}

/* `rc1`, `.dev0`, `-beta.2`, `+local`: of no importance here. */
static void skip_suffix(Str *text)
{
    while (is_letter(peek(*text)) || is_digit(peek(*text)) ||
           peek(*text) == '.' || peek(*text) == '-' || peek(*text) == '+' ||
           peek(*text) == '_')
        drop(text, 1);
}

static bool take_release(Str *text, Release *release)
{
    *release = (Release){0};
    for (;;) {
        if (peek(*text) == '*') {
            release->any = true;
            drop(text, 1);
            return true;
        }
        if (!is_digit(peek(*text)))
            break;
        uint32_t part = take_part(text);
        if (release->count < PARTS)
            release->parts[release->count++] = part;
        if (peek(*text) != '.')
            break;
        drop(text, 1);
    }
    skip_suffix(text);
    return release->count > 0;
}

static Str take_operator(Str *text)
{
    size_t size = 0;
    while (size < text->size &&
           (text->data[size] == '<' || text->data[size] == '>' ||
            text->data[size] == '=' || text->data[size] == '!' ||
            text->data[size] == '~' || text->data[size] == '^'))
        size++;
    Str sign = str_slice(*text, 0, size);
    drop(text, size);
    return sign;
}

static void keep(Allowed *allowed, uint64_t low, uint64_t high)
{
    if (low > allowed->low)
        allowed->low = low;
    if (high < allowed->high)
        allowed->high = high;
}

/* `!=3.9.*`. A single release that is left out changes nothing here. */
static void leave_out(Allowed *allowed, const Release *release)
{
    if (!release->any)
        return;
    if (release->count < 2)
        allowed->without |= release->parts[0] == 3 ? UINT64_MAX : 0;
    else if (release->parts[0] == 3 && release->parts[1] < MINORS)
        allowed->without |= (uint64_t)1 << release->parts[1];
}

/* False when there is no such operator. */
static bool apply(Allowed *allowed, Str sign, const Release *release)
{
    uint64_t here = number_of(release->parts);
    uint32_t count = release->count;
    uint64_t behind = number_behind(release, release->any ? count : PARTS);
    if (str_is(sign, ">="))
        keep(allowed, here, UINT64_MAX);
    else if (str_is(sign, ">"))
        keep(allowed, behind, UINT64_MAX);
    else if (str_is(sign, "<"))
        keep(allowed, 0, here);
    else if (str_is(sign, "<="))
        keep(allowed, 0, behind);
    else if (!sign.size || str_is(sign, "==") || str_is(sign, "===") ||
             str_is(sign, "="))
        keep(allowed, here, behind);
    else if (str_is(sign, "~="))
        keep(allowed, here, number_behind(release, count > 2 ? 2 : 1));
    else if (str_is(sign, "~"))
        keep(allowed, here, number_behind(release, count > 1 ? 2 : 1));
    else if (str_is(sign, "^"))
        keep(allowed, here, number_behind(release, 1));
    else if (str_is(sign, "!="))
        leave_out(allowed, release);
    else
        return false;
    return true;
}

static Version lowest_of(const Allowed *allowed)
{
    for (uint32_t minor = 0; minor < MINORS; minor++) {
        uint64_t first = number_of((uint32_t[]){3, minor, 0});
        uint64_t behind = number_of((uint32_t[]){3, minor + 1, 0});
        uint64_t low = first > allowed->low ? first : allowed->low;
        uint64_t high = behind < allowed->high ? behind : allowed->high;
        if (low < high && !(allowed->without >> minor & 1))
            return (Version)(300 + minor);
    }
    return 0;
}

/* Clauses up to a `|` or the end; all of them must hold. */
static bool read_clauses(Str *text, Version *lowest)
{
    Allowed allowed = {0, UINT64_MAX, 0};
    for (skip(text, " \t,"); text->size && peek(*text) != '|';
         skip(text, " \t,")) {
        Release release;
        Str sign = take_operator(text);
        skip(text, " \t");
        if (!take_release(text, &release) || !apply(&allowed, sign, &release))
            return false;
    }
    *lowest = lowest_of(&allowed);
    return true;
}

bool requires_lowest(Str range, Version *lowest)
{
    *lowest = 0;
    if (!str_trim(range).size)
        return false;
    for (Str rest = range;;) {
        Version version;
        if (!read_clauses(&rest, &version))
            return false;
        if (version && (!*lowest || version < *lowest))
            *lowest = version;
        if (!rest.size)
            return true;
        skip(&rest, "|");
    }
}
