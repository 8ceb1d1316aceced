#include "engine/rule.h"

#include "base/array.h"
#include "base/distance.h"
#include "base/markdown.h"

static bool is_rule(const RuleSet *rules, const Rule *rule, Str word)
{
    if (str_equal(rule->name, word) || str_equal(rule->code, word))
        return true;
    for (uint32_t i = 0; i < rule->was.count; i++)
        if (str_equal(rules->texts[rule->was.first + i], word))
            return true;
    return false;
}

const Rule *rule_find(const RuleSet *rules, Str name_or_code)
{
    for (uint32_t i = 0; i < rules->rule_count; i++)
        if (is_rule(rules, &rules->rules[i], name_or_code))
            return &rules->rules[i];
    return NULL;
}

const char *rule_hint(Arena *arena, const RuleSet *rules, Str word)
{
    ARRAY(Str) names = {0};
    for (uint32_t i = 0; i < rules->rule_count; i++) {
        array_push(arena, &names, rules->rules[i].name);
        array_push(arena, &names, rules->rules[i].code);
    }
    return distance_hint(arena, word, names.items, names.count);
}

const Table *rule_table(const RuleSet *rules, Str name)
{
    for (uint32_t i = 0; i < rules->table_count; i++)
        if (str_equal(rules->tables[i].name, name))
            return &rules->tables[i];
    return NULL;
}

Str impact_name(Impact impact)
{
    static const Str names[] = {
        STR_INIT("complexity"),
        STR_INIT("latency"),
        STR_INIT("constant"),
        STR_INIT("memory"),
    };
    return names[impact];
}

Str severity_name(Severity severity)
{
    static const Str names[] = {STR_INIT("off"), STR_INIT("note"),
                                STR_INIT("warning")};
    return names[severity];
}

Str rule_prose(const Rule *rule)
{
    Str rest = rule->page;
    FenceMark metadata = {0, 0};
    while (rest.size) {
        Str line = str_take(&rest, '\n');
        if (markdown_closes(metadata, line))
            break;
        if (!metadata.length)
            metadata = markdown_opening(line);
    }
    return str_trim(str_slice(rest, 0, str_find(rest, STR("\n## "), 0)));
}
