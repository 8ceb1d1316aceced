#include "catalog/ruleset.h"

#include "catalog/catalog.h"

bool ruleset_load(Arena *arena, const char *const *folders, uint32_t count,
                  const RuleSet **rules, Error *error)
{
    *rules = &frozen_rules;
    if (count == 0)
        return true;
    RuleBuilder builder;
    builder_init(&builder, arena, &frozen_rules);
    bool added = true;
    for (uint32_t i = 0; added && i < count; i++)
        added = catalog_add_folder(&builder, folders[i], PAGE_OF_USER, error);
    if (added)
        *rules = builder_finish(&builder);
    builder_free(&builder);
    return added;
}
