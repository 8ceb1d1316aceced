/* Scopes and names, by fixtures/model/binding_*.py. */

#include "model/binding.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const char *scope_word(const Tree *tree, const Scope *scope)
{
    switch (scope->kind) {
    case SCOPE_MODULE:
        return "module";
    case SCOPE_CLASS:
        return "class";
    case SCOPE_COMPREHENSION:
        return "comprehension";
    default:
        return tree_kind(tree, scope->node) == KIND_lambda ? "lambda"
                                                           : "function";
    }
}

static Str answer_binding(Modelled *modelled, const Mark *mark)
{
    Model *model = modelled->model;
    const Tree *tree = &modelled->tree;
    BindingId id = binding_of(model, mark->node);
    if (!id)
        return STR("none 0");
    const Binding *binding = binding_get(model, id);
    const Scope *scope = scope_get(model, binding->scope);
    Node name = scope->node == NODE_ROOT
                    ? NODE_NONE
                    : tree_child(tree, scope->node, FIELD_name);
    return str_from(arena_format(
        &modelled->arena, "%s%s%.*s %u", scope_word(tree, scope),
        name ? " " : "", STR_ARG(name ? tree_text(tree, name) : (Str){0}),
        binding->count));
}

static void binding_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("binding", MARK_PLAIN, answer_binding);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(binding_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
