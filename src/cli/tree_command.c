#include "cli/commands.h"
#include "cli/inspection.h"
#include "report/display.h"
#include "syntax/grammar.h"

enum {
    INDENT = 2,
    INDENT_LIMIT = 100 /* deeper nodes are not indented more */
};

typedef struct Printing {
    Inspection *inspection;
    Buffer *buffer;
    bool shows_all; /* tokens that have no field, too */
    uint32_t depth; /* of the node at hand */
} Printing;

/* `identifier`, or `"+"` for a token. */
static void put_kind(const Printing *printing, Node node)
{
    const Tree *tree = &printing->inspection->tree;
    Str name = grammar_kind_name(tree_kind(tree, node));
    Buffer *buffer = printing->buffer;
    if (tree_is_named(tree, node)) {
        buffer_put(buffer, name);
        return;
    }
    buffer_put_byte(buffer, '"');
    display_escape(buffer, name);
    buffer_put_byte(buffer, '"');
}

/* `left: identifier 3:5-3:9 `name`` */
static void put_node(const Printing *printing, Node node)
{
    const Tree *tree = &printing->inspection->tree;
    Buffer *buffer = printing->buffer;
    uint32_t depth = printing->depth;
    buffer_fill(buffer, ' ',
                (size_t)INDENT * (depth < INDENT_LIMIT ? depth : INDENT_LIMIT));
    if (tree_field(tree, node))
        buffer_print(buffer, "%.*s: ",
                     STR_ARG(grammar_field_name(tree_field(tree, node))));
    if (tree_data(tree, node)->flags & NODE_MISSING)
        buffer_put(buffer, STR("MISSING "));
    put_kind(printing, node);
    Span span = tree_span(tree, node);
    buffer_put_byte(buffer, ' ');
    inspection_put_place(printing->inspection, buffer, span.start);
    buffer_put_byte(buffer, '-');
    inspection_put_place(printing->inspection, buffer, span.end);
    if (tree_is_named(tree, node) && !tree_first(tree, node) &&
        span.end > span.start) {
        buffer_put(buffer, STR(" `"));
        inspection_put_code(buffer, tree_text(tree, node));
        buffer_put_byte(buffer, '`');
    }
    buffer_put_byte(buffer, '\n');
}

static bool is_shown(const Printing *printing, Node node)
{
    const Tree *tree = &printing->inspection->tree;
    return printing->shows_all || tree_is_named(tree, node) ||
           tree_field(tree, node) ||
           tree_data(tree, node)->flags & NODE_MISSING;
}

/* In pre-order, so that a child follows its parent or a sibling's end. */
static bool put_tree(Inspection *inspection, Buffer *buffer, Error *error)
{
    (void)error;
    Printing printing = {
        .inspection = inspection,
        .buffer = buffer,
        .shows_all = option_is_given(inspection->arguments, OPTION_all),
    };
    const Tree *tree = &inspection->tree;
    Node parent = NODE_NONE;
    for (Node node = NODE_ROOT; node < tree->count; node++) {
        Node above = tree_parent(tree, node);
        if (above == node - 1 && node != NODE_ROOT)
            printing.depth++;
        else
            for (; parent != above; parent = tree_parent(tree, parent))
                printing.depth--;
        parent = above;
        if (is_shown(&printing, node))
            put_node(&printing, node);
    }
    return true;
}

ExitCode tree_command(const Arguments *arguments)
{
    return inspection_run(arguments, arguments->operands.items[0], put_tree);
}
