#include "base/utf8.h"

#include <string.h>

typedef unsigned char Byte;

/* The offset of the first byte at or after `at` that is not ASCII. */
static size_t skip_ascii(const char *text, size_t size, size_t at)
{
    for (; size - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < size && (Byte)text[at] < 0x80)
        at++;
    return at;
}

static size_t announced_size(Byte first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* After some first bytes not every second byte is allowed. */
static bool is_second(Byte first, Byte second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

/* The size of the code point at `at`, or 0 when there is none. */
static size_t code_point_size(const char *text, size_t size, size_t at)
{
    size_t wanted = announced_size((Byte)text[at]);
    if (wanted < 2)
        return wanted;
    if (size - at < wanted || !is_second((Byte)text[at], (Byte)text[at + 1]))
        return 0;
    for (size_t i = 2; i < wanted; i++)
        if (((Byte)text[at + i] & 0xC0) != 0x80)
            return 0;
    return wanted;
}

bool utf8_repair(char *text, size_t size)
{
    bool is_broken = false;
    for (size_t at = skip_ascii(text, size, 0); at < size;
         at = skip_ascii(text, size, at)) {
        size_t good = code_point_size(text, size, at);
        if (!good) {
            is_broken = true;
            text[at] = '?';
        }
        at += good ? good : 1;
    }
    return is_broken;
}

size_t utf8_read(Str text, size_t at, uint32_t *code_point)
{
    static const Byte masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t size = code_point_size(text.data, text.size, at);
    *code_point = size ? (Byte)text.data[at] & masks[size] : 0;
    for (size_t i = 1; i < size; i++)
        *code_point = *code_point << 6 | ((Byte)text.data[at + i] & 0x3F);
    return size;
}

size_t utf8_write(uint32_t code_point, char *to)
{
    static const Byte leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t size = code_point < 0x80      ? 1
                  : code_point < 0x800   ? 2
                  : code_point < 0x10000 ? 3
                                         : 4;
    for (size_t i = size - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    to[0] = (char)(leads[size] | code_point);
    return size;
}

size_t utf8_utf16_units(Str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        Byte byte = (Byte)text.data[i];
        count += (size_t)((byte & 0xC0) != 0x80) + (size_t)(byte >= 0xF0);
    }
    return count;
}
