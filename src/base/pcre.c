#include "base/pcre.h"

#include <pcre2.h>
#include <stdlib.h>

enum {
    LONGEST_PATTERN = 32 * 1024,   /* bytes */
    LONGEST_SUBJECT = 1024 * 1024, /* bytes */
    HEAP_LIMIT = 20 * 1024,        /* KB of one search */
    STEPS = 10 * 1000 * 1000,      /* of one search; 0.1 s without JIT */
    FEWEST_STEPS = 1000            /* from one start in the subject */
};

struct Pcre {
    pcre2_code *code;
};

static bool report(Error *error, int code, size_t offset)
{
    PCRE2_UCHAR text[256] = "";
    (void)pcre2_get_error_message(code, text, sizeof text);
    return error_set(error, "bad pattern at byte %zu: %s", offset + 1,
                     (const char *)text);
}

static PCRE2_SPTR bytes_of(Str str)
{
    return (PCRE2_SPTR)(str.size ? str.data : "");
}

/* \C would cut a code point; limits that a pattern asks for can only lower
 * ours. Without JIT (a hardened kernel may refuse it) the search is slower. */
Pcre *pcre_compile(Str pattern, Error *error)
{
    if (pattern.size > LONGEST_PATTERN) {
        error_set(error, "is a pattern of %zu bytes, the limit is %d",
                  pattern.size, LONGEST_PATTERN);
        return NULL;
    }
    int failure = 0;
    size_t offset = 0;
    pcre2_code *code = pcre2_compile(bytes_of(pattern), pattern.size,
                                     PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
                                         PCRE2_NEVER_BACKSLASH_C,
                                     &failure, &offset, NULL);
    if (!code) {
        report(error, failure, offset);
        return NULL;
    }
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    Pcre *pcre = memory_alloc(sizeof *pcre);
    pcre->code = code;
    return pcre;
}

/* PCRE2 counts steps from each start anew; sharing them out over the starts
 * bounds the whole search. */
static uint32_t step_limit(Str subject)
{
    size_t limit = STEPS / (subject.size + 1);
    return limit < FEWEST_STEPS ? FEWEST_STEPS : (uint32_t)limit;
}

static int search(const Pcre *pcre, Str subject, pcre2_match_data *data,
                  pcre2_match_context *context)
{
    int result = pcre2_match(pcre->code, bytes_of(subject), subject.size, 0, 0,
                             data, context);
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = pcre2_match(pcre->code, bytes_of(subject), subject.size, 0,
                             PCRE2_NO_JIT, data, context);
    return result;
}

/* The result of pcre2_match: below 0 there is no match. */
static int search_bounded(const Pcre *pcre, Str subject)
{
    if (subject.size > LONGEST_SUBJECT)
        return PCRE2_ERROR_MATCHLIMIT;
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    int result = PCRE2_ERROR_NOMEMORY;
    if (data && context) {
        (void)pcre2_set_match_limit(context, step_limit(subject));
        (void)pcre2_set_heap_limit(context, HEAP_LIMIT);
        result = search(pcre, subject, data, context);
    }
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    return result;
}

bool pcre_matches(const Pcre *pcre, Str subject, bool *gave_up)
{
    int result = search_bounded(pcre, subject);
    if (result < 0 && result != PCRE2_ERROR_NOMATCH)
        *gave_up = true;
    return result >= 0;
}

void pcre_free(Pcre *pcre)
{
    if (!pcre)
        return;
    pcre2_code_free(pcre->code);
    free(pcre);
}
