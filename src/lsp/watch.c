/* Asks the client to tell when what configurations are made of changes. */

#include "base/file.h"
#include "lsp/session.h"
#include "lsp/uri.h"
#include "run/display_path.h"
#include "run/layer.h"

#include <string.h>

static const char CONFIGURATIONS[] = "**/{pyproject,hotlint}.toml";
static const char PAGES[] = "**/*.md";

/* A pattern cannot escape anything, but `?` is any character. */
static const char *plain_pattern(Arena *arena, const char *name)
{
    char *pattern = arena_copy(arena, name, strlen(name));
    for (char *at = pattern; *at; at++)
        if (strchr("*?{}[],!\\", *at))
            *at = '?';
    return pattern;
}

static bool is_same(const Watcher *left, const Watcher *right)
{
    return strcmp(left->pattern, right->pattern) == 0 &&
           (!left->folder || !right->folder
                ? left->folder == right->folder
                : strcmp(left->folder, right->folder) == 0);
}

static const char *keep(Session *session, const char *text)
{
    return text ? arena_copy(&session->watch_arena, text, strlen(text)) : NULL;
}

/* Whatever was asked for once is watched from then on. */
static void add(Session *session, Watcher watcher)
{
    for (uint32_t i = 0; i < session->watchers.count; i++)
        if (is_same(&session->watchers.items[i], &watcher))
            return;
    watcher.folder = keep(session, watcher.folder);
    watcher.pattern = keep(session, watcher.pattern);
    array_push(&session->watch_arena, &session->watchers, watcher);
}

/* A client that knows no folders of patterns gets a longer pattern. */
static void put_watcher(const Session *session, JsonWriter *json,
                        const Watcher *watcher)
{
    Arena arena = {0};
    const char *folder = watcher->folder;
    json_open(json, '{');
    if (folder && session->abilities.has_relative_patterns) {
        json_key(json, "globPattern");
        json_open(json, '{');
        json_put_text(json, "baseUri", str_from(uri_of_path(&arena, folder)));
        json_put_text(json, "pattern", str_from(watcher->pattern));
        json_close(json, '}');
    } else {
        const char *whole =
            file_join(&arena, folder ? plain_pattern(&arena, folder) : "",
                      watcher->pattern);
        json_put_text(json, "globPattern", str_from(whole));
    }
    json_close(json, '}');
    arena_free(&arena);
}

/* The watchers from the first that the client was not asked for. */
static void put_registration(Session *session, JsonWriter *json)
{
    uint32_t first = session->asked_watchers;
    const char *id = arena_format(&session->arena, "hotlint.%u", first);
    json_open(json, '{');
    json_put_text(json, "id", str_from(id));
    json_put_text(json, "method", STR("workspace/didChangeWatchedFiles"));
    json_key(json, "registerOptions");
    json_open(json, '{');
    json_key(json, "watchers");
    json_open(json, '[');
    for (uint32_t i = first; i < session->watchers.count; i++)
        put_watcher(session, json, &session->watchers.items[i]);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
}

static void ask(Session *session)
{
    JsonWriter json;
    Buffer buffer = {0};
    if (session->asked_watchers == session->watchers.count)
        return;
    session_begin_request(session, &json, &buffer, "client/registerCapability");
    json_open(&json, '{');
    json_key(&json, "registrations");
    json_open(&json, '[');
    put_registration(session, &json);
    json_close(&json, ']');
    json_close(&json, '}');
    json_close(&json, '}');
    session->asked_watchers = session->watchers.count;
    session_send(session, &buffer);
}

void session_watch_folders(Session *session)
{
    if (!session->abilities.registers)
        return;
    add(session, (Watcher){NULL, CONFIGURATIONS});
    ask(session);
}

static bool is_configuration(const char *path)
{
    const char *name = file_name(path);
    return strcmp(name, layer_own_file) == 0 ||
           strcmp(name, layer_pyproject) == 0;
}

/* As the client names it: absolute and without `..`. `working` is the working
 * folder, from which paths start. */
static const char *whole_path(Arena *arena, const char *working,
                              const char *path)
{
    const char *whole = file_join(arena, working, path);
    if (!path_has_parent(whole))
        return whole;
    const char *real = file_real_path(arena, whole);
    if (real)
        return real;
    const char *folder = file_real_path(arena, file_parent(arena, whole));
    return folder ? file_join(arena, folder, file_name(whole)) : whole;
}

static void add_source(Session *session, const char *path)
{
    Arena *arena = &session->arena;
    if (file_is(path, FILE_FOLDER))
        add(session, (Watcher){path, PAGES});
    else if (!is_configuration(path) ||
             !workspace_holds(&session->workspace, path))
        add(session, (Watcher){file_parent(arena, path),
                               plain_pattern(arena, file_name(path))});
}

void session_watch(Session *session, const Document *document)
{
    const char *working = file_real_path(&session->arena, ".");
    if (!session->abilities.registers)
        return;
    for (uint32_t i = 0; i < document->sources.count; i++)
        add_source(session, whole_path(&session->arena, working ? working : "/",
                                       document->sources.items[i]));
    ask(session);
}
