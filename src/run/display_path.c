#include "run/display_path.h"

#include "base/buffer.h"
#include "base/file.h"

#include <string.h>

/* `..` stays: what it means depends on links. */
static const char *drop_empty_parts(Arena *arena, Str path)
{
    Buffer buffer = {0};
    if (str_starts_with(path, STR("/")))
        buffer_put_byte(&buffer, '/');
    bool is_first = true;
    while (path.size) {
        Str part = str_take(&path, '/');
        if (!part.size || str_is(part, "."))
            continue;
        if (!is_first)
            buffer_put_byte(&buffer, '/');
        buffer_put(&buffer, part);
        is_first = false;
    }
    if (!buffer.size)
        buffer_put_byte(&buffer, '.');
    const char *result = arena_copy(arena, buffer.data, buffer.size);
    buffer_free(&buffer);
    return result;
}

bool path_has_parent(const char *path)
{
    Str rest = str_from(path);
    while (rest.size)
        if (str_is(str_take(&rest, '/'), ".."))
            return true;
    return false;
}

/* What leads from `folder` to `path`, both of one kind; NULL when it is not
 * below it. */
static const char *path_below(const char *folder, const char *path)
{
    size_t size = strlen(folder);
    if (!path || strncmp(path, folder, size) != 0)
        return NULL;
    if (!path[size] || folder[size - 1] == '/')
        return path + size;
    return path[size] == '/' ? path + size + 1 : NULL;
}

const char *display_path(Arena *arena, const char *path)
{
    if (!path[0])
        return path;
    const char *plain = drop_empty_parts(arena, str_from(path));
    bool has_parent = path_has_parent(plain);
    if (plain[0] != '/' && !has_parent)
        return plain;
    const char *working = file_real_path(arena, ".");
    if (!working)
        return plain;
    const char *below = has_parent ? NULL : path_below(working, plain);
    if (!below)
        below = path_below(working, file_real_path(arena, path));
    if (!below)
        return plain;
    return *below ? below : ".";
}

static const char *without_dot(const char *path)
{
    if (strcmp(path, ".") == 0)
        return "";
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    return path;
}

const char *path_from(Arena *arena, const char *root, const char *path)
{
    const char *plain = without_dot(path);
    bool is_here = strcmp(root, ".") == 0;
    if (is_here && *plain != '/' && !path_has_parent(plain))
        return plain;
    const char *below = is_here ? NULL : path_below(root, plain);
    if (below)
        return below;
    const char *real = file_real_path(arena, path);
    const char *real_root = file_real_path(arena, root);
    below = real && real_root ? path_below(real_root, real) : NULL;
    return below ? below : plain;
}
