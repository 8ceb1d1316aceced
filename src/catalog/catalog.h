#ifndef HOTLINT_CATALOG_CATALOG_H
#define HOTLINT_CATALOG_CATALOG_H

/* From folders of rule pages to rules: the same code for shipped pages at
 * build time and for users' folders at start-up. */

#include "catalog/metadata.h"
#include "engine/builder.h"

/* Adds every `.md` page at or below `folder` in the order of their paths; of
 * a shipped folder also `data/` and `evidence.tsv`. A page's family is the
 * name of its folder. On failure `error` has file, line and column. */
MUST_USE bool catalog_add_folder(RuleBuilder *builder, const char *folder,
                                 PageOrigin origin, Error *error);

#endif
