#include "run/ignore.h"

#include "base/array.h"
#include "base/file.h"
#include "base/glob.h"

#include <string.h>

enum { GITIGNORE_LIMIT = 1024 * 1024 /* bytes */ };

struct IgnorePattern {
    Str literal;         /* the beginning, without wildcards */
    Str glob;            /* the rest */
    bool is_negated;     /* takes back what an earlier pattern ignores */
    bool is_folder_only; /* `/` at its end */
    bool is_name;        /* no other `/`: for the last part, at any depth */
};

/* Blanks at the end do not count, but for one behind a backslash. */
static Str drop_blanks(Str line)
{
    size_t end = 0;
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] == '\\')
            i++;
        else if (line.data[i] == ' ')
            continue;
        end = i + 1;
    }
    return str_slice(line, 0, end);
}

/* False for a line without a pattern. */
static bool parse_line(Str line, IgnorePattern *pattern)
{
    if (str_ends_with(line, STR("\r")))
        line.size--;
    line = drop_blanks(line);
    if (!line.size || line.data[0] == '#')
        return false;
    *pattern = (IgnorePattern){.is_negated = line.data[0] == '!'};
    Str glob = str_slice(line, pattern->is_negated, line.size);
    pattern->is_folder_only = str_ends_with(glob, STR("/"));
    glob.size -= pattern->is_folder_only;
    pattern->is_name = str_find_byte(glob, '/', 0) == glob.size;
    glob = str_slice(glob, str_starts_with(glob, STR("/")), glob.size);
    size_t literal = glob_literal_size(glob);
    pattern->literal = str_slice(glob, 0, literal);
    pattern->glob = str_slice(glob, literal, glob.size);
    return glob.size > 0;
}

const Ignore *ignore_parse(Arena *arena, const Ignore *outer, Str folder,
                           Str text)
{
    ARRAY(IgnorePattern) patterns = {0};
    if (str_starts_with(text, STR("\xEF\xBB\xBF")))
        text = str_slice(text, 3, text.size);
    while (text.size) {
        IgnorePattern pattern;
        if (parse_line(str_take(&text, '\n'), &pattern))
            array_push(arena, &patterns, pattern);
    }
    if (!patterns.count)
        return outer;
    Ignore *ignore = arena_alloc(arena, sizeof *ignore);
    *ignore = (Ignore){.outer = outer,
                       .base = folder.size ? folder.size + 1 : 0,
                       .patterns = patterns.items,
                       .count = patterns.count};
    return ignore;
}

/* As in git, a `**` right behind the literal beginning is a whole part. */
static bool pattern_matches(const IgnorePattern *pattern, Str path, Str name)
{
    Str subject = pattern->is_name ? name : path;
    if (!str_starts_with(subject, pattern->literal))
        return false;
    Str rest = str_slice(subject, pattern->literal.size, subject.size);
    return glob_matches(pattern->glob, rest);
}

/* Within a file the last pattern that matches decides. */
bool ignore_matches(const Ignore *ignore, Str path, bool is_folder)
{
    Str name = str_last_part(path, '/');
    for (; ignore; ignore = ignore->outer) {
        Str below = str_slice(path, ignore->base, path.size);
        for (uint32_t i = ignore->count; i > 0; i--) {
            const IgnorePattern *pattern = &ignore->patterns[i - 1];
            if ((is_folder || !pattern->is_folder_only) &&
                pattern_matches(pattern, below, name))
                return !pattern->is_negated;
        }
    }
    return false;
}

bool ignore_load(Arena *arena, const char *path, Str folder,
                 const Ignore **ignore, Error *error)
{
    Str text;
    const char *file = file_join(arena, path, ".gitignore");
    if (!file_read(arena, file, GITIGNORE_LIMIT, &text, error))
        return false;
    *ignore = ignore_parse(arena, *ignore, folder, text);
    return true;
}

/* The size of the part of `path`, absolute and without links, that is the
 * root of the repository; 0 outside of one. */
static size_t repository_size(Arena *arena, const char *path)
{
    const char *folder = path;
    while (!file_exists(file_join(arena, folder, ".git"))) {
        if (strcmp(folder, "/") == 0)
            return 0;
        folder = file_parent(arena, folder);
    }
    return strlen(folder);
}

/* From the root of the repository down to `*folder`, which is not loaded. A
 * folder on the way that is ignored is entered all the same, and so what
 * ignores it has lost its say. */
static bool load_down_to(Arena *arena, const char *root, Str folder,
                         const Ignore **ignore, Error *error)
{
    size_t size = 0;
    while (size < folder.size) {
        Str above = str_slice(folder, 0, size);
        const char *path =
            file_join(arena, root, arena_copy(arena, above.data, above.size));
        if (file_exists(file_join(arena, path, ".gitignore")) &&
            !ignore_load(arena, path, above, ignore, error))
            return false;
        size = str_find_byte(folder, '/', size + (size > 0));
        if (ignore_matches(*ignore, str_slice(folder, 0, size), true))
            *ignore = NULL;
    }
    return true;
}

bool ignore_load_above(Arena *arena, const char *path, Str *folder,
                       const Ignore **ignore, Error *error)
{
    *folder = (Str){0};
    *ignore = NULL;
    const char *real = file_real_path(arena, path);
    size_t size = real ? repository_size(arena, real) : 0;
    if (!size)
        return true;
    const char *root = arena_copy(arena, real, size);
    Str below = str_slice(str_from(real), size, strlen(real));
    if (str_starts_with(below, STR("/")))
        below = str_slice(below, 1, below.size);
    *folder = below;
    return load_down_to(arena, root, below, ignore, error);
}
