/* What is shown of the place under the pointer. */

#include "lsp/session.h"
#include "run/directive.h"

/* Markdown, and what of the document it is about. */
typedef struct Hover {
    Buffer text;
    Span span;
} Hover;

static bool is_in(Span span, uint32_t offset)
{
    return span.start <= offset && offset <= span.end;
}

/* What is shown first decides what the editor marks. */
static void begin_part(Hover *hover, Span span)
{
    if (hover->text.size)
        buffer_put(&hover->text, STR("\n\n---\n\n"));
    else
        hover->span = span;
}

static void put_finding(Hover *hover, const Diagnostic *finding)
{
    const Rule *rule = finding->rule;
    begin_part(hover, finding->span);
    buffer_print(&hover->text, "**%.*s** (%.*s, %.*s)\n\n%.*s",
                 STR_ARG(rule->name), STR_ARG(rule->code),
                 STR_ARG(impact_name(finding->impact)),
                 STR_ARG(str_trim(rule_prose(rule))));
    if (finding->gain.size)
        buffer_print(&hover->text, "\n\nMeasured: %.*s",
                     STR_ARG(finding->gain));
}

static void put_findings(Hover *hover, const Checked *checked, uint32_t offset)
{
    for (uint32_t i = 0; i < checked->diagnostics.list.count; i++) {
        const Diagnostic *one = &checked->diagnostics.list.items[i];
        if (is_in(one->span, offset))
            put_finding(hover, one);
    }
}

static void put_silenced(Hover *hover, const RuleSet *rules, Str word)
{
    const Rule *rule = rule_find(rules, word);
    if (rule)
        buffer_print(&hover->text, "\n- **%.*s** (%.*s)", STR_ARG(rule->name),
                     STR_ARG(rule->code));
    else
        buffer_print(&hover->text, "\n- `%.*s`, which is no rule of hotlint",
                     STR_ARG(word));
}

static void put_directive(Hover *hover, const RuleSet *rules, Str text,
                          const Directive *directive)
{
    bool is_file = directive->kind == DIRECTIVE_IGNORE_FILE;
    begin_part(hover, directive->span);
    if (directive->kind == DIRECTIVE_BROKEN) {
        buffer_put(&hover->text, STR("hotlint cannot read this, so that it "
                                     "silences nothing"));
        return;
    }
    buffer_print(&hover->text, "Silences %s in this %s%s",
                 directive->count ? "findings" : "all rules",
                 is_file ? "file" : "statement", directive->count ? ":\n" : "");
    for (uint32_t i = 0; i < directive->count; i++)
        put_silenced(hover, rules,
                     str_slice(text, directive->words[i].start,
                               directive->words[i].end));
}

/* Does a `#` stand there, or before it on its line? */
static bool may_be_in_comment(Str text, uint32_t offset)
{
    size_t start = str_last_byte(str_slice(text, 0, offset), '\n');
    return str_contains(str_slice(text, start, (size_t)offset + 1), STR("#"));
}

/* The whole document is parsed for it. */
static void put_comment(Hover *hover, Checker *checker, const Checked *checked,
                        uint32_t offset)
{
    Tree tree = checker_tree(checker, checked);
    Directives directives = {0};
    for (uint32_t i = 0; i < tree.comment_count; i++)
        if (is_in(tree.comments[i], offset))
            directive_read(checked->arena, tree.text, tree.comments[i],
                           &directives);
    for (uint32_t i = 0; i < directives.count; i++)
        if (is_in(directives.items[i].span, offset))
            put_directive(hover, checked->document->assignment.rules, tree.text,
                          &directives.items[i]);
}

static void put_result(const Session *session, JsonWriter *json,
                       Checked *checked, const Hover *hover)
{
    if (!hover->text.size) {
        json_raw(json, STR("null"));
        return;
    }
    json_open(json, '{');
    json_key(json, "contents");
    json_open(json, '{');
    json_put_text(json, "kind", STR("markdown"));
    json_put_text(json, "value", buffer_view(&hover->text));
    json_close(json, '}');
    session_put_range(session, json, "range", checked, hover->span);
    json_close(json, '}');
}

bool hover_show(Session *session, const JsonValue *params, JsonWriter *result,
                Error *error)
{
    Position position;
    Checked checked;
    Hover hover = {0};
    Document *document = session_document(session, params, error);
    if (!document || !session_position(params, "position", &position, error))
        return false;
    checker_check(&session->checker, document, &checked);
    uint32_t offset =
        checked_offset(&checked, position, session->documents.encoding);
    put_findings(&hover, &checked, offset);
    if (may_be_in_comment(checked.source.text, offset))
        put_comment(&hover, &session->checker, &checked, offset);
    put_result(session, result, &checked, &hover);
    checker_forget(&session->checker);
    buffer_free(&hover.text);
    return true;
}
