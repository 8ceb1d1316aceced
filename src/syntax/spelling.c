#include "syntax/spelling.h"

#include "syntax/grammar.h"
#include "syntax/tree.h"
#include "text/vocabulary.h"

typedef struct Spelling {
    uint16_t kind;
    const char *text;
} Spelling;

static const Spelling spellings[] = {
    {KIND_for_statement, "for"},
    {KIND_for_in_clause, "for"},
    {KIND_list_comprehension, "for"},
    {KIND_set_comprehension, "for"},
    {KIND_dictionary_comprehension, "for"},
    {KIND_generator_expression, "for"},
    {KIND_while_statement, "while"},
    {KIND_if_statement, "if"},
    {KIND_if_clause, "if"},
    {KIND_conditional_expression, "if"},
    {KIND_elif_clause, "elif"},
    {KIND_else_clause, "else"},
    {KIND_try_statement, "try"},
    {KIND_except_clause, "except"},
    {KIND_finally_clause, "finally"},
    {KIND_with_statement, "with"},
    {KIND_function_definition, "def"},
    {KIND_class_definition, "class"},
    {KIND_import_statement, "import"},
    {KIND_import_from_statement, "import"},
    {KIND_future_import_statement, "import"},
    {KIND_delete_statement, "del"},
    {KIND_return_statement, "return"},
    {KIND_raise_statement, "raise"},
    {KIND_assert_statement, "assert"},
    {KIND_break_statement, "break"},
    {KIND_continue_statement, "continue"},
    {KIND_pass_statement, "pass"},
    {KIND_global_statement, "global"},
    {KIND_nonlocal_statement, "nonlocal"},
    {KIND_lambda, "lambda"},
    {KIND_await, "await"},
    {KIND_yield, "yield"},
    {KIND_as_pattern, "as"},
    {KIND_aliased_import, "as"},
    {KIND_not_operator, "not"},
    {KIND_true, "True"},
    {KIND_false, "False"},
    {KIND_none, "None"},
    {KIND_ellipsis, "..."},
    {KIND_call, "("},
    {KIND_argument_list, "("},
    {KIND_subscript, "["},
    {KIND_list, "["},
    {KIND_dictionary, "{"},
    {KIND_set, "{"},
    {KIND_slice, LEXEME_PART},
    {KIND_pair, LEXEME_PART},
    {KIND_list_splat, "*"},
    {KIND_dictionary_splat, "**"},
    {KIND_keyword_argument, "="},
    {KIND_named_expression, ":="},
};

static bool is_listed(uint16_t kind, const uint16_t *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (kinds[i] == kind)
            return true;
    return false;
}

/* Operators and keywords are named by their text. `in` is also what a `for`
 * has, and brackets and commas say little. */
static Str token_spelling(Str name)
{
    static const char marks[] = "+-*/%@&|^~<>=!";
    bool letters = name.size > 0;
    bool operators = name.size > 0;
    for (size_t i = 0; i < name.size; i++) {
        letters &= name.data[i] >= 'a' && name.data[i] <= 'z';
        operators &= str_find_byte((Str)STR_INIT(marks), name.data[i], 0) <
                     sizeof marks - 1;
    }
    if (str_is(name, "not in"))
        return STR(LEXEME_IN);
    if (str_is(name, "is not"))
        return STR("is");
    return (letters || operators) && !str_is(name, "in") ? name : (Str){0};
}

Str spelling_of(uint16_t kind)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (spellings[i].kind == kind)
            return str_from(spellings[i].text);
    return grammar_is_token(kind) ? token_spelling(grammar_kind_name(kind))
                                  : (Str){0};
}

bool spelling_spans_lines(uint16_t kind)
{
    static const uint16_t kinds[] = {
        KIND_block,
        KIND_for_statement,
        KIND_while_statement,
        KIND_if_statement,
        KIND_elif_clause,
        KIND_else_clause,
        KIND_try_statement,
        KIND_except_clause,
        KIND_finally_clause,
        KIND_with_statement,
        KIND_match_statement,
        KIND_case_clause,
        KIND_function_definition,
    };
    return spelling_spans_functions(kind) ||
           is_listed(kind, kinds, sizeof kinds / sizeof *kinds);
}

bool spelling_is_loop(uint16_t kind)
{
    static const uint16_t kinds[] = {
        KIND_for_statement,        KIND_while_statement,
        KIND_list_comprehension,   KIND_set_comprehension,
        KIND_generator_expression, KIND_dictionary_comprehension,
    };
    return is_listed(kind, kinds, sizeof kinds / sizeof *kinds);
}

bool spelling_spans_functions(uint16_t kind)
{
    static const uint16_t kinds[] = {KIND_module, KIND_class_definition,
                                     KIND_decorated_definition};
    return is_listed(kind, kinds, sizeof kinds / sizeof *kinds);
}
