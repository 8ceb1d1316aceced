#include "cli/config_schema.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LIMIT = 1024 * 1024 };

static const char COPY[] = HOTLINT_SOURCE_DIR "/docs/hotlint.schema.json";

/* What accepts it is told by tests/consumers/configuration.py. */
static void config_schema_is_the_one_in_docs(void **state)
{
    (void)state;
    Arena arena = {0};
    Buffer buffer = {0};
    Error error = {0};
    Str copy;
    config_schema_put(&buffer);
    assert_true(file_read(&arena, COPY, LIMIT, &copy, &error));
    if (!str_equal(buffer_view(&buffer), copy))
        fail_msg("to update it: build/test/hotlint config --output-format "
                 "schema > docs/hotlint.schema.json");
    buffer_free(&buffer);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(config_schema_is_the_one_in_docs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
