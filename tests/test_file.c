#include "base/file.h"

#include "temporary.h"

#include <sys/socket.h>
#include <sys/un.h>

typedef struct Fixture {
    Arena arena;
    Error error;
    Str text;
} Fixture;

static const size_t LIMIT = 1000;

static bool reads(Fixture *fixture, const char *path)
{
    return file_read(&fixture->arena, path, LIMIT, &fixture->text,
                     &fixture->error);
}

static void assert_fails(const char *path, const char *message)
{
    Fixture fixture = {0};
    assert_false(reads(&fixture, path));
    assert_string_equal(fixture.error.message, message);
    assert_string_equal(fixture.error.path, path);
    arena_free(&fixture.arena);
}

static void assert_reads(const char *path, Str expected)
{
    Fixture fixture = {0};
    if (!reads(&fixture, path))
        fail_msg("%s", fixture.error.message);
    assert_int_equal(fixture.text.size, expected.size);
    assert_memory_equal(fixture.text.data, expected.data, expected.size);
    assert_int_equal(fixture.text.data[fixture.text.size], '\0');
    arena_free(&fixture.arena);
}

static void file_reads_all_bytes(void **state)
{
    (void)state;
    temporary_file("a", STR("one\0two\xFF\r\n"));
    assert_reads("a", STR("one\0two\xFF\r\n"));
}

static void file_reads_an_empty_file(void **state)
{
    (void)state;
    temporary_file("empty", STR(""));
    assert_reads("empty", STR(""));
}

static void file_reads_what_says_it_is_empty(void **state)
{
    (void)state;
    Fixture fixture = {0};
    if (!file_exists("/proc/self/status"))
        skip();
    assert_true(file_read(&fixture.arena, "/proc/self/status", 100000,
                          &fixture.text, &fixture.error));
    assert_true(str_starts_with(fixture.text, STR("Name:")));
    arena_free(&fixture.arena);
}

static void file_limit_is_inclusive(void **state)
{
    (void)state;
    char text[1001];
    memset(text, 'x', sizeof text);
    temporary_file("fits", (Str){text, 1000});
    temporary_file("large", (Str){text, 1001});
    assert_reads("fits", (Str){text, 1000});
    assert_fails("large", "is 1001 bytes large, more than the limit of 1000");
}

static void file_error_names_the_reason(void **state)
{
    (void)state;
    temporary_folder("folder");
    assert_fails("no-such",
                 "cannot open: No such file or directory; check the spelling");
    assert_fails("folder", "is a folder, not a file");
}

static void file_error_of_permission(void **state)
{
    (void)state;
    temporary_file("secret", STR("x"));
    assert_int_equal(chmod("secret", 0), 0);
    temporary_drop_root();
    assert_fails("secret",
                 "cannot open: Permission denied; check the permissions");
    temporary_restore_root();
}

static void file_never_waits_for_a_pipe(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_fails("pipe", "is not a regular file");
}

static void file_refuses_a_socket_and_a_device(void **state)
{
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(
        bind(server, (const struct sockaddr *)&address, sizeof address), 0);
    assert_fails("socket", "is not a regular file");
    assert_fails("/dev/zero", "is not a regular file");
    (void)close(server);
}

/* Reads `text` as standard input, which is a pipe meanwhile. */
static bool reads_stdin(Fixture *fixture, Str text)
{
    int ends[2];
    int previous = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text.data, text.size), text.size);
    (void)close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    bool good = file_read_stdin(&fixture->arena, LIMIT, &fixture->text,
                                &fixture->error);
    assert_int_equal(dup2(previous, STDIN_FILENO), STDIN_FILENO);
    (void)close(previous);
    (void)close(ends[0]);
    return good;
}

static void file_reads_stdin_to_its_end(void **state)
{
    (void)state;
    Fixture fixture = {0};
    assert_true(reads_stdin(&fixture, STR("x = 1\n")));
    assert_string_equal(fixture.text.data, "x = 1\n");
    arena_free(&fixture.arena);
}

static void file_bounds_stdin(void **state)
{
    (void)state;
    Fixture fixture = {0};
    char text[1001];
    memset(text, 'x', sizeof text);
    assert_false(reads_stdin(&fixture, (Str){text, sizeof text}));
    assert_string_equal(fixture.error.message,
                        "is larger than the limit of 1000 bytes");
    assert_string_equal(fixture.error.path, "<stdin>");
    arena_free(&fixture.arena);
}

static void write_text(const char *path, const char *text)
{
    Error error = {0};
    if (!file_write_atomic(path, str_from(text), &error))
        fail_msg("%s", error.message);
}

static void file_writes_a_new_file_and_an_old_one(void **state)
{
    (void)state;
    write_text("new", "one");
    assert_reads("new", STR("one"));
    write_text("new", "second");
    assert_reads("new", STR("second"));
}

static void file_write_leaves_nothing_behind(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    FileList list;
    write_text("only", "x");
    assert_true(file_list(&arena, ".", &list, &error));
    assert_int_equal(list.count, 1);
    arena_free(&arena);
}

static void file_write_keeps_permissions(void **state)
{
    (void)state;
    temporary_file("script", STR("old"));
    assert_int_equal(chmod("script", 0751), 0);
    write_text("script", "new");
    struct stat status;
    assert_int_equal(stat("script", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0751);
}

static void file_write_follows_a_link(void **state)
{
    (void)state;
    temporary_file("folder/real", STR("old"));
    assert_int_equal(symlink("folder/real", "link"), 0);
    write_text("link", "new");
    struct stat status;
    assert_int_equal(lstat("link", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_reads("folder/real", STR("new"));
}

static void file_write_error_leaves_the_old_file(void **state)
{
    (void)state;
    Error error = {0};
    temporary_folder("folder");
    assert_false(file_write_atomic("folder", STR("x"), &error));
    assert_string_equal(error.message, "is not a regular file");
    error = (Error){0};
    assert_false(file_write_atomic("none/file", STR("x"), &error));
    assert_string_equal(
        error.message,
        "cannot write: No such file or directory; check the spelling");
    assert_string_equal(error.path, "none/file");
}

static void file_lists_in_byte_order(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    FileList list;
    temporary_file("b", STR(""));
    temporary_file("\xC3\xA9", STR(""));
    temporary_file("B", STR(""));
    temporary_folder("a.d");
    assert_int_equal(symlink("nowhere", "a-link"), 0);
    assert_int_equal(mkfifo("c", 0600), 0);
    assert_true(file_list(&arena, ".", &list, &error));
    const char *names[] = {"B", "a-link", "a.d", "b", "c", "\xC3\xA9"};
    FileKind kinds[] = {FILE_REGULAR, FILE_LINK,  FILE_FOLDER,
                        FILE_REGULAR, FILE_OTHER, FILE_REGULAR};
    assert_int_equal(list.count, 6);
    for (uint32_t i = 0; i < list.count; i++) {
        assert_string_equal(list.items[i].name, names[i]);
        assert_int_equal(list.items[i].kind, kinds[i]);
    }
    arena_free(&arena);
}

static void file_list_of_no_folder_fails(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    FileList list;
    temporary_file("plain", STR(""));
    assert_false(file_list(&arena, "plain", &list, &error));
    assert_string_equal(error.message,
                        "cannot open: Not a directory; check the spelling");
    arena_free(&arena);
}

static void file_info_follows_links(void **state)
{
    (void)state;
    Error error = {0};
    FileInfo file;
    FileInfo link;
    temporary_file("file", STR("four"));
    assert_int_equal(symlink("file", "link"), 0);
    assert_true(file_info("file", &file, &error));
    assert_true(file_info("link", &link, &error));
    assert_int_equal(link.kind, FILE_REGULAR);
    assert_int_equal(link.size, 4);
    assert_int_equal(link.inode, file.inode);
    assert_int_equal(link.device, file.device);
}

static void file_exists_when_its_link_leads_somewhere(void **state)
{
    (void)state;
    assert_int_equal(symlink("target", "link"), 0);
    assert_false(file_exists("link"));
    temporary_file("target", STR(""));
    assert_true(file_exists("link"));
}

static void file_is_what_its_link_leads_to(void **state)
{
    (void)state;
    temporary_folder("folder");
    assert_int_equal(symlink("folder", "link"), 0);
    temporary_file("file", STR(""));
    assert_true(file_is("folder", FILE_FOLDER));
    assert_true(file_is("link", FILE_FOLDER));
    assert_false(file_is("file", FILE_FOLDER));
    assert_true(file_is("file", FILE_REGULAR));
    assert_false(file_is("missing", FILE_REGULAR));
}

static void file_join_is_the_shortest_path(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_string_equal(file_join(&arena, "a", "b"), "a/b");
    assert_string_equal(file_join(&arena, "a/", "b"), "a/b");
    assert_string_equal(file_join(&arena, "/", "b"), "/b");
    assert_string_equal(file_join(&arena, ".", "b"), "b");
    assert_string_equal(file_join(&arena, "", "b"), "b");
    assert_string_equal(file_join(&arena, "..", "b"), "../b");
    assert_string_equal(file_join(&arena, "a", "/b"), "/b");
    arena_free(&arena);
}

static void file_parent_drops_the_last_part(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_string_equal(file_parent(&arena, "a/b/c"), "a/b");
    assert_string_equal(file_parent(&arena, "a/b/"), "a");
    assert_string_equal(file_parent(&arena, "a//b"), "a");
    assert_string_equal(file_parent(&arena, "a"), ".");
    assert_string_equal(file_parent(&arena, ""), ".");
    assert_string_equal(file_parent(&arena, "/a"), "/");
    assert_string_equal(file_parent(&arena, "/"), "/");
    arena_free(&arena);
}

static void file_name_is_behind_the_last_slash(void **state)
{
    (void)state;
    assert_string_equal(file_name("a/b.py"), "b.py");
    assert_string_equal(file_name("b.py"), "b.py");
    assert_string_equal(file_name("a/"), "");
}

static void file_real_path_has_no_links(void **state)
{
    const Temporary *folder = *state;
    Arena arena = {0};
    temporary_folder("a/b");
    assert_int_equal(symlink("a/b", "link"), 0);
    assert_string_equal(file_real_path(&arena, "link/../b"),
                        arena_format(&arena, "%s/a/b", folder->path));
    assert_null(file_real_path(&arena, "none"));
    arena_free(&arena);
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, temporary_enter, temporary_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(file_reads_all_bytes),
        IN_FOLDER(file_reads_an_empty_file),
        cmocka_unit_test(file_reads_what_says_it_is_empty),
        IN_FOLDER(file_limit_is_inclusive),
        IN_FOLDER(file_error_names_the_reason),
        IN_FOLDER(file_error_of_permission),
        IN_FOLDER(file_never_waits_for_a_pipe),
        IN_FOLDER(file_refuses_a_socket_and_a_device),
        cmocka_unit_test(file_reads_stdin_to_its_end),
        cmocka_unit_test(file_bounds_stdin),
        IN_FOLDER(file_writes_a_new_file_and_an_old_one),
        IN_FOLDER(file_write_leaves_nothing_behind),
        IN_FOLDER(file_write_keeps_permissions),
        IN_FOLDER(file_write_follows_a_link),
        IN_FOLDER(file_write_error_leaves_the_old_file),
        IN_FOLDER(file_lists_in_byte_order),
        IN_FOLDER(file_list_of_no_folder_fails),
        IN_FOLDER(file_info_follows_links),
        IN_FOLDER(file_exists_when_its_link_leads_somewhere),
        IN_FOLDER(file_is_what_its_link_leads_to),
        cmocka_unit_test(file_join_is_the_shortest_path),
        cmocka_unit_test(file_parent_drops_the_last_part),
        cmocka_unit_test(file_name_is_behind_the_last_slash),
        IN_FOLDER(file_real_path_has_no_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
