#include "rules/rules.h"

#include "model/guard.h"
#include "model/import.h"
#include "model/load.h"

static bool is_replaced(const Question *question, Node node)
{
    const Table *table =
        rule_table(question->inquiry->rules, STR("replacements"));
    Str name = guard_dotted(question->model, node);
    return table_find_package(table, name, NULL) ||
           question_because(question, "nothing does what `%.*s` does",
                            STR_ARG(name));
}

/* Of `from m import a, b` the names, of `import m` what is read from it. */
static bool are_all_replaced(const Question *question, Node statement)
{
    const Tree *tree = question->tree;
    Node module = question_capture(question, "module");
    uint32_t at = 0;
    Node node = NODE_NONE;
    if (tree_kind(tree, statement) == KIND_import_statement) {
        while ((node = import_next_use(question->model, module, &at)))
            if (!is_replaced(question, node))
                return false;
        return true;
    }
    for (node = module; (node = tree_next_named(tree, node));)
        if (!is_replaced(question, node))
            return false;
    return true;
}

/* The files of a package load it whatever they import. */
Answer rule_slow_to_import_module(const Question *question)
{
    Str path = question->inquiry->path;
    Str key = question_row(question).key;
    if (load_is_in_package(question->model, key, path))
        return question_no(question, "it is a part of the package");
    return are_all_replaced(question, match_report(question->match))
               ? ANSWER_YES
               : ANSWER_NO;
}
