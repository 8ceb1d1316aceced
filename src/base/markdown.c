#include "base/markdown.h"

enum { LEAST = 3, MOST_INDENT = 3 };

static size_t run_of(Str line, char byte)
{
    size_t length = 0;
    while (length < line.size && line.data[length] == byte)
        length++;
    return length;
}

FenceMark markdown_opening(Str line)
{
    char byte = line.size ? line.data[0] : 0;
    size_t length = byte == '`' || byte == '~' ? run_of(line, byte) : 0;
    return length < LEAST ? (FenceMark){0, 0} : (FenceMark){byte, length};
}

bool markdown_closes(FenceMark mark, Str line)
{
    size_t indent = run_of(line, ' ');
    Str rest = str_slice(line, indent, line.size);
    size_t length = run_of(rest, mark.byte);
    return mark.length && indent <= MOST_INDENT && length >= mark.length &&
           !str_trim(str_slice(rest, length, rest.size)).size;
}
