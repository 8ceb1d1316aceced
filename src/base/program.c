#include "base/program.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, UNKNOWN_PROGRAM = 127 };

extern char **environ;

/* 0, or an errno. */
static int start(const char *const *words, int output, pid_t *process)
{
    posix_spawn_file_actions_t actions;
    int code = posix_spawn_file_actions_init(&actions);
    if (code)
        return code;
    code = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                            O_RDONLY, 0);
    if (!code)
        code =
            posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (!code) /* the words are not changed, whatever their type says */
        code = posix_spawnp(process, words[0], &actions, NULL,
                            (char *const *)words, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    return code;
}

/* Reads to the end, or to one byte more than the limit. */
static void read_all(int file, size_t limit, Buffer *buffer)
{
    char chunk[CHUNK];
    while (buffer->size <= limit) {
        ssize_t count = read(file, chunk, sizeof chunk);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        buffer_put(buffer, (Str){chunk, (size_t)count});
    }
}

static int exit_code(pid_t process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool is_good(const char *name, int code, bool is_too_long, Error *error)
{
    if (is_too_long)
        return error_set(error, "`%s` writes too much", name);
    if (code == UNKNOWN_PROGRAM)
        return error_set(error, "`%s` cannot be run; is it installed?", name);
    return code == 0 ||
           error_set(error, "`%s` failed with exit code %d", name, code);
}

bool program_read(Arena *arena, const char *const *words, size_t limit,
                  Str *output, Error *error)
{
    int ends[2];
    pid_t process = 0;
    if (pipe(ends) != 0)
        return error_set(error, "cannot run `%s`: too many open files",
                         words[0]);
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    int code = start(words, ends[1], &process);
    (void)close(ends[1]);
    if (code) {
        (void)close(ends[0]);
        return error_set(error, "cannot run `%s`: %s; is it installed?",
                         words[0], strerror(code));
    }
    Buffer buffer = {0};
    read_all(ends[0], limit, &buffer);
    (void)close(ends[0]); /* who still writes is ended by that */
    code = exit_code(process);
    bool good = is_good(words[0], code, buffer.size > limit, error);
    *output = (Str){arena_copy(arena, buffer.data, buffer.size), buffer.size};
    buffer_free(&buffer);
    return good;
}
