#include "syntax/parse.h"

#include "base/heap.h"
#include "base/thread.h"
#include "syntax/flat.h"

#include <stdlib.h>

const TSLanguage *tree_sitter_python(void);

/* The library's parser and tree are of one file and live in the heap, which
 * is reset for the next: cheaper than freeing node by node. */
struct Parser {
    Heap heap;
    TSParser *parser; /* NULL: nothing was parsed yet */
    TSTree *tree;     /* of the last text; NULL: `lr` has it */
    Lr lr;
};

/* Where the library's memory is while one of the functions below runs. */
static _Thread_local Heap *in_use;

static void *library_alloc(size_t size)
{
    return in_use ? heap_alloc(in_use, size) : malloc(size);
}

static void *library_zeroed(size_t count, size_t size)
{
    return in_use ? heap_zeroed(in_use, count * size) : calloc(count, size);
}

static void *library_resize(void *memory, size_t size)
{
    return in_use ? heap_resize(in_use, memory, size) : realloc(memory, size);
}

static void library_release(void *memory)
{
    if (in_use)
        heap_release(in_use, memory);
    else
        free(memory);
}

static void set_allocator(void)
{
    ts_set_allocator(library_alloc, library_zeroed, library_resize,
                     library_release);
}

Parser *parser_new(void)
{
    static ThreadOnce once = THREAD_ONCE;
    thread_once(&once, set_allocator);
    Parser *parser = memory_alloc(sizeof(Parser));
    lr_init(&parser->lr, tree_sitter_python());
    return parser;
}

void parser_free(Parser *parser)
{
    heap_free(&parser->heap);
    lr_free(&parser->lr);
    free(parser);
}

/* A parser of this file's own, so that nothing of the last is left. */
static void begin(Parser *parser)
{
    heap_reset(&parser->heap);
    parser->tree = NULL;
    parser->parser = ts_parser_new();
    bool fits = ts_parser_set_language(parser->parser, tree_sitter_python());
    if (!fits)
        abort(); /* the library and the grammar are linked together */
}

void parser_parse(Parser *parser, Str text)
{
    parser->tree = NULL;
    if (!parse_table_is_known(tree_sitter_python()) ||
        !lr_parse(&parser->lr, text))
        parser_parse_slowly(parser, text);
}

void parser_parse_slowly(Parser *parser, Str text)
{
    in_use = &parser->heap;
    begin(parser);
    parser->tree = ts_parser_parse_string(
        parser->parser, NULL, text.size ? text.data : "", (uint32_t)text.size);
    in_use = NULL;
}

static uint8_t flags_of(TSNode node)
{
    unsigned flags = ts_node_is_named(node) ? NODE_NAMED : 0;
    if (ts_node_has_error(node))
        flags |= NODE_HAS_ERROR;
    if (flags & NODE_HAS_ERROR && ts_node_is_missing(node))
        flags |= NODE_MISSING;
    return (uint8_t)flags;
}

/* Adds the cursor's node unless it is a comment or a line continuation. Until
 * the node is closed its `next` says how many children are to come. */
static bool add_node(Flat *flat, const TSTreeCursor *cursor, Node parent)
{
    TSNode node = ts_tree_cursor_current_node(cursor);
    NodeData data = {
        .kind = ts_node_symbol(node),
        .field = (uint8_t)ts_tree_cursor_current_field_id(cursor),
        .flags = flags_of(node),
        .start = ts_node_start_byte(node),
        .end = ts_node_end_byte(node),
        .parent = parent,
        .next = ts_node_child_count(node),
    };
    return flat_add(flat, data);
}

/* Goes to the next node in pre-order, closing the nodes left behind. Calls of
 * the cursor that would lead nowhere cost as much as others. */
static bool advance(Flat *flat, TSTreeCursor *cursor, Node *parent)
{
    NodeData *nodes = flat->nodes.items;
    while (*parent && !--nodes[*parent].next) {
        nodes[*parent].next = flat->nodes.count;
        *parent = nodes[*parent].parent;
        ts_tree_cursor_goto_parent(cursor);
    }
    return *parent && ts_tree_cursor_goto_next_sibling(cursor);
}

static void flatten(Flat *flat, TSTreeCursor *cursor)
{
    Node parent = NODE_NONE;
    do {
        while (add_node(flat, cursor, parent)) {
            Node node = flat->nodes.count - 1;
            if (!flat->nodes.items[node].next) {
                flat->nodes.items[node].next = node + 1;
                break;
            }
            parent = node;
            ts_tree_cursor_goto_first_child(cursor);
        }
    } while (advance(flat, cursor, &parent));
}

Tree parser_flatten(Parser *parser, Arena *arena, Interner *interner, Str text)
{
    Flat flat = flat_begin(arena, interner, text);
    if (parser->tree) {
        in_use = &parser->heap;
        TSTreeCursor cursor =
            ts_tree_cursor_new(ts_tree_root_node(parser->tree));
        flatten(&flat, &cursor);
        in_use = NULL;
    } else {
        flat_add_subtree(&flat, &parser->lr, parser->lr.root);
    }
    return flat_end(&flat);
}

/* An error around errors is what the parser made of them: the innermost one
 * is nearest to what is wrong. */
Node parse_broken(const Tree *tree)
{
    if (!(tree_data(tree, NODE_ROOT)->flags & NODE_HAS_ERROR))
        return NODE_NONE;
    Node broken = NODE_ROOT;
    Node end = tree->count;
    for (Node node = NODE_ROOT + 1; node < end; node++) {
        if (tree_is_broken(tree, node)) {
            broken = node;
            end = tree_data(tree, node)->next;
        }
    }
    return broken;
}
