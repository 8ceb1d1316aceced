#include "base/str.h"

#include <string.h>

Str str_from(const char *text)
{
    return (Str){text, text ? strlen(text) : 0};
}

Str str_slice(Str str, size_t start, size_t end)
{
    if (end > str.size)
        end = str.size;
    if (start > end)
        start = end;
    return (Str){str.data ? str.data + start : NULL, end - start};
}

bool str_is(Str str, const char *text)
{
    return str_equal(str, str_from(text));
}

bool str_is_one_of(Str str, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(str, names[i]))
            return true;
    return false;
}

bool str_contains(Str str, Str part)
{
    return str_find(str, part, 0) < str.size;
}

uint32_t str_hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return (uint32_t)(byte - '0');
    char small = str_lower(byte);
    return small >= 'a' && small <= 'f' ? (uint32_t)(small - 'a' + 10) : 16;
}

bool str_has_byte(const char *bytes, char byte)
{
    return byte != '\0' && strchr(bytes, byte) != NULL;
}

bool str_starts_with(Str str, Str prefix)
{
    if (!prefix.size || str.size < prefix.size)
        return !prefix.size;
    return memcmp(str.data, prefix.data, prefix.size) == 0;
}

bool str_ends_with(Str str, Str suffix)
{
    if (!suffix.size || str.size < suffix.size)
        return !suffix.size;
    return memcmp(str.data + (str.size - suffix.size), suffix.data,
                  suffix.size) == 0;
}

int str_compare(Str left, Str right)
{
    size_t shared = left.size < right.size ? left.size : right.size;
    int order = shared ? memcmp(left.data, right.data, shared) : 0;
    if (order)
        return order;
    return (left.size > right.size) - (left.size < right.size);
}

size_t str_find_byte(Str str, char byte, size_t from)
{
    if (from >= str.size)
        return str.size;
    const char *found = memchr(str.data + from, byte, str.size - from);
    return found ? (size_t)(found - str.data) : str.size;
}

size_t str_last_byte(Str str, char byte)
{
    size_t at = str.size;
    while (at > 0 && str.data[at - 1] != byte)
        at--;
    return at ? at - 1 : 0;
}

size_t str_find(Str str, Str needle, size_t from)
{
    if (needle.size == 0)
        return from < str.size ? from : str.size;
    for (size_t at = from; at < str.size; at++) {
        at = str_find_byte(str, needle.data[0], at);
        if (at + needle.size > str.size)
            break;
        if (memcmp(str.data + at, needle.data, needle.size) == 0)
            return at;
    }
    return str.size;
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

Str str_trim(Str str)
{
    size_t start = 0;
    size_t end = str.size;
    while (start < end && is_space(str.data[start]))
        start++;
    while (end > start && is_space(str.data[end - 1]))
        end--;
    return str_slice(str, start, end);
}

Str str_take(Str *rest, char separator)
{
    size_t at = str_find_byte(*rest, separator, 0);
    Str taken = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at + 1, rest->size);
    return taken;
}

Str str_last_part(Str str, char separator)
{
    size_t start = str.size;
    while (start > 0 && str.data[start - 1] != separator)
        start--;
    return str_slice(str, start, str.size);
}

Str str_copy(Arena *arena, Str str)
{
    return (Str){arena_copy(arena, str.data, str.size), str.size};
}

Str str_join(Arena *arena, const Str *words, size_t count, const char *between)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = arena_format(arena, "%s%s%.*s", text, i ? between : "",
                            STR_ARG(words[i]));
    return str_from(text);
}

uint32_t str_hash(Str str)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < str.size; i++)
        hash = (hash ^ (unsigned char)str.data[i]) * 16777619U;
    return hash;
}

static bool starts_code_point(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

size_t str_code_points(Str str)
{
    size_t count = 0;
    for (size_t i = 0; i < str.size; i++)
        count += starts_code_point(str.data[i]);
    return count;
}

Str str_first_code_points(Str str, size_t count)
{
    size_t at = 0;
    while (at < str.size && (count > 0 || !starts_code_point(str.data[at]))) {
        count -= starts_code_point(str.data[at]) ? 1 : 0;
        at++;
    }
    return str_slice(str, 0, at);
}
