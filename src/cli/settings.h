#ifndef HOTLINT_CLI_SETTINGS_H
#define HOTLINT_CLI_SETTINGS_H

/* What the values on the command line mean. False: `error` says what is
 * wrong with one. */

#include "catalog/ruleset.h"
#include "cli/options.h"
#include "cli/value_kind.h"
#include "report/format.h"
#include "run/project.h"

/* The rule with this name or code. */
bool settings_rule(const Arguments *arguments, const RuleSet *rules,
                   const char *word, const Rule **rule, Error *error) MUST_USE;

/* `--config`, `--isolated`, and the options that stand for keys of a
 * configuration. */
bool settings_config(const Arguments *arguments, ConfigChoice *choice,
                     Error *error) MUST_USE;

/* The project of the file or folder at `path`, settled; lives in the arena of
 * the arguments. */
bool settings_project(const Arguments *arguments, const char *path,
                      Project *project, Error *error) MUST_USE;

/* The rules of the project of the working folder. */
bool settings_rules(const Arguments *arguments, const RuleSet **rules,
                    Error *error) MUST_USE;

/* 0 where `--jobs` is not given. */
bool settings_jobs(const Arguments *arguments, uint32_t *jobs,
                   Error *error) MUST_USE;

/* `to_file`: what is written goes to no terminal. */
bool settings_color(const Arguments *arguments, bool to_file, bool *is_colored,
                    Error *error) MUST_USE;

/* The number that `text` is, or 0 when it is none from 1 to `limit`. */
uint32_t settings_count(Str text, uint32_t limit);

/* The choice that an option makes, without it the first. */
bool settings_choice(const Arguments *arguments, OptionId option,
                     ChoiceId *choice, Error *error) MUST_USE;

#endif
