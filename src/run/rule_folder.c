#include "run/rule_folder.h"

#include "base/file.h"
#include "catalog/catalog.h"

#include <string.h>

uint32_t rule_folder_add(RuleFolders *folders, Arena *arena, const char *path)
{
    const char *real = file_real_path(arena, path);
    if (!real)
        real = path;
    uint32_t index = 0;
    while (index < folders->count &&
           strcmp(folders->items[index].real, real) != 0)
        index++;
    if (index == folders->count)
        array_push(arena, folders, (RuleFolder){.path = path, .real = real});
    return index;
}

/* False: a folder failed that had not failed before, and what it has added is
 * in the way. */
static bool add_folders(RuleFolders *folders, RuleBuilder *builder)
{
    for (uint32_t i = 0; i < folders->count; i++) {
        RuleFolder *folder = &folders->items[i];
        if (folder->has_failed)
            continue;
        folder->first = builder->rules.count;
        folder->has_failed = !catalog_add_folder(builder, folder->path,
                                                 PAGE_OF_USER, &folder->error);
        if (folder->has_failed)
            return false;
        folder->count = builder->rules.count - folder->first;
    }
    return true;
}

const RuleSet *rule_folders_load(RuleFolders *folders, Arena *arena,
                                 const RuleSet *base)
{
    if (!folders->count)
        return base;
    for (;;) {
        RuleBuilder builder;
        builder_init(&builder, arena, base);
        bool is_added = add_folders(folders, &builder);
        const RuleSet *rules = is_added ? builder_finish(&builder) : NULL;
        builder_free(&builder);
        if (rules)
            return rules;
    }
}
