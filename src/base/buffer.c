#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_room(Buffer *buffer, size_t size)
{
    if (buffer->capacity - buffer->size >= size)
        return;
    size_t capacity = buffer->capacity * 2 + 256;
    if (capacity < buffer->size + size)
        capacity = buffer->size + size;
    buffer->data = memory_resize(buffer->data, capacity);
    buffer->capacity = capacity;
}

void buffer_put(Buffer *buffer, Str str)
{
    make_room(buffer, str.size);
    if (str.size)
        memcpy(buffer->data + buffer->size, str.data, str.size);
    buffer->size += str.size;
}

void buffer_put_byte(Buffer *buffer, char byte)
{
    make_room(buffer, 1);
    buffer->data[buffer->size++] = byte;
}

void buffer_fill(Buffer *buffer, char byte, size_t count)
{
    make_room(buffer, count);
    if (count)
        memset(buffer->data + buffer->size, byte, count);
    buffer->size += count;
}

void buffer_print(Buffer *buffer, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    va_list again;
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, list);
    if (size > 0) {
        make_room(buffer, (size_t)size + 1);
        (void)vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format,
                        again);
        buffer->size += (size_t)size;
    }
    va_end(again);
    va_end(list);
}

void buffer_put_count(Buffer *buffer, uint32_t count, const char *thing)
{
    buffer_print(buffer, "%u %s%s", count, thing, count == 1 ? "" : "s");
}

Str buffer_view(const Buffer *buffer)
{
    return (Str){buffer->data, buffer->size};
}

void buffer_free(Buffer *buffer)
{
    free(buffer->data);
    *buffer = (Buffer){0};
}
