#include "model/argument.h"

/* `f(x for x in xs)` has the generator in place of the list. */
static Node sole_generator(const Tree *tree, Node call)
{
    Node list = call ? tree_child(tree, call, FIELD_arguments) : NODE_NONE;
    return tree_kind(tree, list) == KIND_generator_expression ? list
                                                              : NODE_NONE;
}

static Node argument_list(const Tree *tree, Node call)
{
    Node list = call ? tree_child(tree, call, FIELD_arguments) : NODE_NONE;
    return tree_kind(tree, list) == KIND_argument_list ? list : NODE_NONE;
}

static bool has_name(const Tree *tree, Node argument, Str keyword)
{
    Node name = tree_child(tree, argument, FIELD_name);
    return keyword.size && str_equal(tree_text(tree, name), keyword);
}

static Argument found(Node value)
{
    return (Argument){ARGUMENT_GIVEN, value};
}

/* Behind a splat nobody knows which parameter an argument is for. */
static Argument listed(const Tree *tree, Node list, Parameter parameter)
{
    int position = 0;
    bool unknown = false;
    Node argument = tree_first_named(tree, list);
    for (; argument; argument = tree_next_named(tree, argument)) {
        switch (tree_kind(tree, argument)) {
        case KIND_list_splat:
            unknown |= parameter.position >= 0;
            break;
        case KIND_dictionary_splat:
            unknown |= parameter.keyword.size > 0;
            break;
        case KIND_keyword_argument:
            if (has_name(tree, argument, parameter.keyword))
                return found(tree_child(tree, argument, FIELD_value));
            break;
        default:
            if (position++ == parameter.position && !unknown)
                return found(argument);
        }
    }
    return (Argument){unknown ? ARGUMENT_UNKNOWN : ARGUMENT_ABSENT, NODE_NONE};
}

Argument argument_of(const Tree *tree, Node call, Parameter parameter)
{
    Node generator = sole_generator(tree, call);
    if (generator && parameter.position == 0)
        return found(generator);
    if (generator)
        return (Argument){ARGUMENT_ABSENT, NODE_NONE};
    Node list = argument_list(tree, call);
    if (!list)
        return (Argument){ARGUMENT_UNKNOWN, NODE_NONE};
    return listed(tree, list, parameter);
}

int argument_count(const Tree *tree, Node call)
{
    if (sole_generator(tree, call))
        return 1;
    Node list = argument_list(tree, call);
    int count = list ? 0 : -1;
    Node argument = list ? tree_first_named(tree, list) : NODE_NONE;
    for (; argument; argument = tree_next_named(tree, argument)) {
        uint16_t kind = tree_kind(tree, argument);
        if (kind == KIND_list_splat)
            return -1;
        count += kind != KIND_keyword_argument && kind != KIND_dictionary_splat;
    }
    return count;
}

bool argument_none(const Tree *tree, Node call)
{
    Node list = argument_list(tree, call);
    return list && !tree_first_named(tree, list);
}

bool argument_has_keywords(const Tree *tree, Node call)
{
    Node list = argument_list(tree, call);
    return list && (tree_child_of_kind(tree, list, KIND_keyword_argument) ||
                    tree_child_of_kind(tree, list, KIND_dictionary_splat));
}
