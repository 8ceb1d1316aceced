#include "model/type_reader.h"

enum { DEEPEST_TYPE = 8, LONGEST_NAME = 200, MOST_DIGITS = 4 };

static void drop(TypeReader *reader, size_t bytes)
{
    reader->rest = str_slice(reader->rest, bytes, reader->rest.size);
}

char type_reader_peek(TypeReader *reader)
{
    reader->rest = str_trim(reader->rest);
    return reader->rest.size ? reader->rest.data[0] : '\0';
}

bool type_reader_take(TypeReader *reader, char token)
{
    if (type_reader_peek(reader) != token)
        return false;
    drop(reader, 1);
    return true;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_name_byte(char byte)
{
    return byte == '_' || byte == '.' || is_digit(byte) ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

Str type_reader_name(TypeReader *reader)
{
    (void)type_reader_peek(reader);
    size_t size = 0;
    while (size < reader->rest.size && size < LONGEST_NAME &&
           is_name_byte(reader->rest.data[size]))
        size++;
    Str name = str_slice(reader->rest, 0, size);
    drop(reader, size);
    return name;
}

int type_reader_number(TypeReader *reader)
{
    int number = -1;
    for (int i = 0; i < MOST_DIGITS && is_digit(type_reader_peek(reader));
         i++) {
        number = (number < 0 ? 0 : number * 10) + reader->rest.data[0] - '0';
        drop(reader, 1);
    }
    return number;
}

void type_reader_skip(TypeReader *reader)
{
    int open = 1;
    size_t at = 0;
    for (; at < reader->rest.size && open > 0; at++) {
        char byte = reader->rest.data[at];
        open += (byte == '[') - (byte == ']');
    }
    reader->broken |= open > 0;
    drop(reader, at);
}

bool type_reader_enter(TypeReader *reader)
{
    if (++reader->depth > DEEPEST_TYPE)
        reader->broken = true;
    return !reader->broken;
}

void type_reader_leave(TypeReader *reader)
{
    reader->depth--;
}

bool type_reader_repeats(TypeReader *reader, Type *type)
{
    (void)type_reader_peek(reader);
    if (!str_starts_with(reader->rest, STR("...")))
        return false;
    drop(reader, 3);
    type->repeated = true;
    return true;
}

void type_reader_append(Type *type, const Type *argument)
{
    if (type->count < 2)
        type->arguments[type->count++] = argument;
}
