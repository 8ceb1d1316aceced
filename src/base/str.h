#ifndef HOTLINT_BASE_STR_H
#define HOTLINT_BASE_STR_H

/* A view of bytes that someone else owns: not NUL-terminated, never freed
 * here. The empty view is {NULL, 0} or any data with size 0. */

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Str {
    const char *data;
    size_t size; /* bytes */
} Str;

/* For printf's "%.*s". */
#define STR_ARG(view) (int)(view).size, ((view).size ? (view).data : "")

/* A view of a string literal. */
#define STR(literal) ((Str)STR_INIT(literal))

/* The same as an initialiser of static data. */
#define STR_INIT(literal)                                                      \
    {                                                                          \
        (literal), sizeof(literal) - 1                                         \
    }

/* A view of a NUL-terminated string; NULL gives the empty view. */
Str str_from(const char *text);

/* Bytes [start, end) of `str`; both are cut to its size. */
Str str_slice(Str str, size_t start, size_t end);

static inline bool str_equal(Str left, Str right)
{
    return left.size == right.size &&
           (left.size == 0 || left.data == right.data ||
            memcmp(left.data, right.data, left.size) == 0);
}

bool str_is(Str str, const char *text);

/* Is it one of `count` names? */
bool str_is_one_of(Str str, const char *const *names, size_t count);

/* The same of all names of an array. */
#define STR_IS_ANY(view, names)                                                \
    str_is_one_of((view), (names), sizeof(names) / sizeof *(names))

/* Is the part somewhere in it? The empty view contains nothing. */
bool str_contains(Str str, Str part);

bool str_starts_with(Str str, Str prefix);
bool str_ends_with(Str str, Str suffix);

/* The letters A to Z small, other bytes as they are. */
static inline char str_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* The value of a hexadecimal digit; 16: it is none. */
uint32_t str_hex_digit(char byte);

/* Is the byte one of those of a string? 0 never is. */
bool str_has_byte(const char *bytes, char byte);

/* Byte order, shorter first where one begins the other: <0, 0 or >0. */
int str_compare(Str left, Str right);

/* Offset of the first occurrence at or after `from`, or str.size. */
size_t str_find(Str str, Str needle, size_t from);
size_t str_find_byte(Str str, char byte, size_t from);

/* Offset of the last occurrence, or 0. */
size_t str_last_byte(Str str, char byte);

/* Without ASCII white space at both ends. */
Str str_trim(Str str);

/* Takes the text up to the next `separator` off the front of `*rest` and
 * returns it; the separator is dropped. At the end `*rest` is empty. */
Str str_take(Str *rest, char separator);

/* The text behind the last `separator`; without one, all of it. */
Str str_last_part(Str str, char separator);

/* A NUL-terminated copy owned by `arena`. */
Str str_copy(Arena *arena, Str str);

/* The words with `between` among them, NUL-terminated, owned by `arena`. */
Str str_join(Arena *arena, const Str *words, size_t count, const char *between);

/* FNV-1a. */
uint32_t str_hash(Str str);

/* Number of UTF-8 code points (a broken byte counts as one). */
size_t str_code_points(Str str);

/* The longest prefix of at most `count` code points. */
Str str_first_code_points(Str str, size_t count);

#endif
