/* hotlint-freeze RULES_DIR OUT.c: checks the shipped pages and writes them
 * as constant tables. */

#include "base/file.h"
#include "catalog/catalog.h"
#include "catalog/freeze.h"

#include <stdio.h>

static bool freeze(Arena *arena, const char *folder, const char *path,
                   Error *error)
{
    RuleBuilder builder;
    Buffer buffer = {0};
    builder_init(&builder, arena, NULL);
    bool done = catalog_add_folder(&builder, folder, PAGE_SHIPPED, error);
    if (done) {
        freeze_write(&buffer, builder_finish(&builder));
        done = file_write_atomic(path, buffer_view(&buffer), error);
    }
    buffer_free(&buffer);
    builder_free(&builder);
    return done;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        (void)fputs("usage: hotlint-freeze RULES_DIR OUT.c\n", stderr);
        return 2;
    }
    Arena arena = {0};
    Error error = {0};
    bool done = freeze(&arena, argv[1], argv[2], &error);
    if (!done)
        error_print(&error);
    arena_free(&arena);
    return done ? 0 : 2;
}
