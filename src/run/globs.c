#include "run/globs.h"

#include "base/buffer.h"
#include "run/display_path.h"

#include <string.h>

enum { LONGEST_PATH = 8192 /* bytes; no system opens a longer one */ };

void globs_add(Globs *globs, Arena *arena, const char *root, Str glob)
{
    const Ignore *patterns = ignore_parse(arena, NULL, (Str){0}, glob);
    if (patterns)
        array_push(arena, globs, (GlobList){root, patterns});
}

void globs_add_array(Globs *globs, Arena *arena, const char *root,
                     const TomlValue *array)
{
    Buffer lines = {0};
    for (const TomlValue *item = array->first; item; item = item->next) {
        buffer_put(&lines, item->text);
        buffer_put_byte(&lines, '\n');
    }
    globs_add(globs, arena, root, str_copy(arena, buffer_view(&lines)));
    buffer_free(&lines);
}

/* From the outermost folder on, as git looks at them. */
static bool covers(const Ignore *patterns, Str path, bool is_folder)
{
    for (size_t end = str_find_byte(path, '/', 1); end < path.size;
         end = str_find_byte(path, '/', end + 1))
        if (ignore_matches(patterns, str_slice(path, 0, end), true))
            return true;
    return ignore_matches(patterns, path, is_folder);
}

bool globs_cover(const Globs *globs, Arena *arena, const char *path,
                 bool is_folder)
{
    for (uint32_t i = 0; i < globs->count; i++) {
        const GlobList *list = &globs->items[i];
        Str seen = str_from(path_from(arena, list->root, path));
        if (seen.size && covers(list->patterns, seen, is_folder))
            return true;
    }
    return false;
}

GlobFolder globs_in_folder(const Globs *globs, Arena *arena, const char *folder)
{
    const char **prefixes = arena_alloc(arena, globs->count * sizeof *prefixes);
    for (uint32_t i = 0; i < globs->count; i++) {
        const char *seen = path_from(arena, globs->items[i].root, folder);
        prefixes[i] = *seen ? arena_format(arena, "%s/", seen) : seen;
    }
    return (GlobFolder){globs, prefixes};
}

bool globs_match(const GlobFolder *folder, const char *name, bool is_folder)
{
    for (uint32_t i = 0; i < folder->globs->count; i++) {
        char path[LONGEST_PATH];
        size_t before = strlen(folder->prefixes[i]);
        size_t size = before + strlen(name);
        if (size > sizeof path)
            continue;
        memcpy(path, folder->prefixes[i], before);
        memcpy(path + before, name, size - before);
        if (ignore_matches(folder->globs->items[i].patterns, (Str){path, size},
                           is_folder))
            return true;
    }
    return false;
}
