#ifndef HOTLINT_MODEL_REGEX_CHARACTER_H
#define HOTLINT_MODEL_REGEX_CHARACTER_H

/* What `re` makes of single characters. */

#include "model/regex_syntax.h"

typedef enum RegexKind {
    REGEX_KIND_UNKNOWN, /* not known here */
    REGEX_KIND_WORD,    /* `\w`, no digit */
    REGEX_KIND_DIGIT,   /* `\d`, and so `\w` */
    REGEX_KIND_SPACE,
    REGEX_KIND_OTHER
} RegexKind;

RegexKind regex_character_kind(uint32_t point, bool is_unicode);

/* Is it of `\w` under these flags? */
bool regex_character_is_word(uint32_t point, uint32_t flags);

/* Does a literal, a set or `.` match the character under these flags? The
 * kind of the character must be known, and without regard to case it must be
 * of ASCII, or of bytes. */
bool regex_character_fits(const RegexNode *step, uint32_t point,
                          uint32_t flags);

#endif
