#ifndef HOTLINT_RUN_RULE_FOLDER_H
#define HOTLINT_RUN_RULE_FOLDER_H

/* The folders with users' rules that the configurations of a run name. Their
 * rules come into one set; who does not name a folder does not see them. */

#include "base/array.h"
#include "base/error.h"
#include "engine/rule.h"

typedef struct RuleFolder {
    const char *path;      /* as shown and opened */
    const char *real;      /* the same for all ways to name it */
    uint32_t first, count; /* its rules in the set */
    bool has_failed;       /* `error` says which page is wrong */
    Error error;
} RuleFolder;

typedef ARRAY(RuleFolder) RuleFolders;

/* The folder's index; it is added when it is new. */
uint32_t rule_folder_add(RuleFolders *folders, Arena *arena, const char *path);

/* `base` together with the rules of all folders that can be read. */
const RuleSet *rule_folders_load(RuleFolders *folders, Arena *arena,
                                 const RuleSet *base);

#endif
