#ifndef HOTLINT_RUN_CONFIG_KEY_H
#define HOTLINT_RUN_CONFIG_KEY_H

/* The keys of a configuration, from config.def. */

#include "base/error.h"
#include "base/toml.h"

/* What a value must be. */
typedef enum ConfigType {
    CONFIG_PATH,
    CONFIG_VERSION,
    CONFIG_SELECTORS,         /* array of what names rules */
    CONFIG_GLOBS,             /* array of patterns as .gitignore has them */
    CONFIG_FOLDERS,           /* array of paths */
    CONFIG_SELECTORS_BY_GLOB, /* table of arrays */
    CONFIG_SEVERITIES,        /* table: severity by selector */
    CONFIG_COSTS              /* table: milliseconds by module */
} ConfigType;

/* What becomes of a farther place's value. */
typedef enum ConfigMerge { CONFIG_REPLACES, CONFIG_ADDS } ConfigMerge;

typedef enum ConfigId {
#define CONFIG(id, name, type, merge, initial, example, doc) CONFIG_##id,
#include "run/config.def"
#undef CONFIG
    CONFIG_COUNT
} ConfigId;

typedef struct ConfigKey {
    Str name;
    Str initial; /* the default in TOML and JSON; empty: none */
    Str example; /* of a value, in TOML */
    Str doc;     /* sentences */
    ConfigType type;
    ConfigMerge merge;
} ConfigKey;

extern const ConfigKey config_keys[CONFIG_COUNT];

#define CONFIG_GLOB_LIMIT 1024    /* characters of a glob */
#define CONFIG_COST_LIMIT 3600000 /* milliseconds */

/* The same as string literals. */
#define CONFIG_GLOB_LIMIT_TEXT CONFIG_TEXT(CONFIG_GLOB_LIMIT)
#define CONFIG_COST_LIMIT_TEXT CONFIG_TEXT(CONFIG_COST_LIMIT)
#define CONFIG_TEXT(limit) CONFIG_TEXT_OF(limit)
#define CONFIG_TEXT_OF(number) #number

/* Are all keys of the table known, and their values what they must be?
 * Whether selectors name rules is not known here. False: `error` has the
 * message, line and column of the first that is wrong. */
bool config_check(const TomlValue *table, Error *error) MUST_USE;

/* The same of one value that is to be that of the key. */
bool config_check_value(ConfigId id, const TomlValue *value,
                        Error *error) MUST_USE;

#endif
