#include "text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { LONGEST_NAME = 64 };

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
           byte == '.';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f';
}

/* The name behind `coding:` or `coding=`, else empty. */
static Str name_in_comment(Str comment)
{
    static const Str WORD = {"coding", 6};
    for (size_t at = str_find(comment, WORD, 0); at < comment.size;
         at = str_find(comment, WORD, at + 1)) {
        size_t start = at + WORD.size;
        if (start == comment.size ||
            (comment.data[start] != ':' && comment.data[start] != '='))
            continue;
        start++;
        while (start < comment.size &&
               (comment.data[start] == ' ' || comment.data[start] == '\t'))
            start++;
        size_t end = start;
        while (end < comment.size && is_name_byte(comment.data[end]))
            end++;
        if (end > start)
            return str_slice(comment, start, end);
    }
    return (Str){0};
}

/* The second line counts only when the first holds no code. */
Str encoding_declared(Str text)
{
    for (int i = 0; i < 2; i++) {
        Str line = str_take(&text, '\n');
        size_t start = 0;
        while (start < line.size && is_blank(line.data[start]))
            start++;
        if (start == line.size || line.data[start] == '\r')
            continue;
        if (line.data[start] != '#')
            break;
        Str name = name_in_comment(str_slice(line, start, line.size));
        if (name.size)
            return name;
    }
    return (Str){0};
}

/* Lower case, `-` for `_`, as Python does before it looks at a name. */
static Str normal_name(Str name, char buffer[static LONGEST_NAME + 1])
{
    size_t size = name.size < LONGEST_NAME ? name.size : LONGEST_NAME;
    for (size_t i = 0; i < size; i++) {
        char byte = name.data[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        buffer[i] = byte == '_' ? '-' : byte;
    }
    buffer[size] = '\0';
    return (Str){buffer, size};
}

static bool is_one_of(Str name, const char *const *names)
{
    for (; *names; names++)
        if (str_is(name, *names))
            return true;
    return false;
}

bool encoding_is_utf8(Str name)
{
    static const char *const NAMES[] = {"utf-8", "utf8", "u8",       "utf",
                                        "ascii", "646",  "us-ascii", NULL};
    char buffer[LONGEST_NAME + 1];
    Str normal = normal_name(name, buffer);
    return is_one_of(normal, NAMES) || str_starts_with(normal, STR("utf-8-"));
}

static bool is_latin1(Str normal)
{
    static const char *const NAMES[] = {"latin-1",    "latin1",      "latin",
                                        "iso-8859-1", "iso8859-1",   "l1",
                                        "8859",       "iso-latin-1", NULL};
    return is_one_of(normal, NAMES) ||
           str_starts_with(normal, STR("latin-1-")) ||
           str_starts_with(normal, STR("iso-8859-1-")) ||
           str_starts_with(normal, STR("iso-latin-1-"));
}

/* Latin-1 bytes are the first 256 code points. */
static Str latin1_to_utf8(Arena *arena, Str text)
{
    char *data = arena_alloc(arena, text.size * 2 + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= 0x80)
            data[size++] = (char)(0xC0 | (byte >> 6));
        data[size++] = (char)(byte < 0x80 ? byte : 0x80 | (byte & 0x3F));
    }
    return (Str){data, size};
}

typedef struct Converter {
    iconv_t handle;
    const char *input;
    size_t input_left;
    char *output;
    size_t output_left;
    bool is_broken;
} Converter;

/* iconv never writes to its input, whatever its type says. */
static bool convert_some(Converter *converter)
{
    char *input;
    memcpy(&input, &converter->input, sizeof input);
    size_t result = iconv(converter->handle, &input, &converter->input_left,
                          &converter->output, &converter->output_left);
    converter->input = input;
    return result != (size_t)-1;
}

static void replace_byte(Converter *converter)
{
    *converter->output++ = '?';
    converter->output_left--;
    converter->input++;
    converter->input_left--;
    converter->is_broken = true;
}

/* No byte of an encoding that Python takes for source becomes more than four
 * bytes of UTF-8; of another, what does not fit is dropped, and the text is
 * broken. The second call of iconv gets what it held back. */
static Str iconv_to_utf8(Arena *arena, iconv_t handle, Str text,
                         bool *is_broken)
{
    size_t room = text.size * 4 + 16;
    char *data = arena_alloc(arena, room + 1);
    Converter converter = {.handle = handle,
                           .input = text.data,
                           .input_left = text.size,
                           .output = data,
                           .output_left = room};
    while (!convert_some(&converter)) {
        if (errno == E2BIG || !converter.output_left) {
            converter.is_broken = true;
            break;
        }
        replace_byte(&converter);
    }
    (void)iconv(handle, NULL, NULL, &converter.output, &converter.output_left);
    *is_broken |= converter.is_broken;
    return (Str){data, room - converter.output_left};
}

/* Python reads the declaration as ASCII before it knows the encoding. */
static bool keeps_declaration(Str before, Str after, Str name)
{
    size_t size = (size_t)(name.data - before.data) + name.size;
    return str_equal(str_slice(before, 0, size), str_slice(after, 0, size));
}

bool encoding_to_utf8(Arena *arena, Str name, Str *text, bool *is_broken,
                      Error *error)
{
    char buffer[LONGEST_NAME + 1];
    Str normal = normal_name(name, buffer);
    if (is_latin1(normal)) {
        *text = latin1_to_utf8(arena, *text);
        return true;
    }
    iconv_t handle = iconv_open("UTF-8", normal.data);
    if ((intptr_t)handle == -1)
        return error_set(error, "declares the unknown encoding `%.*s`",
                         STR_ARG(normal));
    Str converted = iconv_to_utf8(arena, handle, *text, is_broken);
    (void)iconv_close(handle);
    if (!keeps_declaration(*text, converted, name))
        return error_set(error,
                         "declares the encoding `%.*s`, which is not based "
                         "on ASCII",
                         STR_ARG(normal));
    *text = converted;
    return true;
}
