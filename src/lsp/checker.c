#include "lsp/checker.h"

#include "run/assignment.h"
#include "run/known.h"

enum {
    BOM_BYTES = 3,
    BOM_UNITS = 1 /* of UTF-16 */
};

bool checker_settle(CheckerSettings *settings, Arena *arena, Error *error)
{
    Projects projects;
    projects_init(&projects, arena, &settings->choice);
    (void)projects_settle(&projects, settings->rules);
    projects_read_baselines(&projects);
    const Config *config = projects.outside.config;
    projects_free(&projects);
    *error = config->error;
    if (config->has_failed)
        return false;
    settings->assignment = config->assignment;
    assignment_prepare(&settings->assignment, arena, true);
    return true;
}

void checker_init(Checker *checker, const CheckerSettings *settings)
{
    *checker = (Checker){.settings = settings};
    analyst_init(&checker->analyst, &settings->assignment, &checker->timing);
}

void checker_free(Checker *checker)
{
    analyst_free(&checker->analyst);
}

/* The analyst knows the words of one set of rules. Sets of users' rules come
 * and go. */
static void assign(Checker *checker, const Assignment *assignment)
{
    const Str *common = checker->settings->rules->words;
    bool is_common = assignment->rules->words == common;
    if (!is_common || !checker->is_common) {
        analyst_free(&checker->analyst);
        analyst_init(&checker->analyst, assignment, &checker->timing);
    }
    checker->is_common = is_common;
    checker->analyst.assignment = assignment;
}

static bool has_more(const void *transport)
{
    return transport_has_more(transport);
}

/* As `check` does when this is the one file that it is given. */
static void drop_known(const Checker *checker, Checked *checked)
{
    const Document *document = checked->document;
    if (document->baseline && document->file && !checker->analyst.has_stopped)
        known_drop_alone(document->baseline, checked->arena, document->file,
                         &checked->source, &checked->diagnostics);
}

/* What `check` could not read has no findings here. */
void checker_check(Checker *checker, Document *document, Checked *checked)
{
    Error error = {0};
    Arena *arena = &checker->analyst.arena;
    FileFacts facts = {document->target, document->is_test, document->path};
    *checked = (Checked){.document = document, .arena = arena};
    assign(checker, &document->assignment);
    checker->analyst.pieces = &document->pieces;
    checker->analyst.recall = &document->recall;
    checker->analyst.is_stale = checker->input ? has_more : NULL;
    checker->analyst.context = checker->input;
    if (source_from_text(&checked->source, arena, document->uri.data,
                         buffer_view(&document->text), &error))
        analyst_check(&checker->analyst, checked->source.text, &facts,
                      &checked->diagnostics);
    else
        checked->source.text = (Str){"", 0};
    drop_known(checker, checked);
}

Tree checker_tree(Checker *checker, const Checked *checked)
{
    return analyst_tree(&checker->analyst, checked->source.text);
}

void checker_forget(Checker *checker)
{
    analyst_forget(&checker->analyst);
}

/* The source is without the mark at the front that the document may have. */
Position checked_position(Checked *checked, uint32_t offset,
                          PositionEncoding encoding)
{
    Source *source = &checked->source;
    bool is_utf8 = encoding == POSITION_UTF8;
    uint32_t line = source_line(source, offset);
    uint32_t column = is_utf8 ? offset - source_offset(source, line, 1)
                              : source_column_utf16(source, offset) - 1;
    if (line == 1 && source->has_bom)
        column += is_utf8 ? BOM_BYTES : BOM_UNITS;
    return (Position){line - 1, column};
}

uint32_t checked_offset(const Checked *checked, Position position,
                        PositionEncoding encoding)
{
    Str text = buffer_view(&checked->document->text);
    size_t offset = position_offset(text, position, encoding);
    size_t mark = checked->source.has_bom ? BOM_BYTES : 0;
    return offset < mark ? 0 : (uint32_t)(offset - mark);
}
