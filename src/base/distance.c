#include "base/distance.h"

enum { LONGEST = 64, FARTHEST = 3 };

static uint32_t smaller(uint32_t left, uint32_t right)
{
    return left < right ? left : right;
}

/* Optimal string alignment, three rows at a time. */
uint32_t distance_between(Str left, Str right)
{
    if (left.size > LONGEST || right.size > LONGEST)
        return (uint32_t)(left.size > right.size ? left.size : right.size);
    uint32_t rows[3][LONGEST + 1];
    for (uint32_t j = 0; j <= right.size; j++)
        rows[0][j] = j;
    for (uint32_t i = 1; i <= left.size; i++) {
        uint32_t *row = rows[i % 3];
        const uint32_t *above = rows[(i + 2) % 3];
        const uint32_t *second = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= right.size; j++) {
            uint32_t differs =
                str_lower(left.data[i - 1]) != str_lower(right.data[j - 1]);
            row[j] = smaller(smaller(above[j] + 1, row[j - 1] + 1),
                             above[j - 1] + differs);
            if (i > 1 && j > 1 && left.data[i - 1] == right.data[j - 2] &&
                left.data[i - 2] == right.data[j - 1])
                row[j] = smaller(row[j], second[j - 2] + 1);
        }
    }
    return rows[left.size % 3][right.size];
}

Str distance_nearest(Str word, const Str *words, size_t count)
{
    Str nearest = {0};
    uint32_t least = smaller(FARTHEST, (uint32_t)(word.size + 2) / 3) + 1;
    for (size_t i = 0; i < count; i++) {
        uint32_t distance = distance_between(word, words[i]);
        if (distance < least) {
            least = distance;
            nearest = words[i];
        }
    }
    return nearest;
}

const char *distance_hint(Arena *arena, Str word, const Str *words,
                          size_t count)
{
    Str near = distance_nearest(word, words, count);
    if (!near.size)
        return "";
    return arena_format(arena, ", did you mean `%.*s`?", STR_ARG(near));
}
