/* Code in which other linters were wrong: no warning in any of it, as it
 * stands and as the body of a function, and notes only where the list of
 * cases allows them. */

#include "base/file.h"
#include "catalog/ruleset.h"
#include "support/snippet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SNIPPETS HOTLINT_SOURCE_DIR "/fixtures/must-not-flag/snippets.py"

enum { CASES = 134, NUMBER_SIZE = 5 /* FP001 */ };

static const char *const notes_allowed[] = {
    "FP016", "FP085", "FP086", "FP088", "FP091", "FP107", "FP112",
};

/* A finding of another kind than the case is about, and a true one. */
typedef struct TrueFinding {
    const char *number;
    const char *rule;
} TrueFinding;

static const TrueFinding true_findings[] = {
    {"FP008", "dedup-by-list-scan"},
    {"FP024", "counting-by-hand"},
};

/* So that names mean what they say. */
static const char imports[] =
    "import asyncio, enum, functools, json, logging, os, random, re, sys\n"
    "import time, unicodedata, collections, aiofiles, requests, trio\n"
    "import numpy as np\nimport pandas as pd\nimport polars as pl\n"
    "log = logging.getLogger()\n";

static bool is_true(Str number, Str rule)
{
    for (size_t i = 0; i < sizeof true_findings / sizeof true_findings[0]; i++)
        if (str_is(number, true_findings[i].number) &&
            str_is(rule, true_findings[i].rule))
            return true;
    return false;
}

static bool allows_note(Str number)
{
    for (size_t i = 0; i < sizeof notes_allowed / sizeof notes_allowed[0]; i++)
        if (str_is(number, notes_allowed[i]))
            return true;
    return false;
}

/* Takes the next case off the front; `*number` is `FP001`. */
static Str take_case(Str *rest, Str *number)
{
    size_t start = str_find(*rest, STR("\n# FP"), 0);
    size_t end = str_find(*rest, STR("\n# FP"), start + 1);
    Str text = str_slice(*rest, start + 1, end);
    *number = str_slice(text, 2, 2 + NUMBER_SIZE);
    *rest = str_slice(*rest, end, rest->size);
    return text;
}

static Str indented(Arena *arena, Str text)
{
    Buffer buffer = {0};
    buffer_print(&buffer, "%sdef run():\n", imports);
    while (text.size) {
        Str line = str_take(&text, '\n');
        buffer_print(&buffer, "    %.*s\n", STR_ARG(line));
    }
    Str copy = str_copy(arena, (Str){buffer.data, buffer.size});
    buffer_free(&buffer);
    return copy;
}

static uint32_t unwanted(Arena *arena, Str text, Str number, const char *form)
{
    Snippet snippet = {
        .path = SNIPPETS, .line = 1, .text = text, .target = VERSION_DEFAULT};
    Diagnostics found = snippet_check(arena, &frozen_rules, NULL, &snippet);
    uint32_t count = 0;
    for (uint32_t i = 0; i < found.list.count; i++) {
        const Diagnostic *one = &found.list.items[i];
        if ((one->severity == SEVERITY_NOTE && allows_note(number)) ||
            is_true(number, one->rule->name))
            continue;
        (void)fprintf(stderr, "%.*s, %s: %.*s (%.*s)\n", STR_ARG(number), form,
                      STR_ARG(one->rule->name),
                      STR_ARG(severity_name(one->severity)));
        count++;
    }
    return count;
}

static void nothing_is_found_in_sound_code(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    Str rest = {0};
    Str number = {0};
    uint32_t cases = 0;
    uint32_t wrong = 0;
    assert_true(file_read(&arena, SNIPPETS, 1 << 20, &rest, &error));
    for (;;) {
        Str text = take_case(&rest, &number);
        if (!text.size)
            break;
        wrong += unwanted(&arena, text, number, "as it stands");
        wrong +=
            unwanted(&arena, indented(&arena, text), number, "in a function");
        cases++;
    }
    assert_int_equal(cases, CASES);
    assert_int_equal(wrong, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_found_in_sound_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
