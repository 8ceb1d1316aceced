#include "rules/rules.h"

typedef struct FilterName {
    Str name;
    Filter *filter;
} FilterName;

static const FilterName filters[] = {
#define FILTER(name) {STR_INIT(#name), rule_##name},
#include "rules/filters.def"
#undef FILTER
};

/* `list-pop-front` is `list_pop_front`. */
static bool is_name(Str function, Str page)
{
    if (function.size != page.size)
        return false;
    for (size_t i = 0; i < page.size; i++) {
        char byte = page.data[i] == '-' ? '_' : page.data[i];
        if (function.data[i] != byte)
            return false;
    }
    return true;
}

Filter *filter_find(Str name)
{
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++)
        if (is_name(filters[i].name, name))
            return filters[i].filter;
    return NULL;
}
