#include "rules/rules.h"

#include "model/guard.h"
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
    if (type)
        return STR_IS_ANY(tree_word(question->tree, type->name), names);
    return !type_is(type_of(question->model, key).type, WORD_int) &&
           !guard_tests_class(question->tree, dict, dict);
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
    /* Misses are the common case in one that is empty first. */
    return mention_leaves_empty(question->model, dict,
                                match_report(question->match))
               ? ANSWER_YES
               : ANSWER_NOTE;
}
