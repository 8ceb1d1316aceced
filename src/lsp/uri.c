#include "lsp/uri.h"

#include "base/buffer.h"

/* The byte that `%20` stands for, or -1. */
static int escaped_byte(Str text, size_t at)
{
    if (text.size - at < 3)
        return -1;
    uint32_t high = str_hex_digit(text.data[at + 1]);
    uint32_t low = str_hex_digit(text.data[at + 2]);
    return high == 16 || low == 16 ? -1 : (int)(high * 16 + low);
}

/* A path has no NUL. */
static const char *decode(Arena *arena, Str text)
{
    char *path = arena_alloc(arena, text.size + 1);
    char *to = path;
    for (size_t at = 0; at < text.size; at++) {
        int byte = (unsigned char)text.data[at];
        if (byte == '%') {
            byte = escaped_byte(text, at);
            at += 2;
        }
        if (byte <= 0)
            return NULL;
        *to++ = (char)byte;
    }
    return path;
}

const char *uri_path(Arena *arena, Str uri)
{
    static const Str schemes[] = {STR_INIT("file://localhost/"),
                                  STR_INIT("file:///")};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts_with(uri, schemes[i]))
            return decode(arena, str_slice(uri, schemes[i].size - 1, uri.size));
    return NULL;
}

/* What RFC 3986 calls unreserved, and the slash. */
static bool is_plain(char byte)
{
    char lower = str_lower(byte);
    return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') ||
           str_find_byte(STR("-._~/"), byte, 0) < 5;
}

const char *uri_of_path(Arena *arena, const char *path)
{
    Buffer buffer = {0};
    buffer_put(&buffer, STR("file://"));
    for (; *path; path++)
        if (is_plain(*path))
            buffer_put_byte(&buffer, *path);
        else
            buffer_print(&buffer, "%%%02X", (unsigned char)*path);
    const char *uri = arena_copy(arena, buffer.data, buffer.size);
    buffer_free(&buffer);
    return uri;
}
