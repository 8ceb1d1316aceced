#ifndef HOTLINT_LSP_CHECKER_H
#define HOTLINT_LSP_CHECKER_H

/* What `hotlint check` would find in an open document. */

#include "lsp/document.h"
#include "lsp/transport.h"
#include "run/project.h"
#include "text/source.h"

/* What the command line says; outlives the server. */
typedef struct CheckerSettings {
    const RuleSet *rules; /* those that configurations name come to them */
    ConfigChoice choice;
    Assignment assignment; /* where there is no configuration */
} CheckerSettings;

/* Works out the assignment, in the arena of the command line. */
bool checker_settle(CheckerSettings *settings, Arena *arena,
                    Error *error) MUST_USE;

typedef struct Checker {
    Timing timing;
    Analyst analyst;
    const Transport *input; /* a check stops when more comes; NULL: it does
                             * not */
    bool is_common;         /* it knows the words of `settings->rules` */
    const CheckerSettings *settings;
} Checker;

/* A document and its findings. */
typedef struct Checked {
    const Document *document;
    Source source;
    Diagnostics diagnostics; /* none, where the text is none of Python */
    Arena *arena;            /* for more that lives as long */
} Checked;

void checker_init(Checker *checker, const CheckerSettings *settings);
void checker_free(Checker *checker);

/* Looks for findings, which live until checker_forget. `analyst.has_stopped`
 * tells whether it did not come to an end. */
void checker_check(Checker *checker, Document *document, Checked *checked);

/* The tree of a checked document; lives as long. */
Tree checker_tree(Checker *checker, const Checked *checked);

void checker_forget(Checker *checker);

/* Where an offset of the source is, as the client counts. */
Position checked_position(Checked *checked, uint32_t offset,
                          PositionEncoding encoding);

/* The offset in the source of a position. */
uint32_t checked_offset(const Checked *checked, Position position,
                        PositionEncoding encoding);

#endif
