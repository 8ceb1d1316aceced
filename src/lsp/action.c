/* What the user can do about a finding. */

#include "lsp/session.h"
#include "report/format.h"
#include "run/annotate.h"
#include "run/directive.h"
#include "text/encoding.h"

/* The finding that actions are listed for. */
typedef struct Listing {
    Session *session;
    JsonWriter *json;
    Checked *checked;
    Tree tree; /* of the whole document */
    bool has_tree;
    const Diagnostic *finding;
} Listing;

static void begin_action(const Listing *listing, const char *title)
{
    JsonWriter *json = listing->json;
    json_open(json, '{');
    json_put_text(json, "title", str_from(title));
    json_put_text(json, "kind", STR(ACTION_KIND));
    json_key(json, "diagnostics");
    json_open(json, '[');
    session_put_finding(listing->session, json, listing->checked,
                        listing->finding);
    json_close(json, ']');
}

static const char *title_of(const Listing *listing, const char *form)
{
    return arena_format(listing->checked->arena, form,
                        STR_ARG(listing->finding->rule->name));
}

/* `{changes: {uri: [{range, newText}]}}` */
static void put_edit(const Listing *listing, const Insertion *insertion)
{
    JsonWriter *json = listing->json;
    Span span = {insertion->offset, insertion->offset};
    json_key(json, "edit");
    json_open(json, '{');
    json_key(json, "changes");
    json_open(json, '{');
    json_key(json, listing->checked->document->uri.data);
    json_open(json, '[');
    json_open(json, '{');
    session_put_range(listing->session, json, "range", listing->checked, span);
    json_put_text(json, "newText", insertion->text);
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
}

static void put_line_action(const Listing *listing)
{
    Arena *arena = listing->checked->arena;
    Insertions insertions = {0};
    Diagnostics one = {0};
    array_push(arena, &one.list, *listing->finding);
    annotate_findings(arena, &listing->tree, &one, &insertions);
    if (!insertions.list.count)
        return;
    begin_action(listing, title_of(listing, "Suppress %.*s on this line"));
    put_edit(listing, &insertions.list.items[0]);
    json_close(listing->json, '}');
}

/* Behind the list of rules of a comment that speaks for the file. */
static bool extend_comment(const Listing *listing, Insertion *insertion)
{
    const Tree *tree = &listing->tree;
    Arena *arena = listing->checked->arena;
    Directives directives = {0};
    for (uint32_t i = 0; i < tree->comment_count; i++)
        directive_read(arena, tree->text, tree->comments[i], &directives);
    for (uint32_t i = 0; i < directives.count; i++) {
        const Directive *one = &directives.items[i];
        if (one->kind != DIRECTIVE_IGNORE_FILE || !one->count)
            continue;
        insertion->offset = one->words[one->count - 1].end;
        insertion->text = str_from(title_of(listing, ", %.*s"));
        return true;
    }
    return false;
}

/* Behind the lines that must be the first ones. */
static uint32_t top_of(Str text)
{
    Str encoding = encoding_declared(text);
    size_t at = 0;
    if (encoding.size)
        at = (size_t)(encoding.data - text.data);
    else if (!str_starts_with(text, STR("#!")))
        return 0;
    size_t end = str_find_byte(text, '\n', at);
    return (uint32_t)(end < text.size ? end + 1 : end);
}

static void write_comment(const Listing *listing, Insertion *insertion)
{
    Str text = listing->tree.text;
    size_t end = str_find_byte(text, '\n', 0);
    bool has_return = end > 0 && end < text.size && text.data[end - 1] == '\r';
    insertion->offset = top_of(text);
    bool is_behind =
        insertion->offset > 0 && text.data[insertion->offset - 1] != '\n';
    const char *line_end = has_return ? "\r\n" : "\n";
    insertion->text = str_from(arena_format(
        listing->checked->arena, "%s# hotlint: ignore-file[%.*s]%s",
        is_behind ? line_end : "", STR_ARG(listing->finding->rule->name),
        line_end));
}

static void put_file_action(const Listing *listing)
{
    Insertion insertion;
    if (!extend_comment(listing, &insertion))
        write_comment(listing, &insertion);
    begin_action(listing, title_of(listing, "Suppress %.*s in this file"));
    put_edit(listing, &insertion);
    json_close(listing->json, '}');
}

static void put_page_action(const Listing *listing)
{
    JsonWriter *json = listing->json;
    const Rule *rule = listing->finding->rule;
    const char *title = title_of(listing, "Open the page of %.*s");
    if (!listing->session->abilities.shows_documents || rule->user)
        return;
    begin_action(listing, title);
    json_key(json, "command");
    json_open(json, '{');
    json_put_text(json, "title", str_from(title));
    json_put_text(json, "command", STR(ACTION_OPEN_PAGE));
    json_key(json, "arguments");
    json_open(json, '[');
    json_string(json, rule->code);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
}

/* Does the client ask for actions of our kind? */
static bool is_wanted(const JsonValue *only)
{
    if (!json_is(only, JSON_ARRAY))
        return true;
    for (const JsonValue *one = only->first; one; one = one->next)
        if (str_is(json_text(one), ACTION_KIND) || !json_text(one).size)
            return true;
    return false;
}

static void put_finding_actions(const Listing *listing)
{
    if (annotate_can_suppress(listing->finding)) {
        put_line_action(listing);
        put_file_action(listing);
    }
    put_page_action(listing);
}

/* Editors ask wherever the cursor goes, so that mostly no finding is there:
 * only for one is the whole document parsed. */
static void need_tree(Listing *listing)
{
    if (!listing->has_tree)
        listing->tree =
            checker_tree(&listing->session->checker, listing->checked);
    listing->has_tree = true;
}

static void put_actions(Listing *listing, Span range)
{
    const Diagnostics *findings = &listing->checked->diagnostics;
    for (uint32_t i = 0; i < findings->list.count; i++) {
        const Diagnostic *one = &findings->list.items[i];
        if (one->span.start > range.end || one->span.end < range.start)
            continue;
        listing->finding = one;
        need_tree(listing);
        put_finding_actions(listing);
    }
}

bool action_list(Session *session, const JsonValue *params, JsonWriter *result,
                 Error *error)
{
    Position start;
    Position end;
    Checked checked;
    const JsonValue *range = json_get(params, "range");
    Document *document = session_document(session, params, error);
    if (!document || !session_position(range, "start", &start, error) ||
        !session_position(range, "end", &end, error))
        return false;
    PositionEncoding encoding = session->documents.encoding;
    json_open(result, '[');
    if (is_wanted(json_get(json_get(params, "context"), "only"))) {
        checker_check(&session->checker, document, &checked);
        Listing listing = {
            .session = session, .json = result, .checked = &checked};
        put_actions(&listing, (Span){checked_offset(&checked, start, encoding),
                                     checked_offset(&checked, end, encoding)});
        checker_forget(&session->checker);
    }
    json_close(result, ']');
    return true;
}

static void show_page(Session *session, const Rule *rule)
{
    JsonWriter json;
    Buffer buffer = {0};
    session_begin_request(session, &json, &buffer, "window/showDocument");
    json_open(&json, '{');
    format_json_url(&json, "uri", rule);
    json_key(&json, "external");
    json_boolean(&json, true);
    json_close(&json, '}');
    json_close(&json, '}');
    session_send(session, &buffer);
}

bool action_run(Session *session, const JsonValue *params, JsonWriter *result,
                Error *error)
{
    const JsonValue *arguments = json_get(params, "arguments");
    Str code =
        json_is(arguments, JSON_ARRAY) ? json_text(arguments->first) : (Str){0};
    const Rule *rule =
        rule_find(session->checker.settings->assignment.rules, code);
    if (!str_is(json_text(json_get(params, "command")), ACTION_OPEN_PAGE))
        return error_set(error, "the one command is `%s`", ACTION_OPEN_PAGE);
    if (!rule || rule->user)
        return error_set(error, "the argument is no rule with a page");
    show_page(session, rule);
    json_raw(result, STR("null"));
    return true;
}
