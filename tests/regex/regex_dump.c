/* Prints how hotlint reads regular expressions, for compare_cpython.py; called
 * as `regex_dump METHOD` what it finds in them, for confirm_findings.py.
 *
 * Each line of the input is `VERSION FLAGS KIND POINT POINT …`: `311 0 s 97 43`
 * is "a+" for Python 3.11, `b` instead of `s` a bytes pattern. Each line of the
 * output is `wrong`, `unknown`, or `FLAGS GROUPS TREE`; of findings `GROWTH
 * DEGREE IS_RESTART START END NANOSECONDS`, and with a comma before each the
 * characters of prefix, pump and suffix. */

#include "base/buffer.h"
#include "base/thread.h"
#include "model/regex_ambiguity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_list(Buffer *out, const RegexNode *first);

static const char *name_of(RegexOp op)
{
    switch (op) {
    case REGEX_GREEDY:
        return "greedy";
    case REGEX_LAZY:
        return "lazy";
    case REGEX_POSSESSIVE:
        return "possessive";
    case REGEX_ASSERT:
        return "assert";
    case REGEX_ASSERT_NOT:
        return "assert_not";
    case REGEX_ATOMIC:
        return "atomic";
    default:
        return "?";
    }
}

static void put_set(Buffer *out, const RegexNode *node)
{
    static const char kinds[] = "lrc";
    buffer_print(out, "(in%s", node->is_negated ? " ^" : "");
    for (uint32_t i = 0; i < node->item_count; i++)
        buffer_print(out, " %c%u-%u", kinds[node->items[i].kind],
                     node->items[i].low, node->items[i].high);
    buffer_put(out, STR(")"));
}

static void put_children(Buffer *out, const RegexNode *node)
{
    for (const RegexNode *arm = node->child; arm; arm = arm->next)
        put_list(out, arm->child);
    buffer_put(out, STR(")"));
}

static void put_node(Buffer *out, const RegexNode *node)
{
    switch (node->op) {
    case REGEX_LITERAL:
        buffer_print(out, "%u", node->value);
        return;
    case REGEX_NOT_LITERAL:
        buffer_print(out, "^%u", node->value);
        return;
    case REGEX_ANY:
        buffer_put(out, STR("any"));
        return;
    case REGEX_FAILURE:
        buffer_put(out, STR("failure"));
        return;
    case REGEX_IN:
        put_set(out, node);
        return;
    case REGEX_AT:
        buffer_print(out, "@%u", node->value);
        return;
    case REGEX_REFERENCE:
        buffer_print(out, "\\%u", node->value);
        return;
    case REGEX_BRANCH:
        buffer_put(out, STR("(branch"));
        put_children(out, node);
        return;
    case REGEX_CONDITIONAL:
        buffer_print(out, "(if %u", node->value);
        put_children(out, node);
        return;
    case REGEX_GROUP:
        buffer_print(out, "(group %u %u %u", node->value, node->add_flags,
                     node->del_flags);
        break;
    case REGEX_GREEDY:
    case REGEX_LAZY:
    case REGEX_POSSESSIVE:
        buffer_print(out, "(%s %u %u", name_of(node->op), node->min, node->max);
        break;
    default:
        buffer_print(out, "(%s %s", name_of(node->op),
                     node->is_behind ? "behind" : "ahead");
    }
    put_list(out, node->child);
    buffer_put(out, STR(")"));
}

static void put_list(Buffer *out, const RegexNode *first)
{
    buffer_put(out, STR("["));
    for (; first; first = first->next) {
        buffer_put(out, STR(" "));
        put_node(out, first);
    }
    buffer_put(out, STR("]"));
}

/* Reads VERSION, FLAGS, KIND and characters. */
static RegexText read_line(Arena *arena, char *line, Version *version,
                           uint32_t *flags)
{
    char *rest = line;
    *version = (Version)strtoul(rest, &rest, 10);
    *flags = (uint32_t)strtoul(rest, &rest, 10);
    rest += strspn(rest, " ");
    RegexText text = {.is_bytes = *rest++ == 'b'};
    uint32_t *points = arena_alloc(arena, (strlen(rest) + 1) * sizeof *points);
    while (*(rest += strspn(rest, " \n")))
        points[text.count++] = (uint32_t)strtoul(rest, &rest, 10);
    text.points = points;
    return text;
}

static void dump(Arena *arena, Buffer *out, char *line)
{
    Version version = 0;
    uint32_t flags = 0;
    RegexText text = read_line(arena, line, &version, &flags);
    Regex regex = regex_parse(arena, text, flags, version);
    if (regex.status != REGEX_READ) {
        bool wrong = regex.status == REGEX_WRONG;
        buffer_put(out, wrong ? STR("wrong\n") : STR("unknown\n"));
        return;
    }
    buffer_print(out, "%u %u ", regex.flags, regex.groups);
    put_list(out, regex.first);
    buffer_put(out, STR("\n"));
}

static void put_text(Buffer *out, RegexText text)
{
    buffer_put(out, STR(","));
    for (uint32_t i = 0; i < text.count; i++)
        buffer_print(out, " %u", text.points[i]);
}

static void find(Arena *arena, Buffer *out, char *line, RegexMethod method)
{
    static const char *const names[] = {"linear", "polynomial", "exponential"};
    Version version = 0;
    uint32_t flags = 0;
    uint64_t time = 0;
    RegexText text = read_line(arena, line, &version, &flags);
    thread_time();
    uint64_t since = thread_cpu_time();
    Regex regex = regex_parse(arena, text, flags, version);
    RegexFinding finding =
        regex_ambiguity_find(arena, &regex, text.is_bytes, method);
    thread_lap(&since, &time);
    buffer_print(out, "%s %u %d %u %u %llu", names[finding.growth],
                 finding.degree, finding.is_restart, finding.start, finding.end,
                 (unsigned long long)time);
    put_text(out, finding.prefix);
    put_text(out, finding.pump);
    put_text(out, finding.suffix);
    buffer_put(out, STR("\n"));
}

static RegexMethod method_of(const char *name)
{
    if (strcmp(name, "search") == 0)
        return REGEX_METHOD_SEARCH;
    return strcmp(name, "fullmatch") == 0 ? REGEX_METHOD_FULLMATCH
                                          : REGEX_METHOD_MATCH;
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t size = 0;
    Arena arena = {0};
    Buffer out = {0};
    while (getline(&line, &size, stdin) > 0) {
        if (argc > 1)
            find(&arena, &out, line, method_of(argv[1]));
        else
            dump(&arena, &out, line);
        arena_reset(&arena);
        fwrite(out.data, 1, out.size, stdout);
        out.size = 0;
    }
    buffer_free(&out);
    arena_free(&arena);
    free(line);
    return 0;
}
