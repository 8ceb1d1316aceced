#include "report/frame.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Drawing {
    Arena arena;
    Source source;
    Buffer buffer;
} Drawing;

static Drawing draw(Str text, Span span, Span related)
{
    Drawing drawing = {0};
    Error error = {0};
    bool is_loaded = source_from_bytes(&drawing.source, &drawing.arena, "x.py",
                                       text, &error);
    assert_true(is_loaded);
    Frame frame = {
        .source = &drawing.source,
        .span = span,
        .related = related,
        .label = STR("in this loop"),
    };
    frame_draw(&frame, &drawing.buffer);
    buffer_put_byte(&drawing.buffer, '\0');
    return drawing;
}

static void drawing_free(Drawing *drawing)
{
    buffer_free(&drawing->buffer);
    arena_free(&drawing->arena);
}

static void assert_drawn(Str text, Span span, Span related,
                         const char *expected)
{
    Drawing drawing = draw(text, span, related);
    assert_string_equal(drawing.buffer.data, expected);
    drawing_free(&drawing);
}

static const Span none = {0, 0};

static void frame_marks_a_span(void **state)
{
    (void)state;
    assert_drawn(STR("x = f(1)\n"), (Span){4, 8}, none,
                 "  |\n"
                 "1 | x = f(1)\n"
                 "  |     ^^^^\n");
}

static void frame_marks_an_empty_span_by_one_sign(void **state)
{
    (void)state;
    assert_drawn(STR("x ="), (Span){3, 3}, none,
                 "  |\n"
                 "1 | x =\n"
                 "  |    ^\n");
    assert_drawn(STR(""), (Span){0, 0}, none,
                 "  |\n"
                 "1 |\n"
                 "  | ^\n");
    assert_drawn(STR("x\n"), (Span){2, 2}, none,
                 "  |\n"
                 "2 |\n"
                 "  | ^\n");
}

static void frame_shows_the_first_line_of_many(void **state)
{
    (void)state;
    assert_drawn(STR("f(\r\n1)\r\n"), (Span){0, 6}, none,
                 "  |\n"
                 "1 | f(\n"
                 "  | ^^\n");
}

static void frame_puts_a_second_place_where_it_is(void **state)
{
    (void)state;
    Str text = STR("for x in y:\n    f(x)\n");
    assert_drawn(text, (Span){16, 20}, (Span){0, 10},
                 "  |\n"
                 "1 | for x in y:\n"
                 "  | ---------- in this loop\n"
                 "2 |     f(x)\n"
                 "  |     ^^^^\n");
    assert_drawn(text, (Span){0, 10}, (Span){16, 20},
                 "  |\n"
                 "1 | for x in y:\n"
                 "  | ^^^^^^^^^^\n"
                 "2 |     f(x)\n"
                 "  |     ---- in this loop\n");
}

static void frame_puts_two_places_below_one_line(void **state)
{
    (void)state;
    Str text = STR("[f(x) for x in y]");
    assert_drawn(text, (Span){1, 5}, (Span){6, 16},
                 "  |\n"
                 "1 | [f(x) for x in y]\n"
                 "  |  ^^^^ ---------- in this loop\n");
    assert_drawn(text, (Span){6, 16}, (Span){1, 5},
                 "  |\n"
                 "1 | [f(x) for x in y]\n"
                 "  |  ---- ^^^^^^^^^^\n"
                 "  |  in this loop\n");
}

static void frame_shows_a_second_place_inside_the_first(void **state)
{
    (void)state;
    assert_drawn(STR("f(x)"), (Span){0, 4}, (Span){2, 3},
                 "  |\n"
                 "1 | f(x)\n"
                 "  | ^^-^\n"
                 "  |   in this loop\n");
}

static void frame_hides_a_second_place_that_is_the_first(void **state)
{
    (void)state;
    assert_drawn(STR("f(x)"), (Span){0, 4}, (Span){0, 4},
                 "  |\n"
                 "1 | f(x)\n"
                 "  | ^^^^\n");
}

/* However long a line is, of what is drawn. */
static void frame_cuts_long_lines(void **state)
{
    (void)state;
    enum { SIZE = 100000, LIMIT = 512 };
    char *text = memset(malloc(SIZE), 'x', SIZE);
    const Span spans[] = {{0, 5},      {SIZE - 5, SIZE}, {5000, 5005},
                          {100, SIZE}, {SIZE, SIZE},     {155, 165},
                          {0, SIZE},   {159, 160},       {160, 161}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        Drawing drawing = draw((Str){text, SIZE}, spans[i], (Span){0, 3});
        assert_true(drawing.buffer.size < LIMIT);
        assert_non_null(strchr(drawing.buffer.data, '^'));
        drawing_free(&drawing);
    }
    free(text);
}

static void frame_cuts_between_code_points(void **state)
{
    (void)state;
    Arena arena = {0};
    Buffer buffer = {0};
    for (int i = 0; i < 1000; i++)
        buffer_put(&buffer, STR("日"));
    for (uint32_t at = 0; at < 3000; at += 3) {
        Drawing drawing = draw(buffer_view(&buffer), (Span){at, at + 3}, none);
        assert_null(strstr(drawing.buffer.data, "\\x"));
        drawing_free(&drawing);
    }
    buffer_free(&buffer);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame_marks_a_span),
        cmocka_unit_test(frame_marks_an_empty_span_by_one_sign),
        cmocka_unit_test(frame_shows_the_first_line_of_many),
        cmocka_unit_test(frame_puts_a_second_place_where_it_is),
        cmocka_unit_test(frame_puts_two_places_below_one_line),
        cmocka_unit_test(frame_shows_a_second_place_inside_the_first),
        cmocka_unit_test(frame_hides_a_second_place_that_is_the_first),
        cmocka_unit_test(frame_cuts_long_lines),
        cmocka_unit_test(frame_cuts_between_code_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
