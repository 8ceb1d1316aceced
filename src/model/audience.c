#include "model/audience.h"

#include "model/effect.h"
#include "model/guard.h"
#include "model/loop.h"
#include "model/mention.h"
#include "model/value.h"
#include "model/wait.h"

static bool holds(const Tree *tree, Node node, Str part)
{
    return node && str_contains(tree_text(tree, node), part);
}

/* What the statement before a flush writes is no whole line, or one that is
 * written over. */
static bool is_prompt(const Tree *tree, Node flush)
{
    if (!tree_child(tree, tree_child(tree, flush, FIELD_function),
                    FIELD_attribute))
        return false;
    Node before = tree_previous_named(tree, loop_statement_of(tree, flush));
    bool literal =
        holds(tree, before, STR("\"")) || holds(tree, before, STR("'"));
    Node loop = loop_whole(tree, loop_around(tree, flush));
    return holds(tree, before, STR("end=")) || holds(tree, loop, STR("\\r")) ||
           (literal && holds(tree, before, STR("write(")) &&
            !holds(tree, before, STR("\\n")));
}

/* `if verbose:`, `if debug_print:`, `if not quiet:` */
static bool is_asked_for(const Tree *tree, Node node)
{
    static const Str words[] = {STR_INIT("verbose"), STR_INIT("debug"),
                                STR_INIT("print"), STR_INIT("quiet"),
                                STR_INIT("progress")};
    for (; node; node = tree_parent(tree, node)) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_function_definition)
            return false;
        Node condition = kind == KIND_if_statement
                             ? tree_child(tree, node, FIELD_condition)
                             : NODE_NONE;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (holds(tree, condition, words[i]))
                return true;
    }
    return false;
}

/* The name that an expression begins with: `out` of `out.fileno()`. */
static Node first_name(Model *model, Node expression)
{
    Node end =
        expression ? tree_data(model_tree(model), expression)->next : NODE_NONE;
    for (Node node = expression; node < end; node++)
        if (tree_symbol(model_tree(model), node) && binding_of(model, node))
            return node;
    return NODE_NONE;
}

/* In one pass of many, in a branch in which nothing is written, or for a file
 * that the same pass has opened. */
static bool is_once_for_file(Model *model, Node flush, Node file, Node loop)
{
    const Tree *tree = model_tree(model);
    Node name = first_name(model, file);
    if (loop_seldom(tree, flush, loop))
        return true;
    return name && (!effect_carried(model, name, loop, false) ||
                    (loop_skips(tree, flush, loop) &&
                     !mention_beside(model, name, flush)));
}

/* `out.seek(0)`: what a pass writes, the next may write over or read. */
static bool goes_back(const Tree *tree, Node loop)
{
    Node end = tree_data(tree, loop)->next;
    for (Node node = loop; node < end; node++)
        if (tree_field(tree, node) == FIELD_attribute &&
            (str_is(tree_text(tree, node), "seek") ||
             str_is(tree_text(tree, node), "truncate")))
            return true;
    return false;
}

/* Made of a socket or of the descriptor of a pipe. */
static bool is_wire(Model *model, Node file)
{
    const Definition *from =
        binding_only(model, file ? binding_of(model, file) : 0);
    return from && from->value &&
           (holds(model_tree(model), from->value, STR("makefile")) ||
            holds(model_tree(model), from->value, STR("fdopen")));
}

const char *audience_expects(Model *model, Node flush, Node file)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_repeating(model, flush);
    if (wait_in_loop(tree, loop))
        return "the loop waits between two lines";
    if (is_once_for_file(model, flush, file, loop))
        return "not every pass does it to this file";
    if (goes_back(tree, loop))
        return "the loop goes back in the file";
    if (is_asked_for(tree, flush))
        return "the user has asked to see it";
    if (is_wire(model, file))
        return "the other side waits for it";
    Node behind = file ? value_behind(model, file) : NODE_NONE;
    bool screen = !behind || str_is(guard_dotted(model, behind), "sys.stdout");
    if (screen && is_prompt(tree, flush))
        return "the line goes on";
    if (behind && str_is(guard_dotted(model, behind), "sys.stderr"))
        return "stderr is there for progress";
    return NULL;
}
