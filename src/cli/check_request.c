#include "cli/check_request.h"

#include "base/file.h"
#include "cli/settings.h"
#include "run/display_path.h"

#include <string.h>

enum {
    LIST_LIMIT = 1024 * 1024 * 1024, /* bytes of a list of paths, or a diff */
    SHARD_LIMIT = 10000
};

static const char STDIN[] = "-";

typedef struct Reader {
    const Arguments *arguments;
    RequestParts *parts;
    CheckRequest *request;
    Error *error;
} Reader;

static bool is_stdin(const char *word)
{
    return word && strcmp(word, STDIN) == 0;
}

/* Standard input can be read once. */
static bool check_stdin(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    int count = is_stdin(option_value(arguments, OPTION_files_from)) +
                is_stdin(option_value(arguments, OPTION_diff));
    for (uint32_t i = 0; i < arguments->operands.count; i++)
        count += is_stdin(arguments->operands.items[i]);
    return count <= 1 ||
           error_set(reader->error, "standard input (`-`) can be read for one "
                                    "thing only");
}

static bool read_text(const Reader *reader, const char *path, Str *text)
{
    Arena *arena = reader->arguments->arena;
    return is_stdin(path)
               ? file_read_stdin(arena, LIST_LIMIT, text, reader->error)
               : file_read(arena, path, LIST_LIMIT, text, reader->error);
}

static void add_listed(const Reader *reader, Str text)
{
    Arena *arena = reader->arguments->arena;
    bool ends_with_nul = option_is_given(reader->arguments, OPTION_null);
    while (text.size) {
        Str path = str_take(&text, ends_with_nul ? '\0' : '\n');
        if (!ends_with_nul && str_ends_with(path, STR("\r")))
            path.size--;
        if (path.size)
            array_push(arena, &reader->parts->paths,
                       arena_copy(arena, path.data, path.size));
    }
}

static bool read_input(const Reader *reader)
{
    const char *name = option_value(reader->arguments, OPTION_stdin_filename);
    if (name && !*name)
        return error_set(reader->error, "`--stdin-filename` names no file");
    if (!read_text(reader, STDIN, &reader->request->input.text))
        return false;
    reader->request->input.path =
        name ? display_path(reader->arguments->arena, name) : "<stdin>";
    return true;
}

/* Operands, then what --files-from lists. */
static bool read_paths(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    const char *list = option_value(arguments, OPTION_files_from);
    Str text = {0};
    for (uint32_t i = 0; i < arguments->operands.count; i++) {
        const char *word = arguments->operands.items[i];
        if (!is_stdin(word))
            array_push(arguments->arena, &reader->parts->paths, word);
        else if (!read_input(reader))
            return false;
    }
    if (option_is_given(arguments, OPTION_null) && !list)
        return error_set(reader->error, "`-0` goes with `--files-from`");
    if (option_is_given(arguments, OPTION_stdin_filename) &&
        !reader->request->input.path)
        return error_set(reader->error, "`--stdin-filename` goes with the "
                                        "path `-`, standard input");
    if (list && !read_text(reader, list, &text))
        return false;
    add_listed(reader, text);
    reader->request->paths = reader->parts->paths.items;
    reader->request->path_count = reader->parts->paths.count;
    reader->request->has_list = list != NULL;
    return true;
}

/* The value of `--diff` stands behind `=`; another word is a path. */
static bool check_revision(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    for (uint32_t i = 0; i < arguments->operands.count; i++) {
        const char *word = arguments->operands.items[i];
        if (!is_stdin(word) && !file_exists(word))
            return error_set(reader->error,
                             "there is no path `%s`; what has changed since "
                             "that revision is `--diff=%s`",
                             word, word);
    }
    return true;
}

static bool read_changes(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    Changes *changes = &reader->parts->changes;
    const char *revision = option_value(arguments, OPTION_diff);
    Str diff;
    if (!option_is_given(arguments, OPTION_diff))
        return true;
    reader->request->changes = changes;
    if (!revision && !check_revision(reader))
        return false;
    if (!is_stdin(revision))
        return changes_from_git(changes, arguments->arena,
                                revision && *revision ? revision : "HEAD",
                                reader->error);
    return read_text(reader, STDIN, &diff) &&
           changes_from_diff(changes, arguments->arena, diff, NULL,
                             reader->error);
}

/* `2/5` */
static bool read_shard(const Reader *reader)
{
    const char *value = option_value(reader->arguments, OPTION_shard);
    if (!value)
        return true;
    Str rest = str_from(value);
    Str part = str_take(&rest, '/');
    reader->request->shard = settings_count(part, SHARD_LIMIT);
    reader->request->shard_count = settings_count(rest, SHARD_LIMIT);
    if (reader->request->shard &&
        reader->request->shard <= reader->request->shard_count)
        return true;
    return error_set(reader->error,
                     "`--shard` is K/N, part K of N from 1/N to N/N, not `%s`",
                     value);
}

static bool read_settings(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    CheckRequest *request = reader->request;
    Error *error = reader->error;
    return settings_jobs(arguments, &request->jobs, error) &&
           settings_config(arguments, &request->choice, error);
}

/* Known findings are those of whole files. */
static bool check_baseline(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    static const OptionId others[] = {OPTION_baseline, OPTION_diff,
                                      OPTION_shard, OPTION_add_ignore};
    if (!option_is_given(arguments, OPTION_write_baseline))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (option_is_given(arguments, others[i]))
            return error_set(reader->error,
                             "`--write-baseline` lists all findings: not "
                             "together with `--%s`",
                             options[others[i]].name.data);
    return true;
}

static bool read_baseline(const Reader *reader)
{
    const Arguments *arguments = reader->arguments;
    const char *known = option_value(arguments, OPTION_baseline);
    const char *fresh = option_value(arguments, OPTION_write_baseline);
    if (!check_baseline(reader))
        return false;
    if ((known && !*known) || (fresh && !*fresh))
        return error_set(reader->error, "`--%s` names no file",
                         fresh ? "write-baseline" : "baseline");
    reader->request->with_known = fresh != NULL;
    return !fresh || baseline_begin(&reader->parts->baseline, arguments->arena,
                                    fresh, reader->error);
}

bool request_read(const Arguments *arguments, RequestParts *parts,
                  CheckRequest *request, Error *error)
{
    Reader reader = {arguments, parts, request, error};
    *parts = (RequestParts){0};
    *request = (CheckRequest){
        .rules = &frozen_rules,
        .force_exclude = option_is_given(arguments, OPTION_force_exclude),
        .is_quiet = option_is_given(arguments, OPTION_quiet),
        .no_skim = option_is_given(arguments, OPTION_no_skim),
        .add_ignore = option_is_given(arguments, OPTION_add_ignore),
    };
    if (!read_baseline(&reader) || !read_settings(&reader) ||
        !read_shard(&reader) || !check_stdin(&reader) || !read_paths(&reader))
        return false;
    if (request->add_ignore && request->input.path)
        return error_set(error, "`--add-ignore` changes files, not standard "
                                "input");
    return read_changes(&reader);
}

void request_free(RequestParts *parts)
{
    changes_free(&parts->changes);
}
