#include "catalog/freeze.h"

#include <math.h>
#include <stdio.h>

#include "syntax/tree.h"

static void put_string(Buffer *buffer, Str text)
{
    buffer_put(buffer, STR("\""));
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '\n')
            buffer_put(buffer, STR("\\n\"\n\""));
        else if (byte == '"' || byte == '\\' || byte == '?' || byte < 0x20 ||
                 byte >= 0x7F)
            buffer_print(buffer, "\\%03o", byte);
        else
            buffer_put_byte(buffer, (char)byte);
    }
    buffer_put(buffer, STR("\""));
}

static void put_str(Buffer *buffer, Str text)
{
    buffer_put(buffer, STR("{"));
    put_string(buffer, text);
    buffer_print(buffer, ", %zu}, ", text.size);
}

static void put_range(Buffer *buffer, Range range)
{
    buffer_print(buffer, "{%u, %u}, ", range.first, range.count);
}

/* C has no empty arrays: an empty table has one item of zeros. */
static void open_array(Buffer *buffer, const char *type, const char *name,
                       uint32_t count)
{
    buffer_print(buffer, "static const %s %s[%u] = {%s", type, name,
                 count ? count : 1, count ? "\n" : "0");
}

static void close_array(Buffer *buffer)
{
    buffer_put(buffer, STR("};\n\n"));
}

static void write_head(Buffer *buffer)
{
    buffer_put(buffer, STR("/* Made by hotlint-freeze from the rule pages. */\n"
                           "/* Pages are longer than the 4,095 characters "
                           "that C11 promises for a literal. */\n"
                           "#pragma GCC diagnostic ignored "
                           "\"-Woverlength-strings\"\n"
                           "#include \"catalog/ruleset.h\"\n"
                           "#include \"rules/rules.h\"\n"
                           "#include <math.h>\n\n"));
}

/* `rule_list_pop_front` for a rule with a filter. */
static void put_filter(Buffer *buffer, const Rule *rule)
{
    if (!rule->filter) {
        buffer_put(buffer, STR("0"));
        return;
    }
    buffer_put(buffer, STR("rule_"));
    for (size_t i = 0; i < rule->name.size; i++) {
        char byte = rule->name.data[i];
        buffer_put_byte(buffer, (char)(byte == '-' ? '_' : byte));
    }
}

static void write_rules(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "Rule", "rules", rules->rule_count);
    for (uint32_t i = 0; i < rules->rule_count; i++) {
        const Rule *rule = &rules->rules[i];
        buffer_put(buffer, STR("{"));
        put_str(buffer, rule->name);
        put_str(buffer, rule->code);
        put_str(buffer, rule->family);
        put_str(buffer, rule->message);
        put_str(buffer, rule->help);
        put_str(buffer, rule->page);
        buffer_print(buffer, "%d, %d, %d, %d, %u, %u, ", (int)rule->impact,
                     (int)rule->severity, rule->default_on, rule->user,
                     rule->min_python, rule->max_python);
        put_range(buffer, rule->patterns);
        put_range(buffer, rule->over);
        put_range(buffer, rule->evidence);
        put_range(buffer, rule->peers);
        put_range(buffer, rule->was);
        buffer_print(buffer, "%u, ", rule->gate);
        put_filter(buffer, rule);
        buffer_put(buffer, STR("},\n"));
    }
    close_array(buffer);
}

static void write_patterns(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "Pattern", "patterns", rules->pattern_count);
    for (uint32_t i = 0; i < rules->pattern_count; i++) {
        const Pattern *pattern = &rules->patterns[i];
        buffer_put(buffer, STR("{"));
        put_str(buffer, pattern->variant);
        put_str(buffer, pattern->message);
        put_str(buffer, pattern->help);
        buffer_print(buffer, "%d, %d, %u, ", (int)pattern->impact,
                     (int)pattern->severity, pattern->rule);
        put_range(buffer, pattern->nodes);
        put_range(buffer, pattern->checks);
        put_range(buffer, pattern->captures);
        buffer_print(buffer, "%u, %u, %u},\n", pattern->report, pattern->loop,
                     pattern->line);
    }
    close_array(buffer);
}

static void write_nodes(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "PatternNode", "nodes", rules->node_count);
    for (uint32_t i = 0; i < rules->node_count; i++) {
        const PatternNode *node = &rules->nodes[i];
        buffer_print(buffer, "{%u, %u, %u, %u, %u, %u, ", node->kind,
                     node->field, node->flags, node->next, node->capture,
                     node->word_is_wrong);
        put_range(buffer, node->words);
        put_range(buffer, node->without);
        buffer_put(buffer, STR("},\n"));
    }
    close_array(buffer);
}

static void write_checks(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "Check", "checks", rules->check_count);
    for (uint32_t i = 0; i < rules->check_count; i++) {
        const Check *check = &rules->checks[i];
        buffer_print(buffer, "{%u, %d, {%u, %u}, %u},\n", check->predicate,
                     check->negated, check->arguments.first,
                     check->arguments.count, check->line);
    }
    close_array(buffer);
    open_array(buffer, "Argument", "arguments", rules->argument_count);
    for (uint32_t i = 0; i < rules->argument_count; i++)
        buffer_print(buffer, "{%u, %u},\n", rules->arguments[i].capture,
                     rules->arguments[i].word);
    close_array(buffer);
}

static void write_strs(Buffer *buffer, const char *name, const Str *items,
                       uint32_t count)
{
    open_array(buffer, "Str", name, count);
    for (uint32_t i = 0; i < count; i++) {
        put_str(buffer, items[i]);
        buffer_put_byte(buffer, '\n');
    }
    close_array(buffer);
}

static void write_lists(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "Symbol", "word_lists", rules->word_list_count);
    for (uint32_t i = 0; i < rules->word_list_count; i++)
        buffer_print(buffer, "%u, ", rules->word_lists[i]);
    close_array(buffer);
    open_array(buffer, "uint8_t", "fields", rules->field_count);
    for (uint32_t i = 0; i < rules->field_count; i++)
        buffer_print(buffer, "%u, ", rules->fields[i]);
    close_array(buffer);
    open_array(buffer, "uint16_t", "rule_lists", rules->rule_list_count);
    for (uint32_t i = 0; i < rules->rule_list_count; i++)
        buffer_print(buffer, "%u, ", rules->rule_lists[i]);
    close_array(buffer);
    write_strs(buffer, "capture_names", rules->capture_names,
               rules->capture_name_count);
    write_strs(buffer, "texts", rules->texts, rules->text_count);
    write_strs(buffer, "words", rules->words, rules->word_count);
}

static void put_number(Buffer *buffer, double number)
{
    if (isnan(number))
        buffer_put(buffer, STR("NAN, "));
    else
        buffer_print(buffer, "%.17g, ", number + 0.0); /* -0 becomes 0 */
}

static void write_evidence(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "Evidence", "evidence", rules->evidence_count);
    for (uint32_t i = 0; i < rules->evidence_count; i++) {
        const Evidence *row = &rules->evidence[i];
        buffer_put(buffer, STR("{"));
        put_str(buffer, row->variant);
        buffer_print(buffer, "%u, ", row->version);
        put_str(buffer, row->build);
        buffer_print(buffer, "%u, ", row->size);
        put_str(buffer, row->unit);
        put_number(buffer, row->slow);
        put_number(buffer, row->fast);
        put_number(buffer, row->low);
        put_number(buffer, row->high);
        put_number(buffer, row->slow_growth);
        put_number(buffer, row->fast_growth);
        buffer_put(buffer, STR("},\n"));
    }
    close_array(buffer);
}

static void write_tables(Buffer *buffer, const RuleSet *rules)
{
    for (uint32_t i = 0; i < rules->table_count; i++) {
        const Table *table = &rules->tables[i];
        char name[32];
        (void)snprintf(name, sizeof name, "starts_%u", i);
        open_array(buffer, "uint32_t", name, table->count);
        for (uint32_t j = 0; j < table->count; j++)
            buffer_print(buffer, "%u, ", table->starts[j]);
        close_array(buffer);
    }
    open_array(buffer, "Table", "tables", rules->table_count);
    for (uint32_t i = 0; i < rules->table_count; i++) {
        const Table *table = &rules->tables[i];
        buffer_put(buffer, STR("{"));
        put_str(buffer, table->name);
        put_str(buffer, table->text);
        buffer_print(buffer, "starts_%u, %u},\n", i, table->count);
    }
    close_array(buffer);
}

static void write_ranges(Buffer *buffer, const char *name, const Range *items,
                         uint32_t count)
{
    open_array(buffer, "Range", name, count);
    for (uint32_t i = 0; i < count; i++) {
        put_range(buffer, items[i]);
        buffer_put_byte(buffer, '\n');
    }
    close_array(buffer);
}

static void write_dispatch(Buffer *buffer, const RuleSet *rules)
{
    open_array(buffer, "Trigger", "triggers", rules->trigger_count);
    for (uint32_t i = 0; i < rules->trigger_count; i++) {
        const Trigger *trigger = &rules->triggers[i];
        buffer_print(buffer, "{%u, %u, {%u, %u, %u, %u}},\n", trigger->pattern,
                     trigger->depth, trigger->fields[0], trigger->fields[1],
                     trigger->fields[2], trigger->fields[3]);
    }
    close_array(buffer);
    write_ranges(buffer, "by_kind", rules->by_kind, KIND_COUNT + 1);
    write_ranges(buffer, "by_word", rules->by_word, rules->word_count);
}

static void write_set(Buffer *buffer, const RuleSet *rules)
{
    buffer_put(buffer,
               STR("const RuleSet frozen_rules = {\n"
                   ".rules = rules, .patterns = patterns, .nodes = nodes,\n"
                   ".checks = checks, .arguments = arguments,\n"
                   ".word_lists = word_lists, .fields = fields,\n"
                   ".capture_names = capture_names,\n"
                   ".rule_lists = rule_lists, .texts = texts,\n"
                   ".evidence = evidence, .tables = tables, .words = words,\n"
                   ".triggers = triggers, .by_kind = by_kind,\n"
                   ".by_word = by_word,\n"));
    buffer_print(buffer,
                 ".rule_count = %u, .pattern_count = %u, .node_count = %u,\n"
                 ".check_count = %u, .argument_count = %u,\n"
                 ".word_list_count = %u, .field_count = %u,\n"
                 ".capture_name_count = %u, .rule_list_count = %u,\n",
                 rules->rule_count, rules->pattern_count, rules->node_count,
                 rules->check_count, rules->argument_count,
                 rules->word_list_count, rules->field_count,
                 rules->capture_name_count, rules->rule_list_count);
    buffer_print(buffer,
                 ".text_count = %u, .evidence_count = %u, .table_count = %u,\n"
                 ".word_count = %u, .trigger_count = %u};\n",
                 rules->text_count, rules->evidence_count, rules->table_count,
                 rules->word_count, rules->trigger_count);
}

void freeze_write(Buffer *buffer, const RuleSet *rules)
{
    write_head(buffer);
    write_rules(buffer, rules);
    write_patterns(buffer, rules);
    write_nodes(buffer, rules);
    write_checks(buffer, rules);
    write_lists(buffer, rules);
    write_evidence(buffer, rules);
    write_tables(buffer, rules);
    write_dispatch(buffer, rules);
    write_set(buffer, rules);
}
