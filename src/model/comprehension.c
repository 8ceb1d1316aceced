#include "model/comprehension.h"

#include "model/effect.h"
#include "model/import.h"
#include "model/loop.h"
#include "model/mention.h"
#include "model/state.h"
#include "model/value.h"

static bool is_target_part(uint16_t kind)
{
    return kind == KIND_identifier || kind == KIND_pattern_list ||
           kind == KIND_tuple_pattern || kind == KIND_list_pattern ||
           kind == KIND_list_splat_pattern;
}

static bool is_only_declared(Model *model, BindingId binding)
{
    const Definition *definition = NULL;
    while ((definition = binding_next(model, binding, definition)))
        if (definition->kind == DEFINITION_ANNOTATION)
            return true;
    return false;
}

const char *comprehension_target_refuted(Model *model, const FillLoop *fill)
{
    const Tree *tree = model->tree;
    Node end = tree_data(tree, fill->target)->next;
    ScopeId scope = scope_of(model, fill->loop);
    for (Node node = fill->target; node < end; node++) {
        if (tree_is_named(tree, node) && !is_target_part(tree_kind(tree, node)))
            return "the target is more than names";
        if (tree_kind(tree, node) != KIND_identifier)
            continue;
        BindingId binding = binding_of(model, node);
        if (!binding || binding_get(model, binding)->scope != scope)
            return "the target is a name of another scope";
        if (is_only_declared(model, binding))
            return "the target has an annotation";
    }
    return NULL;
}

/* What belongs to the function it stands in. */
static bool is_bound_to_frame(Model *model, Node node)
{
    static const char *const names[] = {"super", "locals", "vars",
                                        "dir",   "eval",   "exec"};
    uint16_t kind = tree_kind(model->tree, node);
    if (kind == KIND_await || kind == KIND_yield || kind == KIND_lambda ||
        kind == KIND_named_expression)
        return true;
    if (kind != KIND_identifier || binding_of(model, node) ||
        !binding_is_name(model->tree, node))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(tree_text(model->tree, node), names[i]))
            return true;
    return false;
}

static bool holds_frame(Model *model, Node expression)
{
    Node end = expression ? tree_data(model->tree, expression)->next : 0;
    for (Node node = expression; node < end; node++)
        if (is_bound_to_frame(model, node))
            return true;
    return false;
}

static bool holds(const Tree *tree, Node expression, uint16_t kind)
{
    Node end = expression ? tree_data(tree, expression)->next : 0;
    for (Node node = expression; node < end; node++)
        if (tree_kind(tree, node) == kind)
            return true;
    return false;
}

const char *comprehension_parts_refuted(Model *model, const FillLoop *fill)
{
    const Tree *tree = model->tree;
    uint16_t kind = tree_kind(tree, fill->value);
    if (kind == KIND_list_splat || kind == KIND_dictionary_splat ||
        kind == KIND_keyword_argument)
        return "what is appended is no expression";
    if (holds_frame(model, fill->value) || holds_frame(model, fill->condition))
        return "an expression needs the function's own frame";
    if (holds(tree, fill->iterable, KIND_named_expression) ||
        holds(tree, fill->iterable, KIND_yield))
        return "the iterable binds or yields";
    if (tree_kind(tree, fill->iterable) == KIND_expression_list)
        return "the iterable is several expressions";
    return NULL;
}

static bool mentions(Model *model, Node list, Node part)
{
    Node end = part ? tree_data(model->tree, part)->next : 0;
    return part && place_next(model, list, part, end);
}

static bool calls_something(const Tree *tree, const FillLoop *fill)
{
    return holds(tree, fill->value, KIND_call) ||
           holds(tree, fill->condition, KIND_call) ||
           holds(tree, fill->iterable, KIND_call);
}

/* Is the list seen outside of the `try` body that holds the loop? */
static bool survives_exception(Model *model, const FillLoop *fill)
{
    const Tree *tree = model->tree;
    if (tree_kind(tree, fill->list) != KIND_identifier)
        return false; /* see attribute_refuted */
    BindingId binding = binding_of(model, fill->list);
    Node child = fill->loop;
    for (Node node = tree_parent(tree, child); node;
         child = node, node = tree_parent(tree, child)) {
        uint16_t kind = tree_kind(tree, node);
        if (kind == KIND_function_definition || kind == KIND_class_definition)
            return false;
        if (kind != KIND_try_statement || tree_field(tree, child) != FIELD_body)
            continue;
        uint32_t at = 0;
        for (Node use = binding_use(model, binding, &at); use;
             use = binding_use(model, binding, &at))
            if (!tree_within(tree, use, child))
                return true;
    }
    return false;
}

/* A type comment between the two would be lost. */
static bool has_type_comment(const Tree *tree, Node from, Node until)
{
    for (uint32_t i = 0; i < tree->comment_count; i++) {
        Span span = tree->comments[i];
        if (span.start < tree_data(tree, from)->start ||
            span.start > tree_data(tree, until)->end)
            continue;
        Str text = str_slice(tree->text, span.start + 1, span.end);
        text = str_trim(text);
        if (str_starts_with(text, STR("type:")) &&
            !str_starts_with(str_trim(str_slice(text, 5, text.size)),
                             STR("ignore")))
            return true;
    }
    return false;
}

static bool reads_list(Model *model, const FillLoop *fill)
{
    return mentions(model, fill->list, fill->target) ||
           mentions(model, fill->list, fill->iterable) ||
           mentions(model, fill->list, fill->value) ||
           mentions(model, fill->list, fill->condition);
}

/* Methods and callbacks see an attribute grow; builtins and the library do
 * not look. */
static bool calls_unknown(Model *model, Node part)
{
    const Tree *tree = model->tree;
    Node end = part ? tree_data(tree, part)->next : NODE_ROOT;
    for (Node node = part; node < end; node++)
        if (tree_kind(tree, node) == KIND_call &&
            !import_qualified(model, tree_child(tree, node, FIELD_function)))
            return true;
    return false;
}

/* An attribute that was made empty in the line before. */
static const char *attribute_refuted(Model *model, const FillLoop *fill)
{
    const Tree *tree = model->tree;
    Node statement = loop_statement_of(tree, fill->loop);
    Node before = tree_previous_named(tree, statement);
    if (reads_list(model, fill) ||
        effect_rebound(model, fill->list, fill->loop))
        return "the loop reads the list";
    if (calls_unknown(model, fill->value) ||
        calls_unknown(model, fill->condition))
        return "what the loop calls may read the list";
    if (!before || !mention_assigned(tree, before, fill->list))
        return "the list is not made empty just before";
    if (tree_ancestor(tree, fill->loop, KIND_try_statement))
        return "what was gathered before an exception is used";
    return NULL;
}

static const char *list_name_refuted(Model *model, const FillLoop *fill)
{
    if (tree_kind(model->tree, fill->list) == KIND_attribute)
        return attribute_refuted(model, fill);
    BindingId binding = binding_of(model, fill->list);
    if (!binding ||
        binding_get(model, binding)->scope != scope_of(model, fill->loop))
        return "the list is a name of another scope";
    if (scope_get(model, scope_of(model, fill->loop))->kind == SCOPE_CLASS)
        return "a comprehension does not see the names of a class body";
    if (reads_list(model, fill))
        return "the loop reads the list";
    if (calls_something(model->tree, fill) &&
        binding_is_seen_by_functions(model, binding))
        return "what the loop calls may read the list";
    return NULL;
}

const char *comprehension_list_refuted(Model *model, const FillLoop *fill)
{
    const char *reason = list_name_refuted(model, fill);
    if (reason)
        return reason;
    Node before = mention_beside(model, fill->list, fill->loop);
    Node value =
        before ? mention_assigned(model->tree, before, fill->list) : NODE_NONE;
    if (!value || !value_is_empty(model, value) ||
        !type_is(type_of(model, value).type, WORD_list))
        return "the list is not made empty just before";
    if (survives_exception(model, fill))
        return "what was gathered before an exception is used";
    if (has_type_comment(model->tree, before, fill->loop))
        return "a type comment would be lost";
    return NULL;
}
