#ifndef HOTLINT_CLI_CONFIG_SCHEMA_H
#define HOTLINT_CLI_CONFIG_SCHEMA_H

/* The keys of a configuration as others read them, from config.def. */

#include "base/buffer.h"

/* The JSON Schema (draft 7) of a hotlint.toml, or of `[tool.hotlint]`. What it
 * cannot say is which rules there are, and whether the classes of a glob are
 * closed. docs/hotlint.schema.json is a copy. */
void config_schema_put(Buffer *buffer);

/* The keys in docs/configuration.md. */
void config_schema_put_markdown(Buffer *buffer);

#endif
