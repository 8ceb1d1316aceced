#include "run/selection.h"

/* What was decided of a rule so far, and by how exact a selector. */
typedef struct Verdict {
    Exactness exactness;
    bool is_on;
} Verdict;

typedef struct Selecting {
    const SelectorScope *scope;
    Error *error;
    Exactness *exact;  /* of the selector being read, by rule */
    Verdict *verdicts; /* of selection_make; by rule */
} Selecting;

/* Reads a selector of a layer. On the command line one may name what other
 * projects have. */
static bool read_word(const Selecting *selecting, const Layer *layer, Str word,
                      const TomlValue *place)
{
    SelectorScope all = *selecting->scope;
    bool is_said = place->line > 0;
    all.hidden = NULL;
    if (!is_said &&
        !selector_read(&all, word, selecting->exact, selecting->error))
        return false;
    Error unknown = {0};
    if (selector_read(selecting->scope, word, selecting->exact,
                      is_said ? selecting->error : &unknown) ||
        !is_said)
        return true;
    return layer_fail_at(layer, place, selecting->error);
}

static bool apply(const Selecting *selecting, const Layer *layer, ConfigId id,
                  bool is_on)
{
    const TomlValue *array = layer_value(layer, id);
    const TomlValue *item = array ? array->first : NULL;
    for (; item; item = item->next) {
        if (!read_word(selecting, layer, item->text, item))
            return false;
        for (uint32_t i = 0; i < selecting->scope->rules->rule_count; i++)
            if (selecting->exact[i] &&
                selecting->exact[i] >= selecting->verdicts[i].exactness)
                selecting->verdicts[i] = (Verdict){selecting->exact[i], is_on};
    }
    return true;
}

/* `select` begins anew, but for what is ignored. */
static void forget_selected(const Selecting *selecting)
{
    for (uint32_t i = 0; i < selecting->scope->rules->rule_count; i++)
        if (selecting->verdicts[i].is_on)
            selecting->verdicts[i] = (Verdict){EXACT_NOT, false};
}

static bool apply_layer(const Selecting *selecting, const Layer *layer)
{
    if (layer_value(layer, CONFIG_select))
        forget_selected(selecting);
    return apply(selecting, layer, CONFIG_select, true) &&
           apply(selecting, layer, CONFIG_extend_select, true) &&
           apply(selecting, layer, CONFIG_ignore, false);
}

static Selecting start(const SelectorScope *scope, Error *error)
{
    uint32_t count = scope->rules->rule_count;
    Selecting selecting = {.scope = scope, .error = error};
    selecting.exact =
        arena_alloc(scope->arena, count * sizeof *selecting.exact);
    return selecting;
}

static Verdict *first_verdicts(const SelectorScope *scope)
{
    uint32_t count = scope->rules->rule_count;
    Verdict *verdicts = arena_alloc(scope->arena, count * sizeof *verdicts);
    for (uint32_t i = 0; i < count; i++)
        if (scope->rules->rules[i].default_on &&
            !(scope->hidden && scope->hidden[i]))
            verdicts[i] = (Verdict){EXACT_DEFAULT, true};
    return verdicts;
}

bool selection_make(const SelectorScope *scope, const Layers *layers,
                    Selection *selection, Error *error)
{
    uint32_t count = scope->rules->rule_count;
    Selecting selecting = start(scope, error);
    selecting.verdicts = first_verdicts(scope);
    for (uint32_t i = 0; i < layers->count; i++)
        if (!apply_layer(&selecting, &layers->items[i]))
            return false;
    selection->enabled = arena_alloc(scope->arena, count * sizeof(bool));
    selection->named = arena_alloc(scope->arena, count * sizeof(bool));
    for (uint32_t i = 0; i < count; i++) {
        Verdict verdict = selecting.verdicts[i];
        selection->enabled[i] = verdict.is_on;
        selection->named[i] = verdict.is_on && verdict.exactness == EXACT_RULE;
    }
    return true;
}

bool selection_add(const SelectorScope *scope, const Layer *layer,
                   const TomlValue *array, bool *set, Error *error)
{
    Selecting selecting = start(scope, error);
    for (const TomlValue *item = array->first; item; item = item->next) {
        if (!read_word(&selecting, layer, item->text, item))
            return false;
        for (uint32_t i = 0; i < scope->rules->rule_count; i++)
            set[i] = set[i] || selecting.exact[i] != EXACT_NOT;
    }
    return true;
}

/* Errors of keys are where the key is. */
static bool read_key(const Selecting *selecting, const Layer *layer,
                     const TomlValue *value)
{
    const TomlValue place = {.line = value->key_line,
                             .column = value->key_column};
    return read_word(selecting, layer, value->key, &place);
}

static void give(const Selecting *selecting, Str severity, Exactness *best,
                 Severity *severities)
{
    for (uint32_t i = 0; i < selecting->scope->rules->rule_count; i++) {
        if (!selecting->exact[i] || selecting->exact[i] < best[i])
            continue;
        best[i] = selecting->exact[i];
        severities[i] =
            str_is(severity, "note") ? SEVERITY_NOTE : SEVERITY_WARNING;
    }
}

bool selection_severities(const SelectorScope *scope, const Layers *layers,
                          const Severity **severities, Error *error)
{
    LayerItem at = {0};
    Selecting selecting = start(scope, error);
    uint32_t count = scope->rules->rule_count;
    Severity *result = arena_alloc(scope->arena, count * sizeof *result);
    Exactness *best = arena_alloc(scope->arena, count * sizeof *best);
    *severities = NULL;
    while (layers_next_item(layers, CONFIG_severity, &at)) {
        if (!read_key(&selecting, at.layer, at.item))
            return false;
        give(&selecting, at.item->text, best, result);
        *severities = result;
    }
    return true;
}
