#include "run/discover.h"

#include "base/buffer.h"
#include "run/wanted.h"

#include "temporary.h"

typedef struct Found {
    Arena arena;
    Discovery discovery;
} Found;

static Found discover(const char *const *paths, uint32_t count)
{
    Found found = {0};
    Projects projects;
    projects_init(&projects, &found.arena, NULL);
    DiscoverFilter filter = wanted_filter(&projects);
    discover_files(&found.discovery, &found.arena, &filter, paths, count);
    projects_free(&projects);
    return found;
}

/* The paths that are found, each with a blank behind it. */
static void assert_paths(const Discovery *discovery, const char *expected)
{
    Buffer buffer = {0};
    for (uint32_t i = 0; i < discovery->files.count; i++)
        buffer_print(&buffer, "%s ", discovery->files.items[i].path);
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, expected);
    buffer_free(&buffer);
}

/* Each note as `path: message|`, with a `!` before a fatal one. */
static void assert_notes(const Discovery *discovery, const char *expected)
{
    Buffer buffer = {0};
    for (uint32_t i = 0; i < discovery->notes.count; i++) {
        const DiscoverNote *note = &discovery->notes.items[i];
        buffer_print(&buffer, "%s%s: %s|", note->is_fatal ? "!" : "",
                     note->error.path, note->error.message);
    }
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, expected);
    buffer_free(&buffer);
}

static void assert_finds_all(const char *const *paths, uint32_t count,
                             const char *expected)
{
    Found found = discover(paths, count);
    assert_paths(&found.discovery, expected);
    assert_notes(&found.discovery, "");
    arena_free(&found.arena);
}

static void assert_finds(const char *path, const char *expected)
{
    assert_finds_all(&path, 1, expected);
}

static void touch(const char *path)
{
    temporary_file(path, STR(""));
}

static void make_link(const char *target, const char *path)
{
    assert_int_equal(symlink(target, path), 0);
}

static void discover_takes_python_files_in_byte_order(void **state)
{
    (void)state;
    touch("b.py");
    touch("a/z.pyi");
    touch("a.py");
    touch("a/deep/er/x.py");
    touch("a/readme.md");
    touch("a/x.pyc");
    touch("a/py");
    touch("\xFF\n .py");
    assert_finds(".", "a.py a/deep/er/x.py a/z.pyi b.py \xFF\n .py ");
    assert_finds("a", "a/deep/er/x.py a/z.pyi ");
    assert_finds("a/readme.md", "a/readme.md ");
}

static void discover_tells_size_and_who_named_it(void **state)
{
    (void)state;
    temporary_file("a.py", STR("12345"));
    temporary_file("x/b.py", STR("123"));
    const char *paths[] = {"a.py", "x"};
    Found found = discover(paths, 2);
    const DiscoverFile *files = found.discovery.files.items;
    assert_int_equal(found.discovery.files.count, 2);
    assert_int_equal(files[0].size, 5);
    assert_true(files[0].is_named);
    assert_int_equal(files[1].size, 3);
    assert_false(files[1].is_named);
    arena_free(&found.arena);
}

static void discover_skips_well_known_folders(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        ".git", ".hg",  ".venv",       "venv",        "node_modules",
        ".tox", ".nox", ".mypy_cache", "__pycache__", "site-packages"};
    char path[100];
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        (void)snprintf(path, sizeof path, "x/%s/a.py", NAMES[i]);
        touch(path);
    }
    touch("x/venv2/a.py");
    touch("x/venv.py");
    assert_finds(".", "x/venv.py x/venv2/a.py ");
    assert_finds("x/venv", "x/venv/a.py ");
    assert_finds("x/.tox/a.py", "x/.tox/a.py ");
}

static void discover_obeys_gitignore_of_each_folder(void **state)
{
    (void)state;
    temporary_file(".gitignore", STR("gen/\n/top.py\n*_pb2.py\n"));
    temporary_file("x/.gitignore", STR("!keep_pb2.py\nlocal.py\n"));
    touch("top.py");
    touch("x/top.py");
    touch("x/a_pb2.py");
    touch("x/keep_pb2.py");
    touch("x/local.py");
    touch("x/gen/a.py");
    touch("local.py");
    assert_finds(".", "local.py x/keep_pb2.py x/top.py ");
}

static void discover_named_path_is_never_ignored(void **state)
{
    (void)state;
    temporary_folder(".git");
    temporary_file(".gitignore", STR("gen/\na.py\n*.txt\n"));
    touch("gen/b.py");
    touch("gen/sub/c.py");
    touch("a.py");
    touch("a.txt");
    assert_finds("gen", "gen/b.py gen/sub/c.py ");
    assert_finds("gen/sub", "gen/sub/c.py ");
    assert_finds("a.py", "a.py ");
    assert_finds("a.txt", "a.txt ");
    const char *paths[] = {".", "gen"};
    assert_finds_all(paths, 2, "gen/b.py gen/sub/c.py ");
}

static void discover_named_folder_silences_what_ignores_it(void **state)
{
    (void)state;
    temporary_folder(".git");
    temporary_file(".gitignore", STR("*\n"));
    temporary_file("gen/.gitignore", STR("b.py\n"));
    touch("gen/a.py");
    touch("gen/b.py");
    assert_finds("gen", "gen/a.py ");
    assert_finds(".", "");
}

static void discover_reads_gitignore_up_to_the_repository(void **state)
{
    (void)state;
    temporary_file(".gitignore", STR("a.py\n"));
    temporary_folder("repo/.git");
    temporary_file("repo/.gitignore", STR("/x/y/b.py\n"));
    temporary_file("repo/x/.gitignore", STR("y/c.py\n"));
    touch("repo/x/y/a.py");
    touch("repo/x/y/b.py");
    touch("repo/x/y/c.py");
    touch("repo/x/y/d.py");
    assert_finds("repo/x/y", "repo/x/y/a.py repo/x/y/d.py ");
    assert_finds("repo", "repo/x/y/a.py repo/x/y/d.py ");
}

static void discover_repository_in_a_repository_is_its_own(void **state)
{
    (void)state;
    temporary_folder(".git");
    temporary_file(".gitignore", STR("a.py\n"));
    touch("sub/.git");
    temporary_file("sub/.gitignore", STR("/b.py\n"));
    touch("sub/a.py");
    touch("sub/b.py");
    assert_finds(".", "sub/a.py ");
}

static void discover_survives_loops_of_links(void **state)
{
    (void)state;
    touch("x/y/a.py");
    make_link("..", "x/y/up");
    make_link("../..", "x/y/top");
    make_link(".", "x/self");
    make_link("loop", "x/loop");
    make_link("/", "x/root");
    assert_finds("x", "x/y/a.py ");
    assert_finds(".", "x/y/a.py ");
}

static void discover_follows_links_to_folders_elsewhere(void **state)
{
    (void)state;
    touch("other/a.py");
    touch("other/sub/b.py");
    temporary_folder("x");
    make_link("../other", "x/link");
    assert_finds("x", "x/link/a.py x/link/sub/b.py ");
}

static void discover_prefers_a_files_own_path(void **state)
{
    (void)state;
    touch("z/real/a.py");
    make_link("z/real", "alias");
    make_link("z/real/a.py", "alias.py");
    assert_finds(".", "z/real/a.py ");
    const char *paths[] = {"alias", "z"};
    assert_finds_all(paths, 2, "alias/a.py ");
    const char *named[] = {"z", "alias.py"};
    assert_finds_all(named, 2, "alias.py ");
}

static void discover_takes_hard_links_apart(void **state)
{
    (void)state;
    touch("a.py");
    assert_int_equal(link("a.py", "b.py"), 0);
    make_link("b.py", "c.py");
    assert_finds(".", "a.py b.py ");
}

static void discover_finds_a_file_once(void **state)
{
    const Temporary *folder = *state;
    char absolute[300];
    touch("x/a.py");
    (void)snprintf(absolute, sizeof absolute, "%s/x/a.py", folder->path);
    const char *paths[] = {"x", "./x/a.py", absolute, "x/../x", "x//", "."};
    Found found = discover(paths, 6);
    assert_paths(&found.discovery, "x/a.py ");
    assert_true(found.discovery.files.items[0].is_named);
    arena_free(&found.arena);
}

static void discover_ends_a_doubling_of_links(void **state)
{
    (void)state;
    char from[100];
    for (int i = 0; i < 40; i++) {
        (void)snprintf(from, sizeof from, "f%02d/a.py", i);
        touch(from);
        for (int twin = 0; twin < 2; twin++) {
            char to[100];
            (void)snprintf(from, sizeof from, "f%02d/l%d", i, twin);
            (void)snprintf(to, sizeof to, "../f%02d", i + 1);
            make_link(to, from);
        }
    }
    Found found = discover((const char *[]){"f00"}, 1);
    assert_int_equal(found.discovery.files.count, 40);
    arena_free(&found.arena);
}

static void discover_passes_by_pipes(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("a.py", 0600), 0);
    make_link("a.py", "b.py");
    touch("c.py");
    assert_finds(".", "c.py ");
    Found found = discover((const char *[]){"a.py", "c.py"}, 2);
    assert_paths(&found.discovery, "c.py ");
    assert_notes(&found.discovery,
                 "!a.py: is neither a regular file nor a folder|");
    arena_free(&found.arena);
}

static void discover_missing_path_is_fatal(void **state)
{
    (void)state;
    touch("a.py");
    Found found = discover((const char *[]){"none", "", "."}, 3);
    assert_paths(&found.discovery, "a.py ");
    assert_notes(&found.discovery,
                 "!none: cannot open: No such file or directory; check the "
                 "spelling|!: cannot open: No such file or directory; check "
                 "the spelling|");
    arena_free(&found.arena);
}

static void discover_notes_links_that_lead_nowhere(void **state)
{
    (void)state;
    make_link("none", "a.py");
    make_link("none", "folder");
    Found found = discover((const char *[]){"."}, 1);
    assert_paths(&found.discovery, "");
    assert_notes(&found.discovery, "a.py: cannot open: No such file or "
                                   "directory; check the spelling|");
    arena_free(&found.arena);
}

static void discover_notes_unreadable_folders(void **state)
{
    (void)state;
    touch("x/a.py");
    touch("secret/b.py");
    assert_int_equal(chmod("secret", 0), 0);
    temporary_drop_root();
    Found found = discover((const char *[]){"."}, 1);
    Found named = discover((const char *[]){".", "secret"}, 2);
    temporary_restore_root();
    assert_paths(&found.discovery, "x/a.py ");
    assert_notes(&found.discovery, "secret: cannot open: Permission denied; "
                                   "check the permissions|");
    assert_paths(&named.discovery, "x/a.py ");
    assert_int_equal(named.discovery.notes.count, 2);
    assert_false(named.discovery.notes.items[0].is_fatal);
    assert_true(named.discovery.notes.items[1].is_fatal);
    arena_free(&found.arena);
    arena_free(&named.arena);
}

/* Deeper than a path may be long; nothing is lost but what is beyond. */
static void discover_notes_what_is_too_deep(void **state)
{
    const Temporary *folder = *state;
    char name[251];
    memset(name, 'd', 250);
    name[250] = '\0';
    for (int i = 0; i < 20; i++) {
        touch("a.py");
        assert_int_equal(mkdir(name, 0777), 0);
        assert_int_equal(chdir(name), 0);
    }
    assert_int_equal(chdir(folder->path), 0);
    Found found = discover((const char *[]){"."}, 1);
    assert_int_equal(found.discovery.files.count, 17);
    assert_int_equal(found.discovery.notes.count, 1);
    assert_string_equal(found.discovery.notes.items[0].error.message,
                        "cannot open: File name too long");
    arena_free(&found.arena);
}

static void discover_shows_paths_from_the_working_folder(void **state)
{
    const Temporary *folder = *state;
    char path[300];
    touch("x/y/a.py");
    touch("b.py");
    assert_finds("./x", "x/y/a.py ");
    assert_finds("x/.//y/", "x/y/a.py ");
    assert_finds(folder->path, "b.py x/y/a.py ");
    (void)snprintf(path, sizeof path, "%s//x/./y", folder->path);
    assert_finds(path, "x/y/a.py ");
    (void)snprintf(path, sizeof path, "..%s/x", strrchr(folder->path, '/'));
    assert_finds(path, "x/y/a.py ");
    assert_int_equal(chdir("x"), 0);
    assert_finds("../b.py", "../b.py ");
    assert_finds(".././b.py", "../b.py ");
    (void)snprintf(path, sizeof path, "%s/b.py", folder->path);
    char expected[301];
    (void)snprintf(expected, sizeof expected, "%s ", path);
    assert_finds(path, expected);
}

static void discover_of_nothing_is_nothing(void **state)
{
    (void)state;
    Found found = discover(NULL, 0);
    assert_paths(&found.discovery, "");
    arena_free(&found.arena);
    temporary_folder("empty");
    assert_finds("empty", "");
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, temporary_enter, temporary_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(discover_takes_python_files_in_byte_order),
        IN_FOLDER(discover_tells_size_and_who_named_it),
        IN_FOLDER(discover_skips_well_known_folders),
        IN_FOLDER(discover_obeys_gitignore_of_each_folder),
        IN_FOLDER(discover_named_path_is_never_ignored),
        IN_FOLDER(discover_named_folder_silences_what_ignores_it),
        IN_FOLDER(discover_reads_gitignore_up_to_the_repository),
        IN_FOLDER(discover_repository_in_a_repository_is_its_own),
        IN_FOLDER(discover_survives_loops_of_links),
        IN_FOLDER(discover_follows_links_to_folders_elsewhere),
        IN_FOLDER(discover_prefers_a_files_own_path),
        IN_FOLDER(discover_takes_hard_links_apart),
        IN_FOLDER(discover_finds_a_file_once),
        IN_FOLDER(discover_ends_a_doubling_of_links),
        IN_FOLDER(discover_passes_by_pipes),
        IN_FOLDER(discover_missing_path_is_fatal),
        IN_FOLDER(discover_notes_links_that_lead_nowhere),
        IN_FOLDER(discover_notes_unreadable_folders),
        IN_FOLDER(discover_notes_what_is_too_deep),
        IN_FOLDER(discover_shows_paths_from_the_working_folder),
        IN_FOLDER(discover_of_nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
