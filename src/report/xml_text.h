#ifndef HOTLINT_REPORT_XML_TEXT_H
#define HOTLINT_REPORT_XML_TEXT_H

/* Text in XML 1.0, between tags or in an attribute's double quotes. What a
 * document must not hold (control characters, bytes that are no UTF-8, see
 * https://www.w3.org/TR/xml/#charsets) is written as `\xNN`. */

#include "base/buffer.h"

void xml_text(Buffer *buffer, Str text);

/* Writes ` key="value"`. */
void xml_attribute(Buffer *buffer, const char *key, Str value);
void xml_number(Buffer *buffer, const char *key, uint64_t value);

#endif
