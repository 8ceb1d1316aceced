#include "run/discover.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/intern.h"
#include "run/display_path.h"
#include "run/ignore.h"

#include <stdlib.h>
#include <string.h>

/* A folder to be entered. */
typedef struct Folder {
    const char *path;
    Str key; /* its path from the root of its repository, for `ignore` */
    const Ignore *ignore;
    const void *wanted; /* what the filter said of it; from entering on */
    bool is_named;
} Folder;

typedef struct Found {
    DiscoverFile file;
    const char *real; /* set where two found files are the same to the system */
    uint64_t device;
    uint64_t inode;
    bool is_link;
} Found;

/* Folders wait in `folders`, which is a stack; links to folders wait until
 * all that can be reached without them was, so that a file is found by its
 * own path. `entered` has a word for each folder that was entered: its device
 * and inode. This is also what ends every loop of links. */
typedef struct Walk {
    Arena *arena;
    Discovery *discovery;
    const DiscoverFilter *filter;
    Arena scratch; /* of one folder's entries */
    Arena words;   /* of `entered` */
    Interner entered;
    ARRAY(Folder) folders;
    ARRAY(Folder) links;
    ARRAY(Found) found;
} Walk;

/* An entry of a folder that is being read; in the scratch arena. */
typedef struct Entry {
    const char *path;
    Str key;
    const char *name;
} Entry;

static void add_note(Walk *walk, const Error *error, bool is_fatal)
{
    DiscoverNote note = {.error = *error, .is_fatal = is_fatal};
    array_push(walk->arena, &walk->discovery->notes, note);
}

static void add_file(Walk *walk, const DiscoverFile *file, const FileInfo *info,
                     bool is_link)
{
    Found found = {.file = *file,
                   .device = info->device,
                   .inode = info->inode,
                   .is_link = is_link};
    found.file.size = info->size;
    array_push(walk->arena, &walk->found, found);
}

static Folder folder_of(Walk *walk, const Folder *outer, const Entry *entry)
{
    return (Folder){
        .path = arena_copy(walk->arena, entry->path, strlen(entry->path)),
        .key = str_copy(walk->arena, entry->key),
        .ignore = outer->ignore};
}

static bool is_taken(const Walk *walk, const Folder *folder, const char *name,
                     bool is_folder)
{
    return walk->filter->takes(folder->wanted, name, is_folder);
}

static bool is_ignored(const Folder *folder, const Entry *entry, bool is_folder)
{
    return ignore_matches(folder->ignore, entry->key, is_folder);
}

static void visit_file(Walk *walk, const Folder *folder, const Entry *entry,
                       bool is_link)
{
    if (is_ignored(folder, entry, false))
        return;
    Error error = {0};
    FileInfo info;
    if (!file_info(entry->path, &info, &error)) {
        add_note(walk, &error, false);
        return;
    }
    DiscoverFile file = {
        .path = arena_copy(walk->arena, entry->path, strlen(entry->path))};
    if (info.kind == FILE_REGULAR)
        add_file(walk, &file, &info, is_link);
}

/* Does the link lead to a folder that it is in? Those above the named folder
 * were not entered, so that `entered` does not know them. */
static bool leads_upwards(Walk *walk, const Folder *folder, const Entry *entry)
{
    const char *from = file_real_path(&walk->scratch, folder->path);
    const char *to = file_real_path(&walk->scratch, entry->path);
    if (!from || !to)
        return true;
    size_t size = strcmp(to, "/") == 0 ? 0 : strlen(to);
    return strncmp(from, to, size) == 0 &&
           (from[size] == '/' || from[size] == '\0');
}

/* A link that leads nowhere is worth a note only when it is called like a
 * file that would have been analysed. */
static void visit_link(Walk *walk, const Folder *folder, const Entry *entry)
{
    Error error = {0};
    FileInfo info;
    if (!file_info(entry->path, &info, &error) || info.kind != FILE_FOLDER) {
        if (is_taken(walk, folder, entry->name, false))
            visit_file(walk, folder, entry, true);
        return;
    }
    if (!is_taken(walk, folder, entry->name, true) ||
        is_ignored(folder, entry, true) || leads_upwards(walk, folder, entry))
        return;
    array_push(walk->arena, &walk->links, folder_of(walk, folder, entry));
}

static void visit_entry(Walk *walk, const Folder *folder,
                        const FileEntry *found)
{
    bool is_folder = found->kind == FILE_FOLDER;
    if (found->kind == FILE_OTHER ||
        (found->kind != FILE_LINK &&
         !is_taken(walk, folder, found->name, is_folder)))
        return;
    Str name = str_from(found->name);
    Entry entry = {.name = found->name};
    entry.path = file_join(&walk->scratch, folder->path, found->name);
    entry.key = folder->key.size
                    ? str_from(arena_format(&walk->scratch, "%.*s/%s",
                                            STR_ARG(folder->key), name.data))
                    : name;
    if (found->kind == FILE_REGULAR)
        visit_file(walk, folder, &entry, false);
    else if (found->kind == FILE_LINK)
        visit_link(walk, folder, &entry);
    else if (!is_ignored(folder, &entry, true))
        array_push(walk->arena, &walk->folders,
                   folder_of(walk, folder, &entry));
}

static bool has_entry(const FileList *list, const char *name)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].name, name) == 0)
            return true;
    return false;
}

/* A repository inside of another follows its own rules only. */
static void load_ignore(Walk *walk, Folder *folder, const FileList *list)
{
    Error error = {0};
    if (has_entry(list, ".git"))
        folder->ignore = NULL;
    if (has_entry(list, ".gitignore") &&
        !ignore_load(walk->arena, folder->path, folder->key, &folder->ignore,
                     &error))
        add_note(walk, &error, false);
}

static Str identity(Walk *walk, const FileInfo *info)
{
    uint64_t pair[] = {info->device, info->inode};
    return (Str){arena_copy(&walk->words, pair, sizeof pair), sizeof pair};
}

/* A folder that could not be read does not count as entered: when the user
 * names it, too, that is another note. */
static void enter_folder(Walk *walk, Folder folder)
{
    Error error = {0};
    FileInfo info;
    FileList list;
    arena_reset(&walk->scratch);
    if (!file_info(folder.path, &info, &error)) {
        add_note(walk, &error, folder.is_named);
        return;
    }
    Str word = identity(walk, &info);
    if (intern_find(&walk->entered, word))
        return;
    if (!file_list(&walk->scratch, folder.path, &list, &error)) {
        add_note(walk, &error, folder.is_named);
        return;
    }
    (void)intern(&walk->entered, word);
    load_ignore(walk, &folder, &list);
    folder.wanted = walk->filter->enter(walk->filter->context, folder.path);
    for (uint32_t i = 0; i < list.count; i++)
        visit_entry(walk, &folder, &list.items[i]);
}

static void enter_waiting_folders(Walk *walk)
{
    while (walk->folders.count) {
        Folder folder = walk->folders.items[--walk->folders.count];
        enter_folder(walk, folder);
    }
}

static void start_in_folder(Walk *walk, const char *path)
{
    Error error = {0};
    Folder folder = {.path = path, .is_named = true};
    if (!ignore_load_above(walk->arena, path, &folder.key, &folder.ignore,
                           &error))
        add_note(walk, &error, false);
    array_push(walk->arena, &walk->folders, folder);
    enter_waiting_folders(walk);
}

static void refuse(Walk *walk, const char *path, const char *why)
{
    Error error = {0};
    (void)error_set(&error, "%s", why);
    (void)error_at(&error, path, 0, 0);
    add_note(walk, &error, true);
}

static void visit_named(Walk *walk, const char *path)
{
    Error error = {0};
    FileInfo info;
    if (!file_info(path, &info, &error)) {
        add_note(walk, &error, true);
        return;
    }
    DiscoverFile file = {.path = display_path(walk->arena, path),
                         .is_named = true};
    if (info.kind == FILE_FOLDER)
        start_in_folder(walk, file.path);
    else if (info.kind != FILE_REGULAR)
        refuse(walk, path, "is neither a regular file nor a folder");
    else if (str_ends_with(str_from(path), STR(".ipynb")))
        refuse(walk, path,
               "is a notebook, which is not read; `jupyter "
               "nbconvert --to script` makes Python of it");
    else
        add_file(walk, &file, &info, false);
}

static int compare_numbers(uint64_t left, uint64_t right)
{
    return (left > right) - (left < right);
}

static int by_identity(const void *left, const void *right)
{
    const Found *first = left;
    const Found *second = right;
    int order = compare_numbers(first->device, second->device);
    return order ? order : compare_numbers(first->inode, second->inode);
}

/* Of the paths that lead to a file the best comes first: one that the user
 * named, one that is no link, the first in byte order. */
static int by_real_path(const void *left, const void *right)
{
    const Found *first = left;
    const Found *second = right;
    int order = strcmp(first->real, second->real);
    if (!order)
        order = second->file.is_named - first->file.is_named;
    if (!order)
        order = first->is_link - second->is_link;
    return order ? order : strcmp(first->file.path, second->file.path);
}

static int by_path(const void *left, const void *right)
{
    const DiscoverFile *first = left;
    const DiscoverFile *second = right;
    return strcmp(first->path, second->path);
}

/* Adds `count` found files that are the same to the system: as one when it is
 * the same path, too; two hard links are two files. */
static void add_group(Walk *walk, Found *group, uint32_t count)
{
    for (uint32_t i = 0; i < count && count > 1; i++) {
        const char *path = group[i].file.path;
        const char *real = file_real_path(walk->arena, path);
        group[i].real = real ? real : path;
    }
    if (count > 1)
        qsort(group, count, sizeof *group, by_real_path);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || strcmp(group[i].real, group[i - 1].real) != 0)
            array_push(walk->arena, &walk->discovery->files, group[i].file);
}

static void add_all_found(Walk *walk)
{
    Found *found = walk->found.items;
    uint32_t count = walk->found.count;
    if (!count)
        return;
    qsort(found, count, sizeof *found, by_identity);
    for (uint32_t start = 0, end = 0; start < count; start = end) {
        while (end < count && by_identity(&found[start], &found[end]) == 0)
            end++;
        add_group(walk, &found[start], end - start);
    }
    qsort(walk->discovery->files.items, walk->discovery->files.count,
          sizeof *walk->discovery->files.items, by_path);
}

void discover_files(Discovery *discovery, Arena *arena,
                    const DiscoverFilter *filter, const char *const *paths,
                    uint32_t count)
{
    *discovery = (Discovery){0};
    Walk walk = {.arena = arena, .discovery = discovery, .filter = filter};
    interner_init(&walk.entered, &walk.words);
    for (uint32_t i = 0; i < count; i++)
        visit_named(&walk, paths[i]);
    for (uint32_t i = 0; i < walk.links.count; i++) {
        array_push(arena, &walk.folders, walk.links.items[i]);
        enter_waiting_folders(&walk);
    }
    add_all_found(&walk);
    interner_free(&walk.entered);
    arena_free(&walk.words);
    arena_free(&walk.scratch);
}
