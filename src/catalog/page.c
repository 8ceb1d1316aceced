#include "catalog/page.h"

#include "base/distance.h"
#include "base/file.h"
#include "base/markdown.h"

static const Str headings[PAGE_SECTION_COUNT] = {
    [PAGE_MATCH] = STR_INIT("Match"),  [PAGE_BAD] = STR_INIT("Bad"),
    [PAGE_GOOD] = STR_INIT("Good"),    [PAGE_NOT] = STR_INIT("Not"),
    [PAGE_FIX] = STR_INIT("Fix"),      [PAGE_BENCH] = STR_INIT("Bench"),
    [PAGE_LIMITS] = STR_INIT("Limits")};

/* The one language that a section's fences have. */
static const char *const languages[PAGE_SECTION_COUNT] = {
    [PAGE_HEAD] = "toml", [PAGE_MATCH] = "query", [PAGE_BAD] = "py",
    [PAGE_GOOD] = "py",   [PAGE_NOT] = "py",      [PAGE_FIX] = "py",
    [PAGE_BENCH] = "py",  [PAGE_LIMITS] = "py"};

typedef struct Reader {
    Arena *arena;
    Page *page;
    Error *error;
    Str line;        /* without its line break */
    uint32_t number; /* of `line` */
    size_t start;    /* offset of `line` */
    size_t next;     /* offset of the line behind it */
    PageSection section;
    size_t section_start; /* offset of the section's first line */
    size_t prose_start;   /* behind the toml fence; 0: no such fence yet */
    Str paragraph;        /* the last one since the last fence or heading */
    bool paragraph_ended; /* by a blank line */
    uint32_t fences;      /* in this section */
} Reader;

static bool fail_at(const Reader *reader, uint32_t line, uint32_t column,
                    const char *message)
{
    (void)error_set(reader->error, "%s", message);
    return error_at(reader->error, reader->page->path, line, column);
}

static bool fail_here(const Reader *reader, const char *message)
{
    return fail_at(reader, reader->number, 1, message);
}

static bool next_line(Reader *reader)
{
    Str text = reader->page->text;
    if (reader->next >= text.size)
        return false;
    size_t end = str_find_byte(text, '\n', reader->next);
    reader->start = reader->next;
    reader->next = end + 1;
    reader->number++;
    reader->line = str_slice(text, reader->start, end);
    if (str_ends_with(reader->line, STR("\r")))
        reader->line.size--;
    return true;
}

/* The page must be named as its file. */
static bool read_title(Reader *reader)
{
    Str file = str_from(file_name(reader->page->path));
    if (str_ends_with(file, STR(".md")))
        file.size -= 3;
    if (!next_line(reader) || !str_starts_with(reader->line, STR("# ")))
        return fail_at(reader, 1, 1,
                       arena_format(reader->arena,
                                    "a page begins with its title: `# %.*s`",
                                    STR_ARG(file)));
    Str name = str_trim(str_slice(reader->line, 1, reader->line.size));
    reader->page->name = name;
    if (!str_equal(name, file))
        return fail_at(
            reader, 1, 3,
            arena_format(reader->arena,
                         "the title `%.*s` is not the file's name, `%.*s`",
                         STR_ARG(name), STR_ARG(file)));
    return true;
}

static uint32_t line_of(const Reader *reader, size_t offset)
{
    uint32_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += reader->page->text.data[i] == '\n';
    return line;
}

static void set_prose(Reader *reader, size_t end)
{
    Str between = str_slice(reader->page->text, reader->prose_start, end);
    reader->page->prose = str_trim(between);
    size_t start = (size_t)(reader->page->prose.data - reader->page->text.data);
    reader->page->prose_line = line_of(reader, start);
}

static bool needs_fence(PageSection section)
{
    return section >= PAGE_MATCH && section <= PAGE_NOT;
}

/* Ends the section at `end`; `next` comes behind it, and none that every page
 * needs may be missing between the two. */
static bool end_section(Reader *reader, size_t end, PageSection next)
{
    Page *page = reader->page;
    page->sections[reader->section] =
        str_trim(str_slice(page->text, reader->section_start, end));
    if (!reader->prose_start)
        return fail_here(reader, "the ```toml fence is missing");
    if (reader->section == PAGE_HEAD)
        set_prose(reader, end);
    if (!page->prose.size)
        return fail_here(reader, "the prose behind the ```toml fence is "
                                 "missing");
    if (needs_fence(reader->section) && !reader->fences)
        return fail_at(reader, page->section_lines[reader->section], 1,
                       arena_format(reader->arena,
                                    "`## %.*s` has no ```%s fence",
                                    STR_ARG(headings[reader->section]),
                                    languages[reader->section]));
    for (int i = (int)reader->section + 1; i < (int)next; i++)
        if (needs_fence((PageSection)i))
            return fail_here(reader, arena_format(reader->arena,
                                                  "`## %.*s` is missing here",
                                                  STR_ARG(headings[i])));
    return true;
}

/* The section that the line names, or PAGE_HEAD with `error`. */
static PageSection find_heading(const Reader *reader)
{
    const Str *names = headings + PAGE_MATCH;
    size_t count = PAGE_SECTION_COUNT - PAGE_MATCH;
    if (!str_starts_with(reader->line, STR("## "))) {
        (void)fail_here(reader, "headings have the form `## Match`");
        return PAGE_HEAD;
    }
    Str name = str_trim(str_slice(reader->line, 3, reader->line.size));
    for (size_t i = 0; i < count; i++)
        if (str_equal(name, names[i]))
            return (PageSection)(PAGE_MATCH + i);
    (void)fail_at(
        reader, reader->number, 4,
        arena_format(reader->arena, "unknown heading `%.*s`%s", STR_ARG(name),
                     distance_hint(reader->arena, name, names, count)));
    return PAGE_HEAD;
}

static bool read_heading(Reader *reader)
{
    PageSection section = find_heading(reader);
    if (section == PAGE_HEAD)
        return false;
    Page *page = reader->page;
    if (page->section_lines[section])
        return fail_at(reader, reader->number, 4,
                       arena_format(reader->arena,
                                    "`## %.*s` is on line %u already",
                                    STR_ARG(headings[section]),
                                    page->section_lines[section]));
    if (section < reader->section)
        return fail_at(reader, reader->number, 4,
                       arena_format(reader->arena,
                                    "`## %.*s` must come before `## %.*s`",
                                    STR_ARG(headings[section]),
                                    STR_ARG(headings[reader->section])));
    if (!end_section(reader, reader->start, section))
        return false;
    page->section_lines[section] = reader->number;
    reader->section = section;
    reader->section_start = reader->next;
    reader->fences = 0;
    reader->paragraph = (Str){0};
    return true;
}

static uint32_t column_of_info(const Fence *fence)
{
    return (uint32_t)fence->mark.length + 1;
}

static bool check_language(const Reader *reader, const Fence *fence)
{
    const char *language = languages[reader->section];
    bool head = reader->section == PAGE_HEAD;
    if (!str_is(fence->language, language))
        return fail_at(
            reader, reader->number, column_of_info(fence),
            head
                ? "only a ```toml fence may stand before `## Match`"
                : arena_format(reader->arena, "`## %.*s` has ```%s fences only",
                               STR_ARG(headings[reader->section]), language));
    if (head && reader->fences)
        return fail_here(reader, "a page has one ```toml fence");
    return true;
}

static bool check_label(const Reader *reader, const Fence *fence)
{
    if (reader->section == PAGE_BENCH && !fence->label.size)
        return fail_at(reader, reader->number, column_of_info(fence),
                       "a fence of `## Bench` is one of: py setup, py slow, "
                       "py fast");
    if (reader->section != PAGE_BENCH && fence->label.size)
        return fail_at(reader, reader->number, column_of_info(fence) + 3,
                       arena_format(reader->arena,
                                    "`%.*s` is for fences of `## Bench`",
                                    STR_ARG(fence->label)));
    return true;
}

/* From the line behind the opening one to the closing one. */
static bool read_fence_text(Reader *reader, Fence *fence)
{
    size_t start = reader->next;
    while (next_line(reader)) {
        if (!markdown_closes(fence->mark, reader->line))
            continue;
        fence->text = str_slice(reader->page->text, start, reader->start);
        return true;
    }
    return fail_at(reader, fence->line - 1, 1, "the fence is not closed");
}

static bool read_fence(Reader *reader, FenceMark mark)
{
    Fence fence = {.section = reader->section,
                   .mark = mark,
                   .line = reader->number + 1,
                   .caption = str_trim(reader->paragraph)};
    Str info = str_slice(reader->line, mark.length, reader->line.size);
    if (!fence_read_info(reader->arena, info, &fence, reader->error))
        return error_at(reader->error, reader->page->path, reader->number, 1);
    if (!check_language(reader, &fence) || !check_label(reader, &fence) ||
        !read_fence_text(reader, &fence))
        return false;
    array_push(reader->arena, &reader->page->fences, fence);
    reader->fences++;
    reader->paragraph = (Str){0};
    if (reader->section == PAGE_HEAD)
        reader->prose_start = reader->next;
    return true;
}

static bool read_prose(Reader *reader)
{
    if (!str_trim(reader->line).size) {
        reader->paragraph_ended = true;
        return true;
    }
    if (!reader->prose_start)
        return fail_here(reader, "the ```toml fence must come first");
    Str *paragraph = &reader->paragraph;
    if (!paragraph->size || reader->paragraph_ended)
        *paragraph = reader->line;
    paragraph->size = reader->start + reader->line.size -
                      (size_t)(paragraph->data - reader->page->text.data);
    reader->paragraph_ended = false;
    return true;
}

static bool read_line(Reader *reader)
{
    FenceMark mark = markdown_opening(reader->line);
    if (mark.length)
        return read_fence(reader, mark);
    if (str_starts_with(reader->line, STR("#")))
        return read_heading(reader);
    return read_prose(reader);
}

bool page_read(Arena *arena, const char *path, Str text, Page *page,
               Error *error)
{
    *page = (Page){.path = path, .text = text};
    Reader reader = {.arena = arena, .page = page, .error = error};
    if (!read_title(&reader))
        return false;
    reader.section_start = reader.next;
    while (next_line(&reader))
        if (!read_line(&reader))
            return false;
    return end_section(&reader, text.size, PAGE_SECTION_COUNT);
}
