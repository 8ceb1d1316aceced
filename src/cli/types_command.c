#include "catalog/ruleset.h"
#include "cli/commands.h"
#include "cli/inspection.h"
#include "model/type.h"

static bool is_listed(const Tree *tree, Node node)
{
    uint16_t kind = tree_kind(tree, node);
    return kind == KIND_call ||
           (kind == KIND_identifier && binding_is_name(tree, node));
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

static bool put_types(Inspection *inspection, Buffer *buffer, Error *error)
{
    if (!inspection_add_model(inspection, error))
        return false;
    for (Node node = NODE_ROOT; node < inspection->tree.count; node++)
        if (is_listed(&inspection->tree, node))
            put_type(inspection, buffer, node);
    return true;
}

ExitCode types_command(const Arguments *arguments)
{
    return inspection_run(arguments, &frozen_rules,
                          arguments->operands.items[0], put_types);
}
