#include "text/version.h"

static bool take_number(Str *text, uint32_t *number)
{
    size_t at = 0;
    *number = 0;
    while (at < text->size && at < 3 && text->data[at] >= '0' &&
           text->data[at] <= '9')
        *number = *number * 10 + (uint32_t)(text->data[at++] - '0');
    bool is_padded = at > 1 && text->data[0] == '0';
    *text = str_slice(*text, at, text->size);
    return at > 0 && !is_padded;
}

static Version version_of(uint32_t major, uint32_t minor)
{
    return major == 3 && minor < 100 ? (Version)(100 * major + minor) : 0;
}

Version version_parse(Str text)
{
    uint32_t major = 3;
    uint32_t minor = 0;
    if (str_starts_with(text, STR("py3")))
        text = str_slice(text, 3, text.size);
    else if (!take_number(&text, &major) || !str_starts_with(text, STR(".")))
        return 0;
    else
        text = str_slice(text, 1, text.size);
    bool read = take_number(&text, &minor);
    return read && text.size == 0 ? version_of(major, minor) : 0;
}

static bool compare(Version version, Str operator, Version bound, bool *valid)
{
    if (str_is(operator, ">="))
        return version >= bound;
    if (str_is(operator, "<="))
        return version <= bound;
    if (str_is(operator, ">"))
        return version > bound;
    if (str_is(operator, "<"))
        return version < bound;
    if (str_is(operator, "=="))
        return version == bound;
    *valid = false;
    return false;
}

bool version_matches(Version version, Str range, bool *valid)
{
    size_t at = 0;
    while (at < range.size && (range.data[at] < '0' || range.data[at] > '9'))
        at++;
    Version bound = version_parse(str_slice(range, at, range.size));
    *valid = bound != 0;
    return *valid && compare(version, str_slice(range, 0, at), bound, valid);
}
