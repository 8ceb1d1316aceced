#include "cli/commands.h"
#include "cli/inspection.h"
#include "cli/settings.h"
#include "model/loop.h"
#include "model/type.h"
#include "report/json_writer.h"

static bool is_name(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_identifier &&
           binding_is_name(tree, node);
}

static bool is_listed(const Tree *tree, Node node)
{
    return tree_kind(tree, node) == KIND_call || is_name(tree, node);
}

/* `line:column`, code, type and reason, with tabs between. */
static void put_type(Inspection *inspection, Buffer *buffer, Node node)
{
    const Tree *tree = &inspection->tree;
    Known known = type_of(inspection->model, node);
    inspection_put_place(inspection, buffer, tree_span(tree, node).start);
    buffer_put_byte(buffer, '\t');
    inspection_put_code(buffer, tree_text(tree, node));
    buffer_put_byte(buffer, '\t');
    buffer_put(buffer, type_text(inspection->model, known.type));
    buffer_print(buffer, "\t%s", known.reason);
    if (known.source) {
        uint32_t offset = tree_span(tree, known.source).start;
        buffer_print(buffer, " (line %u)",
                     source_line(&inspection->source, offset));
    }
    buffer_put_byte(buffer, '\n');
}

static bool put_text(Inspection *inspection, Buffer *buffer, Error *error)
{
    (void)error;
    inspection_add_model(inspection);
    for (Node node = NODE_ROOT; node < inspection->tree.count; node++)
        if (is_listed(&inspection->tree, node))
            put_type(inspection, buffer, node);
    return true;
}

/* Names and whatever has operands; literals and displays say it themselves. */
static bool is_expression(const Tree *tree, Node node)
{
    switch (tree_kind(tree, node)) {
    case KIND_call:
    case KIND_attribute:
    case KIND_subscript:
    case KIND_await:
    case KIND_binary_operator:
    case KIND_unary_operator:
    case KIND_boolean_operator:
    case KIND_conditional_expression:
    case KIND_list_comprehension:
    case KIND_set_comprehension:
    case KIND_dictionary_comprehension:
    case KIND_generator_expression:
        return true;
    default:
        return is_name(tree, node);
    }
}

static void put_string(JsonWriter *json, const char *key, Str text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_number(JsonWriter *json, const char *key, uint32_t number)
{
    json_key(json, key);
    json_number(json, number);
}

/* Offsets are of bytes in the file's text as UTF-8, without a BOM. */
static void put_object(Inspection *inspection, JsonWriter *json, Node node)
{
    const Tree *tree = &inspection->tree;
    Known known = type_of(inspection->model, node);
    Span span = tree_span(tree, node);
    json_open(json, '{');
    put_number(json, "start", span.start);
    put_number(json, "end", span.end);
    put_string(json, "type", type_text(inspection->model, known.type));
    put_string(json, "reason", str_from(known.reason));
    if (known.source)
        put_number(json, "source", tree_span(tree, known.source).start);
    json_key(json, "in_loop");
    json_boolean(json, loop_around(tree, node) != NODE_NONE);
    json_close(json, '}');
}

static bool put_json(Inspection *inspection, Buffer *buffer, Error *error)
{
    (void)error;
    inspection_add_model(inspection);
    buffer_put_byte(buffer, '[');
    bool first = true;
    for (Node node = NODE_ROOT; node < inspection->tree.count; node++) {
        if (!is_expression(&inspection->tree, node))
            continue;
        buffer_put(buffer, first ? STR("\n") : STR(",\n"));
        JsonWriter json = {.buffer = buffer};
        put_object(inspection, &json, node);
        first = false;
    }
    buffer_put(buffer, STR("\n]\n"));
    return true;
}

ExitCode types_command(const Arguments *arguments)
{
    ChoiceId style;
    Error error = {0};
    if (!settings_choice(arguments, OPTION_types_format, &style, &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    return inspection_run(arguments, arguments->operands.items[0],
                          style == STYLE_json ? put_json : put_text);
}
