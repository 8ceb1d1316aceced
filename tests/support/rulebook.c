#include "support/rulebook.h"

#include "engine/engine.h"
#include "engine/query.h"

void rulebook_open(Rulebook *book)
{
    *book = (Rulebook){.parser = parser_new()};
    builder_init(&book->builder, &book->arena, NULL);
    interner_init(&book->interner, &book->arena);
}

void rulebook_close(Rulebook *book)
{
    interner_free(&book->interner);
    builder_free(&book->builder);
    parser_free(book->parser);
    arena_free(&book->arena);
}

Rule *rulebook_rule(Rulebook *book, const char *name, const char *code)
{
    RuleBuilder *builder = &book->builder;
    Rule rule = {
        .name = str_from(name),
        .code = str_from(code),
        .family = STR("own"),
        .message = STR("m"),
        .impact = IMPACT_COMPLEXITY,
        .severity = SEVERITY_WARNING,
        .default_on = true,
        .patterns = {builder->patterns.count, 0},
        .gate = 100,
    };
    array_push(builder->arena, &builder->rules, rule);
    return &builder->rules.items[builder->rules.count - 1];
}

Pattern *rulebook_query(Rulebook *book, const char *query)
{
    RuleBuilder *builder = &book->builder;
    Rule *rule = &builder->rules.items[builder->rules.count - 1];
    QueryPlace place = {"page.md", 1};
    Pattern pattern = {
        .impact = rule->impact,
        .severity = rule->severity,
        .rule = (uint16_t)(builder->rules.count - 1),
        .line = 1,
    };
    book->error = (Error){0};
    if (!query_compile(builder, place, str_from(query), &pattern, &book->error))
        return NULL;
    array_push(builder->arena, &builder->patterns, pattern);
    rule->patterns.count++;
    return &builder->patterns.items[builder->patterns.count - 1];
}

void rulebook_table(Rulebook *book, const char *name, const char *text)
{
    Table table = table_make(&book->arena, str_from(name), str_from(text));
    array_push(&book->arena, &book->builder.tables, table);
}

static void parse(Rulebook *book, Str python)
{
    parser_parse(book->parser, python);
    book->tree =
        parser_flatten(book->parser, &book->arena, &book->interner, python);
}

Inquiry *rulebook_read(Rulebook *book, const char *python)
{
    book->rules = builder_finish(&book->builder);
    book->facts = engine_facts(book->rules);
    interner_free(&book->interner);
    interner_init(&book->interner, &book->arena);
    engine_preload(book->rules, &book->interner);
    parse(book, str_from(python));
    book->inquiry = (Inquiry){
        .rules = book->rules,
        .tree = &book->tree,
        .model =
            model_new(&book->arena, &book->tree, &book->facts, VERSION_DEFAULT),
        .arena = &book->arena,
        .target = VERSION_DEFAULT,
    };
    return &book->inquiry;
}
