#include "rules/rules.h"

#include "model/mention.h"
#include "model/type.h"
#include "model/value.h"

/* A KeyError of an item is proof enough of a mapping, save of those whose
 * `get` is no faster (`os.environ`), means another thing, or is not there; and
 * where a number may be the index of a list. */
static bool may_be_dict(const Question *question, Node dict, Node key)
{
    static const char *const names[] = {"dict", "collections.OrderedDict",
                                        "typing.Mapping",
                                        "typing.MutableMapping"};
    const Type *type = type_of(question->model, dict).type;
    for (size_t i = 0; type && i < sizeof names / sizeof *names; i++)
        if (str_is(tree_word(question->tree, type->name), names[i]))
            return true;
    return !type && !type_is(type_of(question->model, key).type, WORD_int);
}

/* Misses are the common case where the dictionary is visibly empty first. */
static bool begins_empty(const Question *question, Node dict)
{
    const Tree *tree = question->tree;
    Node report = match_report(question->match);
    Node before = mention_before(question->model, dict, report);
    Node value = before ? mention_assigned(tree, before, dict) : NODE_NONE;
    return before && (mention_clears(tree, before, dict) ||
                      (value && value_is_empty(question->model, value)));
}

Answer rule_exception_for_missing_key(const Question *question)
{
    Node dict = question_capture(question, "dict");
    if (!may_be_dict(question, dict, question_capture(question, "key")))
        return question_no(question, "it may be no dict");
    if (!value_is_ready(question->tree, question_capture(question, "key")))
        return question_no(question, "the key is computed");
    if (!value_is_ready(question->tree, question_capture(question, "default")))
        return question_no(question, "the default is computed");
    return begins_empty(question, dict) ? ANSWER_YES : ANSWER_NOTE;
}
