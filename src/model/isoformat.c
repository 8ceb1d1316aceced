#include "model/isoformat.h"

enum { FULL_ISO = 311 /* the version that reads all of ISO 8601 */ };

static bool take(Str *rest, Str part)
{
    if (!str_starts_with(*rest, part))
        return false;
    *rest = str_slice(*rest, part.size, rest->size);
    return true;
}

IsoFormat isoformat_of(Str format, Version target)
{
    if (!take(&format, STR("%Y-%m-%d")))
        return ISOFORMAT_NONE;
    if (!format.size)
        return ISOFORMAT_READ;
    if (!take(&format, STR("T%H:%M")) && !take(&format, STR(" %H:%M")))
        return ISOFORMAT_NONE;
    bool full = target >= FULL_ISO;
    if (take(&format, STR(":%S")) && full)
        (void)take(&format, STR(".%f"));
    if (full)
        (void)take(&format, STR("%z"));
    if (!format.size)
        return ISOFORMAT_READ;
    return str_is(format, "Z") ? ISOFORMAT_ZULU : ISOFORMAT_NONE;
}
