#ifndef HOTLINT_RUN_LAYER_H
#define HOTLINT_RUN_LAYER_H

/* The places that settings come from, one on top of the other: defaults, the
 * files that are extended, the file that holds, the command line. Each is a
 * table that config_check has passed. All lives in an arena. */

#include "base/array.h"
#include "run/config_key.h"

enum { LAYER_CHAIN_LIMIT = 32 /* files that extend each other */ };

typedef struct Layer {
    const char *origin; /* a file's path as shown, or what else it is called */
    const char *root;   /* the folder that globs start from */
    const char *folder; /* the one that paths of files start from */
    const TomlValue *table; /* what no file has said has line 0 */
} Layer;

/* The farthest first, so that the last one that says something decides. */
typedef ARRAY(Layer) Layers;

/* The names of the files that layers are read from. */
extern const char layer_own_file[], layer_pyproject[];

/* `[tool.hotlint]` of a pyproject.toml, or NULL. */
const TomlValue *layer_of_pyproject(const TomlValue *root);

/* What a layer has for a key, or NULL. */
const TomlValue *layer_value(const Layer *layer, ConfigId id);

/* A place in the walk through what all layers say; begins as {0}. */
typedef struct LayerItem {
    const Layer *layer;
    const TomlValue *value; /* of the key in this layer */
    const TomlValue *item;  /* of an array or a table in it */
    uint32_t next;          /* layer */
} LayerItem;

/* To the next value of a key, from the farthest layer that counts on; false:
 * there are no more. Where a key REPLACES the nearest alone counts, and with
 * `select` all of farther `extend-select` goes. */
bool layers_next(const Layers *layers, ConfigId id, LayerItem *at);

/* To the next item of all values, which are arrays or tables. What a table
 * says of a key, a nearer one replaces. */
bool layers_next_item(const Layers *layers, ConfigId id, LayerItem *at);

/* `error` gets the place of a value, unless no file has said it. */
bool layer_fail_at(const Layer *layer, const TomlValue *value, Error *error);

/* The path that a value names, as it is shown and opened. */
const char *layer_path(const Layer *layer, Arena *arena,
                       const TomlValue *value);

/* Adds the defaults of config.def, whose globs start from `root`. */
void layers_add_defaults(Layers *layers, Arena *arena, const char *root);

/* Adds what a file says, on top of what it extends: the table itself, or in a
 * pyproject.toml `[tool.hotlint]`. Its globs, and those of files that it
 * extends, start from `root`. On failure `error` has the place. */
bool layers_add_file(Layers *layers, Arena *arena, const char *path,
                     const char *root, Error *error) MUST_USE;

/* The same for a layer whose table has been read already. */
bool layers_add(Layers *layers, Arena *arena, Layer layer,
                Error *error) MUST_USE;

/* Adds `KEY=VALUE`, in TOML, of the command line. */
bool layers_add_setting(Layers *layers, Arena *arena, const char *setting,
                        Error *error) MUST_USE;

/* Adds a word of an option to a table that begins as {.kind = TOML_TABLE}: to
 * the list that the key has, or as its value. */
void layer_put_word(TomlValue *table, Arena *arena, ConfigId id, Str word);

/* Adds that table, which must outlive the layers. */
bool layers_add_options(Layers *layers, Arena *arena, const TomlValue *table,
                        Error *error) MUST_USE;

/* Reads a TOML file; NULL when `error` has the place. */
const TomlValue *layer_read_toml(Arena *arena, const char *path,
                                 Error *error) MUST_USE;

#endif
