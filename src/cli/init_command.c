#include "base/file.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "run/layer.h"

enum {
    WIDTH = 78,                   /* columns of a comment */
    FILE_LIMIT = 4 * 1024 * 1024, /* bytes */
    EMPTY_SIZE = 2                /* bytes of `[]` and `{}` */
};

static void put_comment(Buffer *buffer, Str text)
{
    size_t column = 1;
    buffer_put_byte(buffer, '#');
    while (text.size) {
        Str word = str_take(&text, ' ');
        if (column + 1 + word.size > WIDTH) {
            buffer_put(buffer, STR("\n#"));
            column = 1;
        }
        buffer_put_byte(buffer, ' ');
        buffer_put(buffer, word);
        column += 1 + word.size;
    }
    buffer_put_byte(buffer, '\n');
}

/* Every key, as comments. */
static void put_keys(Buffer *buffer)
{
    for (int id = 0; id < CONFIG_COUNT; id++) {
        const ConfigKey *key = &config_keys[id];
        bool is_telling = key->initial.size > EMPTY_SIZE;
        put_comment(buffer, key->doc);
        buffer_print(buffer, "# %s = %s\n\n", key->name.data,
                     is_telling ? key->initial.data : key->example.data);
    }
    buffer->size--; /* the last blank line */
}

static bool refuse(const char *path, uint32_t line, Error *error)
{
    (void)error_set(error, "has settings already; `hotlint config` tells them");
    return error_at(error, path, line, 0);
}

/* With the line ends that the text has. */
static void put_lines(Buffer *buffer, Str lines, Str old)
{
    bool is_dos = str_contains(old, STR("\r\n"));
    while (lines.size) {
        buffer_put(buffer, str_take(&lines, '\n'));
        buffer_put(buffer, is_dos ? STR("\r\n") : STR("\n"));
    }
}

/* The old text, which is TOML, with the table behind it. */
static bool extend_text(Arena *arena, const char *path, Str old, Buffer *text,
                        Error *error)
{
    Buffer block = {0};
    if (old.size && !str_ends_with(old, STR("\n")))
        buffer_put_byte(&block, '\n');
    buffer_put(&block, STR("\n[tool.hotlint]\n"));
    put_keys(&block);
    buffer_put(text, old);
    put_lines(text, buffer_view(&block), old);
    buffer_free(&block);
    Error unfit = {0};
    if (toml_parse(arena, buffer_view(text), &unfit))
        return true;
    (void)error_set(error, "`tool` takes no more tables here; write them into "
                           "a hotlint.toml");
    return error_at(error, path, 0, 0);
}

static bool extend_file(Arena *arena, const char *path, Error *error)
{
    Str old;
    Buffer text = {0};
    const TomlValue *root = layer_read_toml(arena, path, error);
    if (!root)
        return false;
    const TomlValue *table = layer_of_pyproject(root);
    if (table)
        return refuse(path, table->line, error);
    bool is_written = file_read(arena, path, FILE_LIMIT, &old, error) &&
                      extend_text(arena, path, old, &text, error) &&
                      file_write_atomic(path, buffer_view(&text), error);
    buffer_free(&text);
    return is_written;
}

static bool write_file(const char *path, Error *error)
{
    Buffer text = {0};
    put_keys(&text);
    bool is_written = file_write_atomic(path, buffer_view(&text), error);
    buffer_free(&text);
    return is_written;
}

/* `*path` is the file that was written. */
static bool init(Arena *arena, const char *folder, const char **path,
                 Error *error)
{
    const char *own = file_join(arena, folder, layer_own_file);
    const char *pyproject = file_join(arena, folder, layer_pyproject);
    *path = file_exists(pyproject) ? pyproject : own;
    if (file_exists(own))
        return refuse(own, 0, error);
    return *path == own ? write_file(own, error)
                        : extend_file(arena, pyproject, error);
}

ExitCode init_command(const Arguments *arguments)
{
    const char *folder =
        arguments->operands.count ? arguments->operands.items[0] : ".";
    const char *path = NULL;
    Error error = {0};
    if (!init(arguments->arena, folder, &path, &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    Buffer buffer = {0};
    buffer_print(&buffer, "wrote %s\n", path);
    return output_finish(&buffer);
}
